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
    const standing = new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(name)}(?![\\p{L}\\p{N}])`, 'gu');
    const without = rest.replace(standing, '…');
    if (without === rest) continue;
    rest = without;
    if (!accepted.some((string) => shown.includes(fold(string)))) missing.push({ name, accepted });
  }
  return missing;
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е');
}
