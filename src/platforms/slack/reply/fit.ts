import type { Block, Reply } from '../../../chat/reply.ts';
import { plain } from '../../../chat/text.ts';

/** Rounds after which cutting gives up; each one halves what is longest. */
const MOST_ROUNDS = 40;

/**
 * The reply, made short enough that `size` of it is at most `max`: what is longest is cut first, at the end of a
 * sentence or between the items of a list. Sources are never cut; if there are too many, the last ones are left out.
 */
export function fitReply(reply: Reply, size: (reply: Reply) => number, max: number): Reply {
  let fitted = reply;
  for (let round = 0; round < MOST_ROUNDS && size(fitted) > max; round++) {
    fitted = { ...fitted, body: shorter(fitted.body) };
  }
  return fitted;
}

function shorter(body: readonly Block[]): Block[] {
  const longest = body.filter(canBeCut).toSorted((a, b) => lengthOf(b) - lengthOf(a))[0];
  if (longest !== undefined) return body.map((block) => (block === longest ? halved(longest) : block));
  return body.slice(0, -1);
}

function canBeCut(block: Block): boolean {
  if (block.kind === 'citation') return false;
  if (block.kind === 'list') return block.items.length > 1;
  return block.kind === 'table' ? block.rows.length > 1 : lengthOf(block) > FEWEST;
}
/** Characters that are not worth cutting. */
const FEWEST = 80;

function lengthOf(block: Block): number {
  if (block.kind === 'list') return block.items.reduce((sum, item) => sum + plain(item).length, 0);
  if (block.kind === 'table') return block.rows.flat().reduce((sum: number, cell) => sum + plain(cell).length, 0);
  return plain(block.text).length;
}

function halved(block: Block): Block {
  switch (block.kind) {
    case 'list':
      return { ...block, items: [...block.items.slice(0, Math.floor(block.items.length / 2)), '…'] };
    case 'table':
      return { ...block, rows: [...block.rows.slice(0, Math.floor(block.rows.length / 2)), ['…']] };
    default:
      return { ...block, text: shortenText(plain(block.text), Math.floor(lengthOf(block) / 2)) };
  }
}

/** The beginning of a text, at most `max` characters: whole sentences if there are any, whole words otherwise. */
export function shortenText(text: string, max: number): string {
  if (text.length <= max) return text;
  const start = text.slice(0, max - 2);
  const sentence = /^.*[.!?…](?=\s|$)/su.exec(start)?.[0];
  if (sentence !== undefined && sentence.length > max / 3) return `${sentence} …`;
  const word = start.lastIndexOf(' ');
  return `${word > max / 3 ? start.slice(0, word) : wholeCharacters(start)}…`;
}

/** Without half of a character that takes two code units. */
function wholeCharacters(text: string): string {
  return /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text;
}
