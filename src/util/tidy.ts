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
