/**
 * Text that people see. A plain string is data and is shown as typed; the few marks below are the only
 * formatting there is, so nothing that a person or a pack wrote can become markup or a mention.
 */
export type Span = string | Bold | Link;
interface Bold {
  readonly bold: string;
}
interface Link {
  readonly link: string;
  /** An http or https address. */
  readonly url: string;
}
export type Text = string | readonly Span[];

export function spans(text: Text): readonly Span[] {
  return typeof text === 'string' ? [text] : text;
}

/** The text without its marks: what a screen reader or a terminal without colours shows. */
export function plain(text: Text): string {
  return spans(text)
    .map((span) => (typeof span === 'string' ? span : 'bold' in span ? span.bold : `${span.link} <${span.url}>`))
    .join('');
}
