/** Words that only this language has and that no name consists of alone. */
const ENGLISH =
  /(?<![\p{L}’'-])(?:the|of|and|with|for|from|by|to|has|have|had|been|were|which|that|their|its|this|these|after|between|during|would|first|about|than|more|at|on|is|are|as|it|in|was)(?![\p{L}’'-])/giu;
const GERMAN =
  /(?<![\p{L}’'-])(?:der|die|das|des|dem|den|ein|eine|einer|einem|einen|und|oder|mit|für|von|vom|zu|zum|zur|ist|sind|war|waren|wurde|wurden|hat|haben|nicht|auch|nach|über|zwischen|bei|seit|durch|sowie|im|in|am|an|auf|als)(?![\p{L}’'-])/giu;
const WORDS = new Map([
  ['en', ENGLISH],
  ['de', GERMAN],
]);
/** Of those, the ones that the other of the two has as well. */
const SHARED = new Set('in was war on at as it by to first has is an am die hat den also bei des dem'.split(' '));
/** A text that has so many words of the original was left as it is; fewer may be a title. */
const MANY = 3;
const CYRILLIC = new Set(['ru', 'kk']);

/**
 * The words of the original that were left in a translation, apart from the names and titles that the pack has;
 * undefined for none, and where the words of its language are not known.
 * @param from The language of the original.
 * @param to The language of the translation.
 */
export function untranslated(text: string, from: string, to: string, names: ReadonlySet<string>): string | undefined {
  const words = WORDS.get(from);
  if (!words || from === to) return undefined;
  const rest = withoutNames(text.replace(/[«„“"][^«»„“”"]*[»“”"]/gu, ' … '), names);
  if (CYRILLIC.has(to)) {
    const runs = rest.match(/[\p{Script=Latin}’'&-]+(?: [\p{Script=Latin}’'&-]+){3,}/gu) ?? [];
    return runs.find((run) => (run.match(words) ?? []).some((word) => word === word.toLowerCase()));
  }
  const found = (rest.match(words) ?? []).filter((word) => !WORDS.has(to) || !SHARED.has(word.toLowerCase()));
  return new Set(found.map((word) => word.toLowerCase())).size >= MANY ? found.join(' … ') : undefined;
}

function withoutNames(text: string, names: ReadonlySet<string>): string {
  let rest = text;
  for (const name of names) if (name.includes(' ')) rest = rest.replaceAll(name, '…');
  return rest;
}
