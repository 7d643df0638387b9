import { type APIContainerComponent, type APIEmbed, MessageFlags } from 'discord.js';
import { blocksNotInPicture, type Document, type Picture, plain, type Reply, type Text } from '../../chat/reply.ts';
import { oneLine } from '../../util/tidy.ts';
import { truncate } from '../../util/truncate.ts';
import { type Row, rowsOf } from './buttons.ts';
import { ACCENT, containerOf } from './components.ts';
import { MAX_ALT_TEXT, MAX_CONTENT, MAX_EMBED_DESCRIPTION, MAX_EMBED_TITLE, MAX_EMBED_TOGETHER } from './limits.ts';
import { bodyParts, lineParts, questionParts } from './parts.ts';
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

/**
 * A message as discord.js and its REST client take it. Whatever it says, it notifies nobody. One of components has
 * neither content nor embeds, and can't become another one when it is edited.
 */
export interface Payload {
  readonly content?: string;
  readonly embeds?: APIEmbed[];
  readonly components: (Row | APIContainerComponent)[];
  readonly files: { readonly attachment: Buffer; readonly name: string; readonly description: string }[];
  readonly flags?: MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2;
  readonly allowedMentions: { readonly parse: [] };
}

const NOBODY: Payload['allowedMentions'] = { parse: [] };

/**
 * Shows a reply as one message: of components, as an embed where it is too much for those, or as plain text. It always
 * fits, and every citation that is shown is shown whole.
 */
export function renderReply(reply: Reply, options: RenderOptions): Payload {
  const { files: withFiles, embeds, ephemeral, hideQuestion } = options;
  const picture = reply.picture !== undefined && withFiles ? fileOf(reply.picture) : undefined;
  const document = reply.document !== undefined && withFiles ? documentOf(reply.document) : undefined;
  const files = [picture, document].filter((file) => file !== undefined);
  const common = { files, allowedMentions: NOBODY };
  const content = {
    ...reply,
    question: hideQuestion ? undefined : reply.question,
    body: bodyOf(reply, withFiles),
    share: ephemeral ? reply.share : undefined,
  };
  const container = embeds ? containerOf({ ...content, picture, document }) : undefined;
  if (container) return { ...common, components: [container], flags: MessageFlags.IsComponentsV2 };
  const components = rowsOf(reply.actions, content.share);
  const parts = [...questionParts(content.question), ...bodyParts(content.body)];
  return { ...common, components, ...(embeds ? embedOf(reply, parts, picture?.name) : plainOf(reply, parts)) };
}

/** What the reply says beside its picture, or in its place. */
function bodyOf(reply: Reply, isShown: boolean): Reply['body'] {
  const { picture, body } = reply;
  if (picture === undefined) return body;
  if (isShown) return blocksNotInPicture(reply);
  return picture.replacesBlocks === undefined ? [...body, { kind: 'note', text: picture.alt }] : body;
}

function plainOf({ heading }: Reply, parts: readonly Part[]): Pick<Payload, 'content' | 'flags'> {
  const title = heading === undefined ? [] : lineParts('', [{ bold: plain(heading) }], { needed: true });
  // Without the flag every cited page would be unfolded below the answer.
  return { content: fitParts([...title, ...parts], MAX_CONTENT), flags: MessageFlags.SuppressEmbeds };
}

function embedOf({ heading }: Reply, parts: readonly Part[], picture: string | undefined): Pick<Payload, 'embeds'> {
  const title = heading === undefined ? '' : titleOf(heading);
  const description = fitParts(parts, Math.min(MAX_EMBED_DESCRIPTION, MAX_EMBED_TOGETHER - title.length));
  return {
    embeds: [
      {
        color: ACCENT,
        ...(title === '' ? {} : { title }),
        ...(description === '' ? {} : { description }),
        ...(picture === undefined ? {} : { image: { url: `attachment://${picture}` } }),
      },
    ],
  };
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
