let codes: readonly string[] | undefined;

/**
 * The two-letter codes (ISO 3166) that Intl has names for; countries, and a few regions beside them. Intl doesn't list
 * them, so all pairs of letters are asked, once.
 */
export function countryCodes(): readonly string[] {
  if (codes) return codes;
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  codes = letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => names.of(code) !== undefined);
  return codes;
}
