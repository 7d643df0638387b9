import { stripVTControlCharacters, styleText } from 'node:util';
import { type Block, plain, type Reply, spans, type Text } from '../chat/reply.ts';

interface Look {
  readonly colours: boolean;
  /** Columns that a line may take; undefined for lines of any length. */
  readonly width?: number | undefined;
}

/** Shows a reply as lines of text. Buttons come last, with the number that presses each. */
export function renderReply(reply: Reply, { colours, width = Number.POSITIVE_INFINITY }: Look): string {
  const style = createStyle(colours);
  const blocks = reply.body.map((block) => renderBlock(block, style, width));
  const buttons = reply.actions.map(({ label }, at) => style.button(`[${at + 1}] ${clean(label)}`));
  const text = [
    ...(reply.heading === undefined ? [] : [style.bold(renderText(reply.heading, style))]),
    ...blocks,
    ...(reply.picture && reply.picture.replacesBlocks === undefined
      ? [style.dim(`▧ ${clean(reply.picture.alt)}`)]
      : []),
    ...(reply.document === undefined ? [] : [reply.document.text.split('\n').map(clean).join('\n')]),
    ...(buttons.length === 0 ? [] : [buttons.join('  ')]),
  ].join('\n');
  return text
    .split('\n')
    .map((line) => wrap(line, width))
    .join('\n');
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

function renderBlock(block: Block, style: Style, width: number): string {
  switch (block.kind) {
    case 'answer':
      return style.answer(renderText(block.text, style));
    case 'paragraph':
      return renderText(block.text, style);
    case 'list':
      return block.items.map((item) => `• ${renderText(item, style)}`).join('\n');
    case 'table':
      return renderTable(block.columns, block.rows, style, width);
    case 'citation':
    case 'note':
      return style.dim(renderText(block.text, style));
  }
}

function renderText(text: Text, style: Style): string {
  return spans(text)
    .map((span) => {
      if (typeof span === 'string' || 'person' in span) return clean(plain([span]));
      return 'bold' in span ? style.bold(clean(span.bold)) : `${clean(span.link)} <${style.link(clean(span.url))}>`;
    })
    .join('');
}

/** Columns side by side, or one row after the other where they do not fit. */
function renderTable(
  columns: readonly string[],
  rows: readonly (readonly Text[])[],
  style: Style,
  width: number,
): string {
  const cells = [columns, ...rows.map((row) => row.map((cell) => renderText(cell, createStyle(false))))];
  const widths = columns.map((_, at) => Math.min(MOST_WIDTH, Math.max(...cells.map((row) => (row[at] ?? '').length))));
  const lines = cells.map(
    (row) => `  ${row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join('  ')}`,
  );
  if (lines.some((line) => line.length > width)) {
    return cells
      .slice(1)
      .map((row) => `• ${row.join(' · ')}`)
      .join('\n');
  }
  return lines.map((line, at) => (at === 0 ? style.dim(line) : line)).join('\n');
}
const MOST_WIDTH = 44;

/** Breaks a line between words. A word that is longer by itself, such as a link, stays whole so that it can be used. */
function wrap(line: string, width: number): string {
  if (stripVTControlCharacters(line).length <= width) return line;
  const lines: string[] = [];
  for (const word of line.split(' ')) {
    const last = lines.at(-1);
    const longer = `${last} ${word}`;
    if (last !== undefined && stripVTControlCharacters(longer).length <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.join('\n');
}

/** Control characters could move the cursor or recolour the terminal; direction overrides could reorder its text. */
function clean(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ').replace(/\p{Bidi_Control}/gu, '');
}
