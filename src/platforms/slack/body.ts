import type { types } from '@slack/bolt';
import { type Block, plain, type Text } from '../../chat/reply.ts';
import { truncate } from '../../util/truncate.ts';
import { MAX_HEADER, MAX_TEXT } from './limits.ts';
import { plainText, richElements } from './text.ts';

/** The body of a reply as blocks: each on its own, but sources together in a list and remarks together. */
export function bodyBlocks(body: readonly Block[]): types.KnownBlock[] {
  return groups(body).flatMap((group) => groupBlocks(group));
}

/** Blocks of the same kind that follow each other, where they are shown as one. */
function groups(body: readonly Block[]): Block[][] {
  const grouped: Block[][] = [];
  for (const block of body) {
    const last = grouped.at(-1);
    const together = block.kind === 'citation' || block.kind === 'note';
    if (together && last?.[0]?.kind === block.kind) last.push(block);
    else grouped.push([block]);
  }
  return grouped;
}

function groupBlocks(group: readonly Block[]): types.KnownBlock[] {
  const [first] = group;
  if (first?.kind === 'note') return notes(group.flatMap((block) => (block.kind === 'note' ? [block.text] : [])));
  if (group.length > 1)
    return rich(list(group.flatMap((block) => ('text' in block ? [richElements(block.text)] : []))));
  return rich(group.flatMap(parts), first?.kind === 'answer' ? first.text : undefined);
}

/** An answer is a header where it fits into one. */
function rich(elements: types.RichTextBlockElement[], answer?: Text): types.KnownBlock[] {
  const large = answer === undefined ? undefined : plain(answer);
  if (large !== undefined && large.trim() !== '' && large.length <= MAX_HEADER) {
    return [{ type: 'header', text: plainText(large, MAX_HEADER) }];
  }
  return elements.length === 0 ? [] : [{ type: 'rich_text', elements }];
}

function parts(block: Block): types.RichTextBlockElement[] {
  switch (block.kind) {
    case 'answer':
      return section(richElements(block.text, { bold: true }));
    case 'paragraph':
    case 'citation':
      return section(richElements(block.text));
    case 'note':
      return section(richElements(block.text, { italic: true }));
    case 'list':
      return list(block.items.map((item) => richElements(item)));
    case 'table':
      return rows(block.columns, block.rows);
  }
}

/**
 * A table as a list of its rows under the names of its columns, where Slack's own cannot be used: preformatted text wraps
 * on a phone, and fields lose which of them belong together.
 */
function rows(columns: readonly string[], cells: readonly (readonly Text[])[]): types.RichTextBlockElement[] {
  const names = section(richElements(columns.join(' · '), { italic: true }));
  const lines = cells.map((row) =>
    row.flatMap((cell, at) => [...(at === 0 ? [] : richElements(' · ')), ...richElements(cell)]),
  );
  return [...names, ...list(lines)];
}

function section(elements: types.RichTextElement[]): types.RichTextSection[] {
  return elements.length === 0 ? [] : [{ type: 'rich_text_section', elements }];
}

function list(items: readonly types.RichTextElement[][]): types.RichTextList[] {
  const elements = items.flatMap((item) => section(item));
  return elements.length === 0 ? [] : [{ type: 'rich_text_list', style: 'bullet', elements }];
}

/** Remarks are small, a line each; one with a link or a person cannot be, since small text with them would be markup. */
function notes(texts: readonly Text[]): types.KnownBlock[] {
  const isRich = (text: Text) =>
    typeof text !== 'string' && text.some((span) => typeof span !== 'string' && ('link' in span || 'person' in span));
  const small = texts.filter((text) => !isRich(text) && plain(text).trim() !== '');
  const linked = texts.filter(isRich).flatMap((text) => section(richElements(text, { italic: true })));
  return [
    ...(small.length === 0 ? [] : [smallPrint(small)]),
    ...(linked.length === 0 ? [] : [{ type: 'rich_text' as const, elements: linked }]),
  ];
}

/** One element with a line each: the elements of a context block flow into each other. */
export function smallPrint(texts: readonly Text[]): types.ContextBlock {
  const lines = texts.map((text) => plainText(text, MAX_TEXT).text);
  return {
    type: 'context',
    elements: [{ type: 'plain_text', text: truncate(lines.join('\n'), MAX_TEXT), emoji: false }],
  };
}
