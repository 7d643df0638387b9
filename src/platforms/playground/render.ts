import { styleText } from 'node:util';
import type { Block, Reply } from '../../chat/reply.ts';
import { spans, type Text } from '../../chat/text.ts';

/** Shows a reply as lines of text. Buttons come last, with the number that presses each. */
export function renderReply(reply: Reply, { colours }: { readonly colours: boolean }): string {
  const style = createStyle(colours);
  const blocks = reply.body.map((block) => renderBlock(block, style));
  const buttons = reply.actions.map(({ label }, at) => style.button(`[${at + 1}] ${clean(label)}`));
  return [
    ...(reply.heading === undefined ? [] : [style.bold(renderText(reply.heading, style))]),
    ...blocks,
    ...(buttons.length === 0 ? [] : [buttons.join('  ')]),
  ].join('\n');
}

/** The reply as a person would read it, without buttons. */
export function plainReply(reply: Reply): string {
  return renderReply({ ...reply, actions: [] }, { colours: false });
}

type Style = ReturnType<typeof createStyle>;

function createStyle(colours: boolean) {
  const paint = (format: Parameters<typeof styleText>[0]) => (text: string) =>
    colours ? styleText(format, text, { validateStream: false }) : text;
  return {
    bold: paint('bold'),
    answer: paint(['bold', 'cyan']),
    dim: paint('dim'),
    link: paint('underline'),
    button: paint('green'),
  };
}

function renderBlock(block: Block, style: Style): string {
  switch (block.kind) {
    case 'answer':
      return style.answer(renderText(block.text, style));
    case 'paragraph':
      return renderText(block.text, style);
    case 'list':
      return block.items.map((item) => `• ${renderText(item, style)}`).join('\n');
    case 'table':
      return renderTable(block.columns, block.rows, style);
    case 'citation':
    case 'note':
      return style.dim(renderText(block.text, style));
  }
}

function renderText(text: Text, style: Style): string {
  return spans(text)
    .map((span) => {
      if (typeof span === 'string') return clean(span);
      return 'bold' in span ? style.bold(clean(span.bold)) : `${clean(span.link)} <${style.link(clean(span.url))}>`;
    })
    .join('');
}

function renderTable(columns: readonly string[], rows: readonly (readonly Text[])[], style: Style): string {
  const cells = [columns, ...rows.map((row) => row.map((cell) => renderText(cell, createStyle(false))))];
  const widths = columns.map((_, at) => Math.min(MOST_WIDTH, Math.max(...cells.map((row) => (row[at] ?? '').length))));
  return cells
    .map((row, line) => {
      const padded = row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join('  ');
      return line === 0 ? style.dim(`  ${padded}`) : `  ${padded}`;
    })
    .join('\n');
}
const MOST_WIDTH = 44;

/** Control characters could move the cursor or recolour the terminal. */
function clean(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}
