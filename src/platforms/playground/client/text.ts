import { html, type TemplateResult } from 'lit';
import { spans, type Text } from '../../../chat/reply.ts';

/** Text with its few marks. */
export function text(content: Text) {
  return spans(content).map((span) => {
    if (typeof span === 'string') return span;
    return 'bold' in span ? html`<strong>${span.bold}</strong>` : link(span.url, span.link);
  });
}

/** A link that leads out of the page; one to anything but a website is shown as its label. */
export function link<T>(url: string, label: T): T | TemplateResult {
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) return label;
  return html`<a href=${url} target="_blank" rel="noopener noreferrer">${label}</a>`;
}
