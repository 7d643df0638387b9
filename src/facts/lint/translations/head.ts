import type { PackLocale } from '../../pack.ts';
import type { Problem } from '../../problem.ts';
import type { Linted } from '../rule.ts';

/** What a language's own pack.yaml lacks of the words that people see. */
export function missingInHead({ pack, localePlaces }: Linted, { language, head }: PackLocale): Problem[] {
  const missing = (path: readonly string[], what: string): Problem => ({
    ...localePlaces.head(language, path),
    rule: 'translation-missing',
    message: `${what} is not translated`,
  });
  const problems: Problem[] = [];
  if (head.title === undefined) problems.push(missing([], 'the title'));
  if (head.about === undefined) problems.push(missing([], 'what the pack is about ("about")'));
  for (const id of Object.keys(pack.topics)) {
    if (head.topics[id] === undefined) problems.push(missing(['topics'], `the topic "${id}"`));
  }
  for (const [id, { counts = {} }] of Object.entries(pack.series)) {
    const series = head.series[id];
    if (series?.title === undefined) problems.push(missing(['series', id], `the title of the series "${id}"`));
    for (const count of Object.keys(counts)) {
      if (series?.counts?.[count] === undefined) {
        problems.push(missing(['series', id, 'counts'], `the count "${count}" of the series "${id}"`));
      }
    }
  }
  for (const { id } of pack.conflicts) {
    if (head.conflicts[id] === undefined) problems.push(missing(['conflicts'], `the conflict "${id}"`));
  }
  return problems;
}
