import type { Pack } from '../../pack.ts';

/** Words that only English has and that no name consists of alone. */
const ENGLISH =
  /(?<![\p{L}’'-])(?:the|of|and|with|for|from|by|to|has|have|had|been|were|which|that|their|its|this|these|after|between|during|would|first|about|than|more|at|on|is|are|as|it|in|was)(?![\p{L}’'-])/giu;
/** Of those, the ones that German has as well. */
const GERMAN_TOO = new Set(['in', 'was', 'war', 'on', 'at', 'as', 'it', 'by', 'to', 'first', 'has', 'is']);
/** A text that has so many English words was left in English; fewer may be a title. */
const MANY = 3;

/** The English that was left in a translation, apart from the names and titles that the pack has; undefined for none. */
export function englishLeft(text: string, language: string, names: ReadonlySet<string>): string | undefined {
  if (language === 'en') return undefined;
  const rest = withoutNames(text.replace(/[«„“"][^«»„“”"]*[»“”"]/gu, ' … '), names);
  if (language === 'ru' || language === 'kk') {
    const runs = rest.match(/[\p{Script=Latin}’'&-]+(?: [\p{Script=Latin}’'&-]+){3,}/gu) ?? [];
    return runs.find((run) => (run.match(ENGLISH) ?? []).some((word) => word === word.toLowerCase()));
  }
  const found = (rest.match(ENGLISH) ?? []).filter((word) => language !== 'de' || !GERMAN_TOO.has(word.toLowerCase()));
  return new Set(found.map((word) => word.toLowerCase())).size >= MANY ? found.join(' … ') : undefined;
}

/** Every name that may stand in a translation as it is: of things, publishers and the titles of what they published. */
export function namesOf(pack: Pack): ReadonlySet<string> {
  return new Set([
    ...pack.names.flat(),
    ...pack.facts.flatMap(({ entities, sources }) => [...entities, ...sources.map(({ publisher }) => publisher)]),
  ]);
}

function withoutNames(text: string, names: ReadonlySet<string>): string {
  let rest = text;
  for (const name of names) if (name.includes(' ')) rest = rest.replaceAll(name, '…');
  return rest;
}
