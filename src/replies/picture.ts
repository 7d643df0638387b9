import { describeCard, sourcesOf } from '../charts/describe.ts';
import type { Card, PictureModel } from '../charts/model.ts';
import type { Pictures } from '../charts/renderer.ts';
import type { Picture, Reply } from '../chat/reply.ts';
import { isFromSharedSource, type Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import { formatPeriod } from '../i18n/format-date.ts';
import type { Translator } from '../i18n/translator.ts';

const MOST_SOURCES_LENGTH = 160;

/** One fact to be passed on: its topic, the short answer, the statement, as of when, and who says so. */
export function buildCard(pack: Pack, fact: Fact, t: Translator): Card {
  return {
    kind: 'card',
    heading: pack.topics[fact.topic]?.title ?? fact.topic,
    answer: fact.answer,
    statement: fact.statement,
    asOf:
      fact.date !== null
        ? t('answer.as-of', { date: formatPeriod(fact.date, t.locale) })
        : isFromSharedSource(pack, fact)
          ? ''
          : t('answer.as-of-undated', {}),
    caution: cautionOn(pack, fact, t),
    sources: sourcesOf(fact.sources, pack, MOST_SOURCES_LENGTH, t),
    footer: pack.title,
    topic: Object.keys(pack.topics).indexOf(fact.topic),
  };
}

/** The short answer and the statement, with which every reply about a fact begins. */
const SAID_BY_CARD = 2;

/**
 * A reply's picture of the fact that it is about, as a card that stands for the first blocks of its body; undefined if
 * it could not be drawn.
 */
export async function drawCardOf(
  pack: Pack,
  fact: Fact,
  t: Translator,
  { draw }: Pick<Pictures, 'draw'>,
): Promise<Picture | undefined> {
  const card = buildCard(pack, fact, t);
  const png = await draw(card);
  return png && { png, name: `${fact.id}.png`, alt: describeCard(card, t), replacesBlocks: SAID_BY_CARD };
}

function cautionOn(pack: Pack, fact: Fact, t: Translator): string {
  if (fact.status === 'disputed') return t('answer.contested', {});
  return fact.status === 'single-source' && !isFromSharedSource(pack, fact) ? t('answer.single-source', {}) : '';
}

/** The reply with a picture, or with a word on why there is none: what it says stands in the reply all the same. */
export async function illustrate(
  reply: Reply,
  { model, name, ...picture }: Omit<Picture, 'png'> & { readonly model: PictureModel },
  pictures: Pictures,
  t: Translator,
): Promise<Reply> {
  const png = await pictures.draw(model);
  return withPicture(reply, png && { ...picture, png, name: `${name}.png` }, t);
}

/** The reply with a picture that has been drawn, or with a word on why there is none. */
export function withPicture(reply: Reply, picture: Picture | undefined, t: Translator): Reply {
  if (picture) return { ...reply, picture };
  return { ...reply, body: [...reply.body, { kind: 'note', text: t('picture.failed', {}) }] };
}
