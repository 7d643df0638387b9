import { type Block, plain, spans, type Text } from '../../chat/reply.ts';
import { cutText, isBlank, markdown, type Part } from './text.ts';

/** The blocks of a reply as parts of a text in Discord's markdown. */
export function bodyParts(body: readonly Block[]): Part[] {
  return body.flatMap((block, at) => blockParts(block, body[at - 1]));
}

/** What the person had asked, quoted. */
export function questionParts(question: string | undefined): Part[] {
  return question === undefined ? [] : lineParts('> ', question, {});
}

/** The question that is quoted at the beginning of an answer, as it was typed. */
export function quotedQuestion(text: string): string | undefined {
  const quote = /^> ?(.+)/u.exec(text)?.[1];
  return quote?.replace(/\\(?=[^\p{L}\p{N}\s])/gu, '');
}

function blockParts(block: Block, before: Block | undefined): Part[] {
  switch (block.kind) {
    case 'answer':
      return lineParts('## ', block.text, { needed: true });
    case 'paragraph':
      return lineParts('', block.text, { close: before?.kind === 'answer' });
    case 'list':
      return block.items.flatMap((item) => lineParts('- ', item, { close: true }));
    case 'table':
      return block.rows.flatMap((row, at) => rowParts(row, at > 0));
    case 'citation':
      // Never shortened: half a source is none.
      return lineParts('-# ', block.text, { needed: true, whole: true, close: isSmall(before) });
    case 'note':
      return lineParts('-# ', block.text, { close: isSmall(before) });
  }
}

/** Whether a block is set small: where a statement comes from, and remarks. */
export function isSmall(block: Block | undefined): boolean {
  return block?.kind === 'citation' || block?.kind === 'note';
}

/**
 * A row as its first cell with the others small below it: side by side, columns would be narrower on a phone than most
 * publishers' names.
 */
function rowParts([first = '', ...others]: readonly Text[], close: boolean): Part[] {
  const below = others.flatMap((cell, at) => [...(at === 0 ? [] : [' · ']), ...spans(cell)]);
  return [...lineParts('', first, { needed: true, close }), ...lineParts('-# ', below, { needed: true, close: true })];
}

/** A text behind a sign that begins its line, or nothing if there is nothing to see; cut at a sentence if it must be. */
export function lineParts(
  sign: string,
  text: Text,
  { needed = false, close = false, whole = false }: { needed?: boolean; close?: boolean; whole?: boolean },
): Part[] {
  if (isBlank(plain(text))) return [];
  const write = (part: Text) => sign + markdown(part);
  const shorten = (most: number) => {
    const cut = cutText(text, most, (part) => write(part).length);
    return cut === undefined ? undefined : write(cut);
  };
  return [{ markdown: write(text), needed, close, ...(whole ? {} : { shorten }) }];
}
