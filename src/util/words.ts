/** The words and numbers of a text, in lower case. */
export function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A text without what may differ where the wording is the same: case, punctuation and spaces. */
export function wordingOf(text: string): string {
  return wordsIn(text).join(' ');
}
