import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APIEmbed,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import { encodeAction } from '../../chat/custom-id.ts';
import {
  type Action,
  type Block,
  blocksNotInPicture,
  type Document,
  type Picture,
  plain,
  type Reply,
  spans,
  type Text,
} from '../../chat/reply.ts';
import { oneLine } from '../../util/tidy.ts';
import { truncate } from '../../util/truncate.ts';
import {
  MAX_ALT_TEXT,
  MAX_BUTTON_LABEL,
  MAX_BUTTONS_IN_ROW,
  MAX_CONTENT,
  MAX_EMBED_DESCRIPTION,
  MAX_EMBED_TITLE,
  MAX_EMBED_TOGETHER,
  MAX_ROWS,
  MAX_SELECT_LABEL,
  MAX_SELECT_OPTIONS,
} from './limits.ts';
import { cutText, fitParts, isBlank, markdown, type Part } from './text.ts';

/** How a reply is to be shown. */
export interface RenderOptions {
  /** Whether only the asker sees it: then it may offer to show it to everybody. */
  readonly ephemeral: boolean;
  /** Whether the person's question stands above it anyway. */
  readonly hideQuestion: boolean;
  /** Whether embeds may be posted there; without, it is plain text. */
  readonly embeds: boolean;
  /** Whether files can be posted there; if not, a picture is replaced by its text. */
  readonly files: boolean;
}

export const FULL_OPTIONS: RenderOptions = { ephemeral: false, hideQuestion: true, embeds: true, files: true };

/** A message as discord.js and its REST client take it. Whatever it says, it notifies nobody. */
export interface Payload {
  readonly content?: string;
  readonly embeds: APIEmbed[];
  readonly components: APIActionRowComponent<APIComponentInMessageActionRow>[];
  readonly files: { readonly attachment: Buffer; readonly name: string; readonly description: string }[];
  readonly flags?: MessageFlags.SuppressEmbeds;
  readonly allowedMentions: { readonly parse: [] };
}

/** The one button that looks like this shows a private answer to everyone. */
export const SHARE_STYLE = ButtonStyle.Primary;

/** The question that is quoted at the beginning of an answer, as it was typed. */
export function quotedQuestion(text: string): string | undefined {
  const quote = /^> ?(.+)/u.exec(text)?.[1];
  return quote?.replace(/\\(?=[^\p{L}\p{N}\s])/gu, '');
}

const NOBODY: Payload['allowedMentions'] = { parse: [] };
/** The stripe at the side of an embed. */
const ACCENT = 0x00afca;

/** Shows a reply as one message. It always fits, and every citation that is shown is shown whole. */
export function renderReply(reply: Reply, options: RenderOptions): Payload {
  const pictures = reply.picture !== undefined && options.files ? [fileOf(reply.picture)] : [];
  const files = [...pictures, ...(reply.document !== undefined && options.files ? [documentOf(reply.document)] : [])];
  const common = { components: renderActions(reply, options.ephemeral), files, allowedMentions: NOBODY };
  const parts = partsOf(reply, options);
  if (!options.embeds) {
    const heading = reply.heading === undefined ? [] : lineOf('', [{ bold: plain(reply.heading) }], { needed: true });
    // Without the flag every cited page would be unfolded below the answer.
    const flags = MessageFlags.SuppressEmbeds;
    return { ...common, content: fitParts([...heading, ...parts], MAX_CONTENT), embeds: [], flags };
  }
  const title = reply.heading === undefined ? '' : titleOf(reply.heading);
  const description = fitParts(parts, Math.min(MAX_EMBED_DESCRIPTION, MAX_EMBED_TOGETHER - title.length));
  return {
    ...common,
    embeds: [
      {
        color: ACCENT,
        ...(title === '' ? {} : { title }),
        ...(description === '' ? {} : { description }),
        ...(pictures[0] ? { image: { url: `attachment://${pictures[0].name}` } } : {}),
      },
    ],
  };
}

function partsOf(reply: Reply, options: RenderOptions): Part[] {
  const { question, picture } = reply;
  const body = options.files ? blocksNotInPicture(reply) : reply.body;
  return [
    ...(question === undefined || options.hideQuestion ? [] : lineOf('> ', question, {})),
    ...body.flatMap((block, at) => blockParts(block, body[at - 1])),
    ...(picture === undefined || options.files || picture.replacesBlocks !== undefined
      ? []
      : lineOf('-# ', picture.alt, {})),
  ];
}

function blockParts(block: Block, before: Block | undefined): Part[] {
  switch (block.kind) {
    case 'answer':
      return lineOf('## ', block.text, { needed: true });
    case 'paragraph':
      return lineOf('', block.text, { close: before?.kind === 'answer' });
    case 'list':
      return block.items.flatMap((item) => lineOf('- ', item, { close: true }));
    case 'table':
      return block.rows.flatMap((row, at) => rowParts(row, at > 0));
    case 'citation':
      // Never shortened: half a source is none.
      return lineOf('-# ', block.text, { needed: true, whole: true, close: isSmall(before) });
    case 'note':
      return lineOf('-# ', block.text, { close: isSmall(before) });
  }
}

function isSmall(block: Block | undefined): boolean {
  return block?.kind === 'citation' || block?.kind === 'note';
}

/**
 * A row as its first cell with the others small below it: side by side, columns would be narrower on a phone than most
 * publishers' names.
 */
function rowParts([first = '', ...others]: readonly Text[], close: boolean): Part[] {
  const below = others.flatMap((cell, at) => [...(at === 0 ? [] : [' · ']), ...spans(cell)]);
  return [...lineOf('', first, { needed: true, close }), ...lineOf('-# ', below, { needed: true, close: true })];
}

/** A text behind a sign that begins its line, or nothing if there is nothing to see; cut at a sentence if it must be. */
function lineOf(
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

/** Titles know no links. */
function titleOf(heading: Text): string {
  const t = oneLine(plain(heading));
  if (isBlank(t)) return '';
  const cut = cutText(t, MAX_EMBED_TITLE, (part) => markdown(part).length);
  return cut === undefined ? '' : markdown(cut);
}

function fileOf({ png, name, alt }: Picture): Payload['files'][number] {
  return {
    attachment: Buffer.from(png),
    name: name.replace(/[^\w.-]/g, '_'),
    description: truncate(alt, MAX_ALT_TEXT, 'word'),
  };
}

function documentOf({ name, text }: Document): Payload['files'][number] {
  return { attachment: Buffer.from(text), name: name.replace(/[^\w.-]/g, '_'), description: name };
}

/** More would push the answer off a phone's screen; then they become menus. */
const MOST_ROWS_OF_BUTTONS = 2;

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

interface Button {
  readonly label: string;
  readonly code: string;
}

/** The buttons of a reply, or menus where there are many; `alone` adds the one that shows it to everybody. */
function renderActions({ actions, share }: Reply, ephemeral: boolean): Row[] {
  const first = ephemeral && share !== undefined ? buttonsOf([share]) : [];
  const others = buttonsOf(actions).filter(({ code }) => first.every((one) => one.code !== code));
  const primary = first.map((button) => component(button, SHARE_STYLE));
  const buttons = [...primary, ...others.map((button) => component(button, ButtonStyle.Secondary))];
  // Rows of about the same length: one button alone in the last would look forgotten.
  const rowsNeeded = Math.ceil(buttons.length / MAX_BUTTONS_IN_ROW);
  const rows = chunks(buttons, Math.ceil(buttons.length / Math.max(1, rowsNeeded)));
  if (rows.length <= MOST_ROWS_OF_BUTTONS) return rows.map(row);
  const menus = chunks(others, MAX_SELECT_OPTIONS).map((options, at) => row([menu(options, at)]));
  return [...(primary.length > 0 ? [row(primary)] : []), ...menus].slice(0, MAX_ROWS);
}

/** Discord refuses two components that mean the same, and those without a label. */
function buttonsOf(actions: readonly Action[]): Button[] {
  const buttons = new Map<string, Button>();
  for (const action of actions) {
    const label = oneLine(action.label).trim();
    const code = codeOf(action);
    if (!isBlank(label) && code !== undefined && !buttons.has(code)) buttons.set(code, { label, code });
  }
  return [...buttons.values()];
}

/** An action that is too long for a button is left out: the answer is worth more. */
function codeOf(action: Action): string | undefined {
  try {
    return encodeAction(action);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function component(
  { label, code }: Button,
  style: APIButtonComponentWithCustomId['style'],
): APIButtonComponentWithCustomId {
  return { type: ComponentType.Button, style, label: truncate(label, MAX_BUTTON_LABEL), custom_id: code };
}

function menu(options: readonly Button[], at: number): APIComponentInMessageActionRow {
  return {
    type: ComponentType.StringSelect,
    // What is chosen says everything; menus of one message only must differ.
    custom_id: `menu-${at}`,
    options: options.map(({ label, code }) => ({ label: truncate(label, MAX_SELECT_LABEL), value: code })),
  };
}

function row(components: readonly APIComponentInMessageActionRow[]): Row {
  return { type: ComponentType.ActionRow, components: [...components] };
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}

/** The message that answers a slash command with this reply, as Discord's API takes it; of a file its name and words. */
export function previewOnDiscord(reply: Reply): object {
  const ephemeral = reply.audience === 'asker';
  const options = { ephemeral, hideQuestion: false, embeds: true, files: true };
  const { files, flags = 0, allowedMentions, ...message } = renderReply(reply, options);
  return {
    ...message,
    attachments: files.map(({ name, description }, id) => ({ id, filename: name, description })),
    allowed_mentions: allowedMentions,
    flags: flags | (ephemeral ? MessageFlags.Ephemeral : 0),
  };
}
