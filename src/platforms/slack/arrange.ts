import { type Block, plain, spans, type Text } from '../../chat/reply.ts';
import type { Translator } from '../../i18n/translator.ts';

/** What is behind a line that people open. */
export interface Fold {
  readonly title: string;
  readonly blocks: readonly Block[];
}

interface Arranged {
  readonly visible: readonly Block[];
  readonly folds: readonly Fold[];
}

/** Remarks of more characters are folded, and so is a source that is a whole list. */
const LONGEST_NOTE = 90;
const LONGEST_CITATION = 240;
/** The most characters in all that are shown rather than folded: a line to open takes about as much room. */
const LITTLE = 120;
/** A list whose items have links gets a button for each. */
const MOST_LINKED_ITEMS = 8;

/**
 * What of an answer is seen at once, so that it fits a phone's screen: the short answer, the statement, what its author
 * emphasises, short remarks and one source. Figures and lists, long remarks and further sources are folded.
 */
export function arrange(body: readonly Block[], t: Translator): Arranged {
  const visible: Block[] = [];
  const lists: { title: string; blocks: Block[] }[] = [];
  const rest: Block[] = [];
  let open: { title: string; blocks: Block[] } | undefined;
  const has = (kind: Block['kind']) => visible.some((block) => block.kind === kind);

  for (const [at, block] of body.entries()) {
    const next = body[at + 1];
    const isTitle =
      block.kind === 'paragraph' && isBold(block.text) && (next?.kind === 'table' || next?.kind === 'list');
    const isPlain = block.kind === 'paragraph' && typeof block.text === 'string';
    if (isTitle) {
      // What leads to a list ends in a colon, which a title doesn't.
      open = { title: plain(block.text).replace(/\s*:\s*$/u, ''), blocks: [] };
      lists.push(open);
    } else if (!isFoldable(block)) {
      visible.push(block);
      open = undefined;
    } else if (block.kind === 'table' || block.kind === 'list') {
      if (open?.blocks.length !== 0) {
        open = { title: titleOf(block, t), blocks: [] };
        lists.push(open);
      }
      open.blocks.push(block);
    } else if (isPlain && open) {
      // What is said of a table directly below it.
      open.blocks.push(block);
    } else {
      open = undefined;
      const isSeen =
        block.kind === 'answer' ||
        (block.kind === 'paragraph' && !(isPlain && has('paragraph'))) ||
        (block.kind === 'note' && plain(block.text).length <= LONGEST_NOTE) ||
        (block.kind === 'citation' && !has('citation') && plain(withoutAddress(block.text)).length <= LONGEST_CITATION);
      (isSeen ? visible : rest).push(block);
    }
  }
  const isLittle = rest.reduce((sum, block) => sum + lengthOf(block), 0) <= LITTLE;
  if (isLittle) return { visible: [...visible, ...rest], folds: lists };
  return { visible, folds: [...lists, { title: titleOfRest(rest, t), blocks: rest }] };
}

function titleOf(block: Block, t: Translator): string {
  if (block.kind === 'table') return t('slack.figures', { count: block.rows.length });
  return t('slack.list', { count: block.kind === 'list' ? block.items.length : 1 });
}

function titleOfRest(rest: readonly Block[], t: Translator): string {
  const sources = rest.filter(({ kind }) => kind === 'citation').length;
  return t('slack.folded', { what: sources === 0 ? 'notes' : sources === rest.length ? 'sources' : 'both' });
}

function isBold(text: Text): boolean {
  return spans(text).length > 0 && spans(text).every((span) => typeof span !== 'string' && 'bold' in span);
}

/** What is folded is plain text with at most one link, which becomes a button: nothing in it can be markup. */
function isFoldable(block: Block): boolean {
  if (block.kind === 'table') return block.rows.length > 0;
  const texts = block.kind === 'list' ? block.items : [block.text];
  const isLong = block.kind === 'list' && linksIn(block).length > MOST_LINKED_ITEMS;
  return !isLong && texts.every((text) => !hasPerson(text) && linksOf(text).length <= 1);
}

function linksIn(block: Block): readonly string[] {
  return block.kind === 'list' ? block.items.flatMap((item) => linksOf(item)) : [];
}

function hasPerson(text: Text): boolean {
  return spans(text).some((span) => typeof span !== 'string' && 'person' in span);
}

/** The addresses that a text links to. */
export function linksOf(text: Text): readonly string[] {
  return spans(text).flatMap((span) => (typeof span !== 'string' && 'link' in span ? [span.url] : []));
}

/** The text as it reads, in which a link is only its words. */
export function withoutAddress(text: Text): Text {
  return spans(text).map((span) => (typeof span !== 'string' && 'link' in span ? span.link : span));
}

function lengthOf(block: Block): number {
  return 'text' in block ? plain(withoutAddress(block.text)).length : LITTLE;
}
