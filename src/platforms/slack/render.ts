import type { types } from '@slack/bolt';
import { encodeAction } from '../../chat/custom-id.ts';
import { type Action, type Block, blocksNotInPicture, plain, type Reply, type Text } from '../../chat/reply.ts';
import { truncate } from '../../util/truncate.ts';
import {
  MAX_ALT_TEXT,
  MAX_BLOCKS_AS_JSON,
  MAX_BUTTON_LABEL,
  MAX_HEADER,
  MAX_OPTION,
  MAX_TEXT,
  MOST_BLOCKS,
  MOST_OPTIONS,
  SHOWN_BUTTON_LABEL,
} from './limits.ts';
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
  const body = shown ? blocksNotInPicture(reply) : reply.body;
  const drawn = picture === undefined || !shown ? [] : [pictureBlock(picture, shown.alt)];
  // What a picture says instead of the body comes where the body would say it.
  const isFirst = shown?.replacesBlocks !== undefined;
  const top = [
    ...(heading === undefined ? [] : [headingBlock(plain(heading), body[0]?.kind === 'answer')]),
    ...(withQuestion && question !== undefined && question.trim() !== '' ? [quote(question)] : []),
    ...(isFirst ? drawn : []),
  ];
  const bottom: types.KnownBlock[] = [
    ...(isFirst ? [] : drawn),
    ...actionBlocks({ actions, share: isPrivate ? share : undefined, thread, question }),
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

/** The body of a reply as blocks: each on its own, but sources together in a list and remarks together. */
function bodyBlocks(body: readonly Block[]): types.KnownBlock[] {
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
      return table(block.columns, block.rows);
  }
}

/**
 * A table as a list of its rows under the names of its columns. Slack's own table block is put at the end of a message
 * and scrolls sideways on a phone, preformatted text wraps there, and fields lose which of them belong together.
 */
function table(columns: readonly string[], rows: readonly (readonly Text[])[]): types.RichTextBlockElement[] {
  const names = section(richElements(columns.join(' · '), { italic: true }));
  const lines = rows.map((row) =>
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
function smallPrint(texts: readonly Text[]): types.ContextBlock {
  const lines = texts.map((text) => plainText(text, MAX_TEXT).text);
  return {
    type: 'context',
    elements: [{ type: 'plain_text', text: truncate(lines.join('\n'), MAX_TEXT), emoji: false }],
  };
}

/** What the ids of buttons and menus say; what they mean is in their value. */
export const SHARE = 'share';
const BUTTONS_IN_A_ROW = 5;
const IN_THREAD = /^thread ([\d.]+)$/;

interface Actions {
  readonly actions: readonly Action[];
  /** The button that shows the same to everybody. */
  readonly share: Action | undefined;
  /** The thread in which a public answer to a press belongs, where the message itself does not say so. */
  readonly thread: string | undefined;
  /** What had been asked, which Slack does not say of a private message. */
  readonly question?: string | undefined;
}

/** Buttons, and a menu for what has too long a label for one or would be too many; nothing if there is neither. */
export function actionBlocks({ actions, share, thread, question }: Actions): types.ActionsBlock[] {
  const coded = actions.flatMap((action) => withCode(action));
  const isButton = ({ action, code }: Coded, at: number) =>
    code.length > MAX_OPTION || (at < BUTTONS_IN_A_ROW && action.label.length <= SHOWN_BUTTON_LABEL);
  const buttons = coded.filter(isButton);
  const others = coded.filter((one, at) => !isButton(one, at)).slice(0, MOST_OPTIONS);
  const elements: types.ActionsBlockElement[] = [
    ...buttons.map(({ action, code }, at) => button(`press ${at}`, action, code)),
    ...(others.length === 0 ? [] : [menu(others)]),
    ...(share === undefined
      ? []
      : withCode(share).map(({ code }) => button(SHARE, share, withQuestion(code, question)))),
  ];
  if (elements.length === 0) return [];
  return [{ type: 'actions', elements, ...(thread === undefined ? {} : { block_id: `thread ${thread}` }) }];
}

/** The thread that a block of actions was told to answer in. */
export function threadOf(blockId: string): string | undefined {
  return IN_THREAD.exec(blockId)?.[1];
}

/** The value of a button takes 2,000 characters: https://docs.slack.dev/reference/block-kit/block-elements/button-element. */
function withQuestion(code: string, question: string | undefined): string {
  return question === undefined ? code : `${code}\n${truncate(question, QUOTED, 'sentence')}`;
}

/** The question in the value of a button, and the code. */
export function readShared(value: string): { readonly code: string; readonly question: string | undefined } {
  const [code = '', ...question] = value.split('\n');
  return { code, question: question.length === 0 ? undefined : question.join(' ') };
}

interface Coded {
  readonly action: Action;
  readonly code: string;
}

/** A target that is too long for a button is a mistake of its command; the answer is worth more than the button. */
function withCode(action: Action): Coded[] {
  try {
    return [{ action, code: encodeAction(action) }];
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function button(id: string, { label }: Action, code: string): types.Button {
  return { type: 'button', action_id: id, text: plainText(label, MAX_BUTTON_LABEL), value: code };
}

function menu(coded: readonly Coded[]): types.StaticSelect {
  const options = coded.map(({ action, code }) => ({ text: plainText(action.label, MAX_OPTION), value: code }));
  return { type: 'static_select', action_id: 'choose', options };
}

/** Stands for the id that Slack gives to a picture when it gets it. */
const PICTURE = 'F0000000000';

/** The message that answers a slash command with this reply, as Slack's Web API takes it. */
export function previewOnSlack(reply: Reply): object {
  const alone = reply.audience === 'asker';
  const picture = reply.picture === undefined ? undefined : PICTURE;
  const rendered = renderReply(reply, { private: alone, withQuestion: true, picture });
  return { response_type: alone ? 'ephemeral' : 'in_channel', ...rendered };
}
