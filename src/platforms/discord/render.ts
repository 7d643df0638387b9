import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APIEmbed,
  MessageFlags,
} from 'discord.js';
import { type Block, besidePicture, type Picture, plain, type Reply, spans, type Text } from '../../chat/reply.ts';
import { cutText, fitParts, type Part } from './budget.ts';
import { renderActions } from './buttons.ts';
import { MAX_ALT_TEXT, MAX_CONTENT, MAX_EMBED_DESCRIPTION, MAX_EMBED_TITLE, MAX_EMBED_TOGETHER } from './limits.ts';
import { isBlank, markdown, oneLine } from './markdown.ts';

/** How a reply is to be shown. */
export interface Look {
  /** Whether only the asker sees it: then it may offer to show it to everybody. */
  readonly alone: boolean;
  /** Whether the person's question stands above it anyway. */
  readonly questionIsSeen: boolean;
  /** Whether embeds may be posted there; without, it is plain text. */
  readonly embeds: boolean;
  /** Whether files may be posted there; without, a picture is told in words. */
  readonly files: boolean;
}

export const FULL_LOOK: Look = { alone: false, questionIsSeen: true, embeds: true, files: true };

/** A message as discord.js and its REST client take it. Whatever it says, it notifies nobody. */
export interface Payload {
  readonly content?: string;
  readonly embeds: APIEmbed[];
  readonly components: APIActionRowComponent<APIComponentInMessageActionRow>[];
  readonly files: { readonly attachment: Buffer; readonly name: string; readonly description: string }[];
  readonly flags?: MessageFlags.SuppressEmbeds;
  readonly allowedMentions: { readonly parse: [] };
}

const NOBODY: Payload['allowedMentions'] = { parse: [] };
/** The stripe at the side of an embed. */
const ACCENT = 0x00afca;

/** Shows a reply as one message. It always fits, and every citation that is shown is shown whole. */
export function renderReply(reply: Reply, look: Look): Payload {
  const files = reply.picture !== undefined && look.files ? [fileOf(reply.picture)] : [];
  const common = { components: renderActions(reply, look.alone), files, allowedMentions: NOBODY };
  const parts = partsOf(reply, look);
  if (!look.embeds) {
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
        ...(files[0] ? { image: { url: `attachment://${files[0].name}` } } : {}),
      },
    ],
  };
}

function partsOf(reply: Reply, look: Look): Part[] {
  const { question, picture } = reply;
  const body = look.files ? besidePicture(reply) : reply.body;
  return [
    ...(question === undefined || look.questionIsSeen ? [] : lineOf('> ', question, {})),
    ...body.flatMap((block, at) => blockParts(block, body[at - 1])),
    ...(picture === undefined || look.files || picture.says !== undefined ? [] : lineOf('-# ', picture.alt, {})),
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
  const words = oneLine(plain(heading));
  if (isBlank(words)) return '';
  const cut = cutText(words, MAX_EMBED_TITLE, (part) => markdown(part).length);
  return cut === undefined ? '' : markdown(cut);
}

function fileOf({ png, name, alt }: Picture): Payload['files'][number] {
  return {
    attachment: Buffer.from(png),
    name: name.replace(/[^\w.-]/g, '_'),
    description: alt.slice(0, MAX_ALT_TEXT),
  };
}
