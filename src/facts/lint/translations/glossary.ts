const CAPITALISED_BEFORE = '(?<![\\p{L}\\p{N}])(?:\\p{Lu}[\\p{L}-]* )?';
const CAPITALISED_AFTER = '(?: \\p{Lu}[\\p{L}-]*)?';

interface MissingName {
  readonly name: string;
  readonly accepted: readonly string[];
}

/**
 * The names of a glossary that an English text has and that its translation calls by none of the accepted strings. A
 * name within a longer one of the glossary is not looked for: "Astana" in "University of Astana".
 */
export function missingNames(
  english: string,
  translation: string,
  glossary: Readonly<Record<string, readonly string[]>>,
): MissingName[] {
  const shown = fold(translation);
  const names = Object.entries(glossary).toSorted(([a], [b]) => b.length - a.length);
  let rest = english;
  const missing: MissingName[] = [];
  for (const [name, accepted] of names) {
    const bare = `${RegExp.escape(name)}(?![\\p{L}\\p{N}])`;
    const standing = new RegExp(`${CAPITALISED_BEFORE}${bare}${CAPITALISED_AFTER}`, 'gu');
    // What is left as it is belongs to a longer name: "Berlin" in the title "Berlin Visual".
    const within = (found: string) => found !== name && translation.includes(found);
    const called = [...rest.matchAll(standing)].some(([found]) => !within(found));
    rest = rest.replace(new RegExp(`(?<![\\p{L}\\p{N}])${bare}`, 'gu'), '…');
    if (called && !accepted.some((string) => shown.includes(fold(string)))) missing.push({ name, accepted });
  }
  return missing;
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е');
}
