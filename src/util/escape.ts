const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};

/**
 * Text for an element or a quoted attribute of HTML or XML, where it stays text. Characters that XML has no way to write
 * (https://www.w3.org/TR/xml/#charsets) and line ends become spaces.
 */
export function escapeMarkup(text: string): string {
  return text.replace(/\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, ' ').replace(/[&<>"']/g, (sign) => REFERENCES[sign] ?? sign);
}
