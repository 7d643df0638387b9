import type { types } from '@slack/bolt';
import { type Block, blocksNotInPicture, plain, type Reply } from '../../chat/reply.ts';
import { LOCALES } from '../../i18n/locale.ts';
import { translatorFor } from '../../i18n/translator.ts';
import { truncate } from '../../util/truncate.ts';
import { actionBlocks, QUOTED } from './actions.ts';
import { arrange } from './arrange.ts';
import { bodyBlocks } from './body.ts';
import { containers } from './containers.ts';
import { MAX_ALT_TEXT, MAX_BLOCKS_AS_JSON, MAX_HEADER, MAX_TEXT, MOST_BLOCKS } from './limits.ts';
import { ALL_NEWER, type NewerBlock } from './newer-blocks.ts';
import { escapeMrkdwn, fitReply, plainText, richElements } from './text.ts';

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
  /** The newer kinds of blocks that may be used; none, if left out, as in modals and the App Home. */
  readonly newer?: ReadonlySet<NewerBlock>;
}

const NONE: ReadonlySet<NewerBlock> = new Set();

/** A reply in Block Kit, within Slack's limits. Nothing in it is markup but the marks that the reply itself has. */
export function renderReply(reply: Reply, setting: Setting): Rendered {
  let measured: { readonly reply: Reply; readonly blocks: types.KnownBlock[] } | undefined;
  const size = (tried: Reply) => {
    measured = { reply: tried, blocks: replyBlocks(tried, setting) };
    return JSON.stringify(measured.blocks).length;
  };
  const fitted = fitReply(reply, size, MAX_BLOCKS_AS_JSON);
  const blocks = measured?.reply === fitted ? measured.blocks : replyBlocks(fitted, setting);
  return { text: fallback(fitted), blocks };
}

function replyBlocks(
  reply: Reply,
  { private: isPrivate, thread, withQuestion, picture, newer = NONE }: Setting,
): types.KnownBlock[] {
  const { heading, question, actions, share } = reply;
  const t = translatorFor(reply.language ?? LOCALES[0]);
  const shown = picture === undefined ? undefined : reply.picture;
  const body = shown ? blocksNotInPicture(reply) : reply.body;
  const isAnswer = body[0]?.kind === 'answer';
  // What is no answer is a list that was asked for, or help: that is read as a whole.
  const isFolded = newer.has('container') && (isAnswer || shown !== undefined);
  const { visible, folds } = isFolded ? arrange(body, t) : { visible: body, folds: [] };
  const top = [
    ...(heading === undefined ? [] : [headingBlock(plain(heading), isAnswer || shown !== undefined)]),
    ...(withQuestion && question !== undefined && question.trim() !== '' ? [quote(question)] : []),
    ...(picture === undefined || !shown ? [] : [pictureBlock(picture, shown.alt)]),
  ];
  const bottom: types.KnownBlock[] = [
    ...containers(folds, { t, withTable: newer.has('table') }),
    ...actionBlocks({
      actions,
      share: isPrivate ? share : undefined,
      thread,
      question,
      t,
      withFeedback: newer.has('context_actions'),
    }),
  ];
  return [...top, ...merged(bodyBlocks(visible), MOST_BLOCKS - top.length - bottom.length), ...bottom];
}

/** Above a large answer or a picture the heading is a small line; alone it is large itself. */
function headingBlock(heading: string, isSmall: boolean): types.KnownBlock {
  if (isSmall) return { type: 'context', elements: [plainText(heading, MAX_TEXT)] };
  if (heading.length <= MAX_HEADER) return { type: 'header', text: plainText(heading, MAX_HEADER) };
  const elements = richElements(heading, { bold: true });
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

function quote(question: string): types.RichTextBlock {
  const elements = richElements(truncate(question, QUOTED, 'sentence'));
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
  return escapeMrkdwn(truncate(lines.filter((line) => line.trim() !== '').join('\n'), MAX_TEXT, 'sentence')) || '…';
}

function blockLines(block: Block): string[] {
  if (block.kind === 'list') return block.items.map((item) => `• ${plain(item)}`);
  if (block.kind === 'table') return block.rows.map((row) => `• ${row.map(plain).join(' · ')}`);
  return [plain(block.text)];
}

/** Stands for the id that Slack gives to a picture when it gets it. */
const PICTURE = 'F0000000000';

/** The message that answers a slash command with this reply, as Slack's Web API takes it. */
export function previewOnSlack(reply: Reply): object {
  const alone = reply.audience === 'asker';
  const picture = reply.picture === undefined ? undefined : PICTURE;
  const rendered = renderReply(reply, { private: alone, withQuestion: true, picture, newer: ALL_NEWER });
  return { response_type: alone ? 'ephemeral' : 'in_channel', ...rendered };
}
