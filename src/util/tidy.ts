/**
 * Folds white space and drops what cannot be seen: control characters, direction overrides and other format
 * characters (the zero-width joiner stays, emoji need it).
 */
export function tidy(text: string): string {
  return text
    .replace(/[^\P{C}\s\u200d]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Text as a single line that nothing leads out of: without line ends, control characters and what reorders text. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Bidi_Control}/gu, '')
    .toWellFormed();
}
