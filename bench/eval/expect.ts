/**
 * Whether a shown answer contains what is expected. `expected` lists alternatives with a bar between them. A match may
 * end inside a word, so that stems cover inflected forms, but not begin inside one; beside a digit no other digit may stand.
 */
export function contains(text: string, expected: string): boolean {
  const shown = normal(text);
  return expected.split('|').some((alternative) => {
    const wanted = normal(alternative);
    for (let at = shown.indexOf(wanted); at >= 0; at = shown.indexOf(wanted, at + 1)) {
      const before = lastCharacter(shown.slice(0, at));
      const after = shown.slice(at + wanted.length);
      const beginsInWord = /^[\p{L}\p{N}]/u.test(wanted) && /[\p{L}\p{N}]/u.test(before);
      const splitsNumber = /\d$/.test(wanted) && /^\d/.test(after);
      if (!beginsInWord && !splitsNumber) return true;
    }
    return false;
  });
}

function normal(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function lastCharacter(text: string): string {
  return [...text.slice(-2)].at(-1) ?? '';
}
