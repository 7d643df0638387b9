import type { types } from '@slack/bolt';
import { type Block, besidePicture, plain, type Reply } from '../../../chat/reply.ts';
import { MAX_ALT_TEXT, MAX_BLOCKS_AS_JSON, MAX_HEADER, MAX_TEXT, MOST_BLOCKS } from '../limits.ts';
import { actionBlocks } from './actions.ts';
import { bodyBlocks } from './body.ts';
import { fitReply, shortenText } from './fit.ts';
import { escapeMrkdwn, plainText, richElements } from './text.ts';

/** What a message says: blocks, and the text for notifications, screen readers and whatever shows no blocks. */
export interface Rendered {
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

export interface Setting {
  /** Whether only the asker sees it, so that there is something to show to everyone. */
  readonly private: boolean;
  /** The thread in which a public answer to a press belongs, where the message itself will not say so. */
  readonly thread?: string | undefined;
  /** The question is shown unless people see it above the answer. */
  readonly withQuestion: boolean;
  /** The id of the picture, once Slack has it. */
  readonly picture?: string | undefined;
}

/** A question that is quoted is cut beyond this many characters. */
const QUOTED = 300;

/** A reply in Block Kit, within Slack's limits. Nothing in it is markup but the marks that the reply itself has. */
export function renderReply(reply: Reply, setting: Setting): Rendered {
  const size = (fitted: Reply) => JSON.stringify(replyBlocks(fitted, setting)).length;
  const fitted = fitReply(reply, size, MAX_BLOCKS_AS_JSON);
  return { text: fallback(fitted), blocks: replyBlocks(fitted, setting) };
}

function replyBlocks(reply: Reply, { private: isPrivate, thread, withQuestion, picture }: Setting): types.KnownBlock[] {
  const { heading, question, actions, share } = reply;
  const shown = picture === undefined ? undefined : reply.picture;
  const body = shown ? besidePicture(reply) : reply.body;
  const drawn = picture === undefined || !shown ? [] : [pictureBlock(picture, shown.alt)];
  // What a picture says instead of the body comes where the body would say it.
  const isFirst = shown?.says !== undefined;
  const top = [
    ...(heading === undefined ? [] : [headingBlock(plain(heading), body[0]?.kind === 'answer')]),
    ...(withQuestion && question !== undefined && question.trim() !== '' ? [quote(question)] : []),
    ...(isFirst ? drawn : []),
  ];
  const bottom: types.KnownBlock[] = [
    ...(isFirst ? [] : drawn),
    ...actionBlocks({ actions, share: isPrivate ? share : undefined, thread }),
  ];
  const middle = bodyBlocks(body);
  return [...top, ...merged(middle, MOST_BLOCKS - top.length - bottom.length), ...bottom];
}

/** Above a large answer the heading is a small line; alone it is large itself. */
function headingBlock(heading: string, aboveAnswer: boolean): types.KnownBlock {
  if (aboveAnswer) return { type: 'context', elements: [plainText(heading, MAX_TEXT)] };
  if (heading.length <= MAX_HEADER) return { type: 'header', text: plainText(heading, MAX_HEADER) };
  const elements = richElements(heading, { bold: true });
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

function quote(question: string): types.RichTextBlock {
  const elements = richElements(shortenText(question, QUOTED));
  return { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements }] };
}

function pictureBlock(file: string, alt: string): types.ImageBlock {
  return { type: 'image', slack_file: { id: file }, alt_text: plainText(alt, MAX_ALT_TEXT).text };
}

/** Blocks of rich text that follow each other become one where there would be too many. */
function merged(blocks: types.KnownBlock[], most: number): types.KnownBlock[] {
  if (blocks.length <= most) return blocks;
  const fewer: types.KnownBlock[] = [];
  for (const block of blocks) {
    const last = fewer.at(-1);
    if (block.type === 'rich_text' && last?.type === 'rich_text') {
      fewer[fewer.length - 1] = { type: 'rich_text', elements: [...last.elements, ...block.elements] };
    } else fewer.push(block);
  }
  return fewer.slice(0, most);
}

function fallback({ heading, body }: Reply): string {
  const lines = [...(heading === undefined ? [] : [plain(heading)]), ...body.flatMap(blockLines)];
  return escapeMrkdwn(shortenText(lines.filter((line) => line.trim() !== '').join('\n'), MAX_TEXT)) || '…';
}

function blockLines(block: Block): string[] {
  if (block.kind === 'list') return block.items.map((item) => `• ${plain(item)}`);
  if (block.kind === 'table') return block.rows.map((row) => `• ${row.map(plain).join(' · ')}`);
  return [plain(block.text)];
}
