import type { Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import { formatPeriod } from '../locales/dates.ts';
import type { Words } from '../locales/words.ts';
import type { Card } from './picture.ts';
import { sourcesOf } from './sources.ts';

const MOST_SOURCES_LENGTH = 160;

/** One fact to be passed on: its topic, the short answer, the statement, as of when, and who says so. */
export function buildCard(pack: Pack, fact: Fact, words: Words): Card {
  return {
    kind: 'card',
    heading: pack.topics[fact.topic]?.title ?? fact.topic,
    answer: fact.answer,
    statement: fact.statement,
    asOf:
      fact.date === null
        ? words('answer.as-of-undated', {})
        : words('answer.as-of', { date: formatPeriod(fact.date, words.locale) }),
    caution: cautionOn(fact, words),
    sources: sourcesOf(fact.sources, MOST_SOURCES_LENGTH, words),
    footer: pack.title,
    topic: Object.keys(pack.topics).indexOf(fact.topic),
  };
}

function cautionOn({ status }: Fact, words: Words): string {
  if (status === 'disputed') return words('answer.contested', {});
  return status === 'single-source' ? words('answer.single-source', {}) : '';
}
