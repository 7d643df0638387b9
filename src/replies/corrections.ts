import type { Block } from '../chat/reply.ts';
import type { Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import { formatPeriod } from '../i18n/format-date.ts';
import type { Translator } from '../i18n/translator.ts';

/** What the community says is wrong with the fact. */
export function corrections({ id }: Pick<Fact, 'id'>, pack: Pack, t: Translator): Block[] {
  const own = pack.corrections?.filter(({ fact }) => fact === id) ?? [];
  return own.map(({ day, right, source: { publisher, url } }) => ({
    kind: 'paragraph',
    text: [
      { bold: t('local.corrected', { date: formatPeriod(day, t.locale), right }) },
      ' – ',
      url === null ? publisher : { link: publisher, url },
    ],
  }));
}
