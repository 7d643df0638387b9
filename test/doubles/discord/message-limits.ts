import { type APIEmbed, type APIMessageComponent, ComponentType, MessageFlags } from 'discord.js';
import type { MessageBody } from './bodies.ts';
import { componentsOf } from './shown.ts';

const MAX_CONTENT = 2_000;
const MAX_EMBEDS_TOGETHER = 6_000;
const MAX_ROWS = 5;
const MAX_BUTTONS = 5;
/** Of messages of components: https://discord.com/developers/docs/components/reference, read 2026-11-29. */
const MAX_COMPONENTS = 40;
const MAX_TEXT_TOGETHER = 4_000;
const MAX_TEXTS_IN_SECTION = 3;
const MAX_ITEMS_IN_GALLERY = 10;

/**
 * The limits of a message that the official schemas leave out, as Discord's references state them
 * (https://discord.com/developers/docs/resources/message#create-message and
 * https://discord.com/developers/docs/components/reference).
 */
export function messageProblems(body: MessageBody, fileNames: readonly string[]): string[] {
  const { content, embeds, components, attachments, flags } = body;
  const ofComponents = (Number(flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
  const empty = !content?.trim() && !embeds?.length && !components?.length && fileNames.length === 0;
  return [
    ...(empty ? ['the message is empty'] : []),
    ...((content?.length ?? 0) > MAX_CONTENT ? [`content has ${content?.length} characters`] : []),
    ...embedProblems(embeds ?? [], fileNames),
    ...(ofComponents ? layoutProblems(body, fileNames) : legacyProblems(body)),
    ...componentProblems(body),
    ...(attachments ?? [])
      .filter(({ id, filename }) => Number(id) >= fileNames.length || (filename && !fileNames.includes(filename)))
      .map(({ id }) => `attachment ${id} has no file`),
  ];
}

function embedProblems(embeds: readonly APIEmbed[], fileNames: readonly string[]): string[] {
  const total = embeds.reduce((sum, embed) => sum + textsOf(embed).join('').length, 0);
  return [
    ...(total > MAX_EMBEDS_TOGETHER ? [`the embeds have ${total} characters together`] : []),
    ...embeds.flatMap((embed) => {
      const addresses = [embed.url, embed.author?.url, embed.image?.url].filter((url) => url !== undefined);
      const attached = addresses.filter((url) => url.startsWith('attachment://')).map((url) => url.slice(13));
      return [
        ...(textsOf(embed).join('').trim() === '' && !embed.image ? ['an embed is empty'] : []),
        ...(embed.fields ?? [])
          .filter(({ name, value }) => name.trim() === '' || value.trim() === '')
          .map(({ name }) => `the field "${name}" is empty`),
        ...attached.filter((name) => !fileNames.includes(name)).map((name) => `no file is called ${name}`),
        ...addresses.filter((url) => !/^(https?|attachment):/.test(url)).map((url) => `${url} is no web address`),
      ];
    }),
  ];
}

function textsOf({ title, description, fields, footer, author }: APIEmbed): string[] {
  return [
    title ?? '',
    description ?? '',
    ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
    footer?.text ?? '',
    author?.name ?? '',
  ];
}

/** Without the flag there are buttons and menus below what is said, and nothing else. */
function legacyProblems({ components }: MessageBody): string[] {
  const rows = components ?? [];
  return [
    ...(rows.length > MAX_ROWS ? [`${rows.length} action rows`] : []),
    ...rows
      .filter(({ type }) => type !== ComponentType.ActionRow)
      .map(({ type }) => `component ${type} needs the flag`),
  ];
}

/** With the flag there are components alone, and of the files only those that a component names are seen. */
function layoutProblems({ content, embeds, components }: MessageBody, fileNames: readonly string[]): string[] {
  const all = componentsOf({ components });
  const texts = all.flatMap((one) => (one.type === ComponentType.TextDisplay ? [one.content] : []));
  const together = texts.join('').length;
  const named = all.flatMap(filesOf);
  return [
    ...(content ? ['content beside components'] : []),
    ...(embeds?.length ? ['embeds beside components'] : []),
    ...(all.length === 0 ? ['the message is empty'] : []),
    ...(all.length > MAX_COMPONENTS ? [`${all.length} components`] : []),
    ...(together > MAX_TEXT_TOGETHER ? [`the texts have ${together} characters together`] : []),
    ...texts.filter((text) => text.trim() === '').map(() => 'a text is empty'),
    ...named.filter((name) => !fileNames.includes(name)).map((name) => `no file is called ${name}`),
    ...fileNames.filter((name) => !named.includes(name)).map((name) => `the file ${name} is not seen`),
    ...all.flatMap(nestingProblems),
  ];
}

function filesOf(component: APIMessageComponent): string[] {
  const urls =
    component.type === ComponentType.MediaGallery
      ? component.items.map(({ media }) => media.url)
      : component.type === ComponentType.File
        ? [component.file.url]
        : [];
  return urls.filter((url) => url.startsWith('attachment://')).map((url) => url.slice(13));
}

function nestingProblems(component: APIMessageComponent): string[] {
  switch (component.type) {
    case ComponentType.Container:
      return component.components.length === 0 ? ['a container is empty'] : [];
    case ComponentType.Section: {
      const { length } = component.components;
      return length < 1 || length > MAX_TEXTS_IN_SECTION ? [`a section has ${length} texts`] : [];
    }
    case ComponentType.MediaGallery: {
      const { length } = component.items;
      return length < 1 || length > MAX_ITEMS_IN_GALLERY ? [`a gallery has ${length} items`] : [];
    }
    default:
      return [];
  }
}

function componentProblems(body: MessageBody): string[] {
  const all = componentsOf({ components: body.components });
  const customIds = all.flatMap((one) => ('custom_id' in one ? [one.custom_id] : []));
  const ids = all.map(({ id }) => id).filter((id) => id !== undefined);
  return [
    ...(new Set(customIds).size < customIds.length ? ['two components share a custom_id'] : []),
    ...(new Set(ids).size < ids.length ? ['two components share an id'] : []),
    ...all.flatMap((one) => {
      if (one.type === ComponentType.ActionRow) return rowProblems(one.components);
      return one.type === ComponentType.Button ? buttonProblems({ ...one }) : [];
    }),
  ];
}

function rowProblems(row: readonly APIMessageComponent[]): string[] {
  const selects = row.filter(({ type }) => type !== ComponentType.Button);
  return [
    ...(selects.length > 0 && row.length > 1 ? ['a select shares its row'] : []),
    ...(row.length > MAX_BUTTONS ? [`${row.length} buttons in a row`] : []),
    ...selects.flatMap((select) => {
      const values = select.type === ComponentType.StringSelect ? select.options.map(({ value }) => value) : [];
      return new Set(values).size < values.length ? ['two options of a select share a value'] : [];
    }),
  ];
}

function buttonProblems({ style, label, emoji, custom_id, url }: Record<string, unknown>): string[] {
  const unlabelled = (typeof label !== 'string' || label.trim() === '') && emoji === undefined;
  return [
    ...(unlabelled ? ['a button has no label'] : []),
    ...(style === 5 && url === undefined ? ['a link button has no url'] : []),
    ...(style !== 5 && custom_id === undefined ? ['a button has no custom_id'] : []),
  ];
}
