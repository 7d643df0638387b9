import { followUpFormsOf } from '../search/languages/follow-ups/follow-ups.ts';
import type { FollowUpForms } from '../search/languages/follow-ups/forms.ts';

/** A time that is named without a year. */
export type RelativeTime = 'now' | 'before' | 'lastYear' | 'thisYear';

/** What a text would be after another one, by its words alone. */
export type FollowUp =
  /** Where it is from; with `isDoubt`, whether it is sure. */
  | { readonly kind: 'sources'; readonly isDoubt: boolean }
  /** The last answer in another language. */
  | { readonly kind: 'language'; readonly language: string }
  /** More of what was shown, one more, or others of its kind. */
  | { readonly kind: 'more' | 'another' | 'only' }
  /** Which of two the figure means. */
  | { readonly kind: 'alternative' }
  /** One of those that were shown, from 0; -1 is the last. `rest` is what is asked of it. */
  | { readonly kind: 'nth'; readonly at: number; readonly rest: string }
  /** Something else was meant. */
  | { readonly kind: 'correction'; readonly meant: string }
  | Ellipsis;

/** Half a sentence, or a whole one: what it asks is in `rest`. */
export interface Ellipsis {
  readonly kind: 'ellipsis';
  readonly rest: string;
  /** It begins or ends as a continuation does. */
  readonly isTied: boolean;
  /** It begins as a phrase does that is no sentence. */
  readonly isFragment: boolean;
  readonly hasPronoun: boolean;
  /** "Then": in the year of what was shown. */
  readonly isThen: boolean;
  readonly time: RelativeTime | undefined;
  /** Whose statistics are meant is said. */
  readonly isCount: boolean;
}

/** Longer texts stand on their own; in words. */
const MOST_WORDS = 14;

/** Reads a text as a follow-up in a language. Every text is one to some degree: `isTied` and `hasPronoun` say how much. */
export function readFollowUp(text: string, language: string): FollowUp | undefined {
  const forms = followUpFormsOf(language);
  if (!forms) return undefined;
  const plain = forms.plain(text);
  if (plain === '' || plain.split(' ').length > MOST_WORDS) return undefined;
  return wholeOf(plain, forms) ?? partOf(text, plain, forms) ?? ellipsisOf(text, plain, forms);
}

function wholeOf(plain: string, forms: FollowUpForms): FollowUp | undefined {
  const spoken = forms.inLanguage.exec(plain)?.groups?.['language'];
  const language = Object.entries(forms.languages).find(([, name]) => spoken?.search(name) === 0)?.[0];
  if (language !== undefined) return { kind: 'language', language };
  if (forms.source.test(plain)) return { kind: 'sources', isDoubt: false };
  if (forms.doubt.test(plain)) return { kind: 'sources', isDoubt: true };
  if (forms.another.test(plain)) return { kind: 'another' };
  if (forms.more.test(plain)) return { kind: 'more' };
  if (forms.onlyOne.test(plain)) return { kind: 'only' };
  return forms.alternative.test(plain) ? { kind: 'alternative' } : undefined;
}

function partOf(text: string, plain: string, forms: FollowUpForms): FollowUp | undefined {
  const nth = forms.nth.exec(plain)?.groups;
  if (nth) {
    const { ordinal, bare, number, rest = '' } = nth;
    const word = ordinal ?? bare;
    const at = word === undefined ? Number(number) - 1 : forms.ordinals.findIndex((one) => one.test(word));
    return { kind: 'nth', at: at === forms.ordinals.length - 1 ? -1 : at, rest: asTyped(text, plain, rest) };
  }
  for (const correction of forms.corrections) {
    const meant = correction.exec(plain)?.groups?.['meant'];
    if (meant !== undefined) return { kind: 'correction', meant: asTyped(text, plain, meant) };
  }
  return undefined;
}

function ellipsisOf(text: string, plain: string, forms: FollowUpForms): Ellipsis {
  const opening = forms.opening.exec(plain)?.[0] ?? '';
  const untied = plain.slice(opening.length);
  const closing = forms.closing.exec(untied)?.[0] ?? '';
  const said = untied.slice(0, untied.length - closing.length);
  const has = (pattern: RegExp) => said.search(pattern) >= 0;
  // A year is put in the place of "last year".
  const isRelative = has(forms.lastYear) || has(forms.thisYear);
  const rest = said.replace(forms.lastYear, ' ').replace(forms.thisYear, ' ').trim();
  return {
    kind: 'ellipsis',
    rest: isRelative ? rest : asTyped(text, plain, said),
    isTied: opening !== '' || closing !== '',
    isFragment: forms.fragment.test(said),
    hasPronoun: has(forms.pronoun),
    isThen: has(forms.atThatTime),
    time: (['lastYear', 'thisYear', 'now', 'before'] as const).find((time) => has(forms[time])),
    isCount: has(forms.count),
  };
}

/** Whether a word says something of what is asked in half a sentence. */
export function isSaying(word: string, language: string): boolean {
  const forms = followUpFormsOf(language);
  const plain = forms?.plain(word) ?? word;
  return ![forms?.filler, forms?.judgement, forms?.pronoun, forms?.now, forms?.before, forms?.atThatTime].some(
    (pattern) => pattern && plain.replace(pattern, '').trim() === '',
  );
}

/** A stretch of the plain text in the letters in which it was typed. */
function asTyped(text: string, plain: string, part: string): string {
  // What is typed in Latin letters is understood in the language's own.
  if (/\p{Script=Cyrillic}/u.test(plain) && !/\p{Script=Cyrillic}/u.test(text)) {
    return part.replace(/(?<=[аеиоуыэюя])и/gu, 'й');
  }
  const all = wordsOf(text.normalize('NFKC').replace(/['’ʼ`´]/gu, ''));
  const count = wordsOf(part).length;
  const before = wordsOf(plain.slice(0, plain.lastIndexOf(part))).length;
  return wordsOf(plain).length === all.length ? all.slice(before, before + count).join(' ') : part;
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The year that is meant, if it is one. @param today A date as in 2026-11-24. */
export function yearOf(time: RelativeTime, today: string): string | undefined {
  const year = Number(today.slice(0, 4));
  return time === 'lastYear' ? String(year - 1) : time === 'thisYear' ? String(year) : undefined;
}

/** '89, 23м: two digits by themselves in half a sentence, of the last century from the thirties on. */
export function shortYears(text: string): string[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}.,:])['’]?(\d\d)(?:-?(?:м|ом|й|году|г))?(?![\p{L}\p{N}]|[.,:]\d)/gu)].map(
    ([, digits = '']) => `${Number(digits) >= 30 ? '19' : '20'}${digits}`,
  );
}
