import { factRule } from './rules.ts';

/** "Yes" and "no" of the languages in which questions are understood. */
const YES = /^(?:yes|ja|да|иә)(?![\p{L}\p{N}-])/iu;
/** The words for "no" also begin plain answers ("No date is set"), so that they count only where a pause follows. */
const NO = /^(?:no|nein|нет|жоқ)(?:\s*[,.;:!–—-]|$)/iu;

/**
 * A short answer is shown to questions that its writer did not see, also to their opposite ("Is it forbidden?"), so that
 * it must not begin with yes or no.
 */
export const headlines = factRule('yes-or-no', ({ answer, answers = {} }) =>
  [answer, ...Object.values(answers)]
    .filter((text) => text !== undefined && (YES.test(text) || NO.test(text)))
    .map((text) => `“${text}” begins with yes or no; say what is so, since the question may be the opposite`),
);
