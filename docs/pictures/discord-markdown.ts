/**
 * The part of Discord's markdown that the bot writes, as elements of @skyra/discord-components-core: headings, small
 * lines, quotes, items, bold text, links and escaped signs.
 */
export function toElements(markdown: string): string {
  const elements = markdown.split('\n').map((line) => (line === '' ? '<div class="gap"></div>' : lineElement(line)));
  const items = /(?:<discord-list-item>.*?<\/discord-list-item>)+/g;
  return elements.join('').replace(items, (list) => `<discord-unordered-list>${list}</discord-unordered-list>`);
}

function lineElement(line: string): string {
  const [, sign = '', rest = ''] = /^(## |-# |> |- )?(.*)$/.exec(line) ?? [];
  const inner = inlineElements(rest);
  switch (sign) {
    case '## ':
      return `<discord-header level="2">${inner}</discord-header>`;
    case '-# ':
      return `<discord-subscript>${inner}</discord-subscript>`;
    case '> ':
      return `<discord-quote>${inner}</discord-quote>`;
    case '- ':
      return `<discord-list-item>${inner}</discord-list-item>`;
    default:
      return `<div>${inner}</div>`;
  }
}

const INLINE = /\\([^0-9A-Za-z\s])|\*\*((?:\\.|[^\\])+?)\*\*|\[((?:\\.|[^\\\]])+)\]\(([^)]+)\)|([^\\*[]+|[*[])/g;

function inlineElements(text: string): string {
  return [...text.matchAll(INLINE)]
    .map(([, sign, bold, label, url, plain]) => {
      if (bold !== undefined) return `<discord-bold>${inlineElements(bold)}</discord-bold>`;
      if (label !== undefined && url !== undefined) {
        return `<discord-link href="${escapeHtml(url)}">${inlineElements(label)}</discord-link>`;
      }
      return escapeHtml(sign ?? plain ?? '');
    })
    .join('');
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
