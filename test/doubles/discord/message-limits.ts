import type { APIEmbed } from 'discord.js';
import type { MessageBody } from './bodies.ts';

const MAX_CONTENT = 2_000;
const MAX_EMBEDS_TOGETHER = 6_000;
const MAX_ROWS = 5;
const MAX_BUTTONS = 5;

/**
 * The limits of a message that the official schemas leave out, as Discord's references state them
 * (https://discord.com/developers/docs/resources/message#create-message and
 * https://discord.com/developers/docs/components/reference).
 */
export function messageProblems(body: MessageBody, fileNames: readonly string[]): string[] {
  const { content, embeds, components, attachments } = body;
  const empty = !content?.trim() && !embeds?.length && !components?.length && fileNames.length === 0;
  return [
    ...(empty ? ['the message is empty'] : []),
    ...((content?.length ?? 0) > MAX_CONTENT ? [`content has ${content?.length} characters`] : []),
    ...embedProblems(embeds ?? [], fileNames),
    ...componentProblems(components ?? []),
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

function componentProblems(rows: readonly object[]): string[] {
  const components = rows.flatMap((row) =>
    'components' in row && Array.isArray(row.components) ? row.components : [],
  );
  const customIds = components.map((component) => component.custom_id).filter((id) => id !== undefined);
  const ids = [...rows, ...components]
    .map((one) => ('id' in one ? one.id : undefined))
    .filter((id) => id !== undefined);
  return [
    ...(rows.length > MAX_ROWS ? [`${rows.length} action rows`] : []),
    ...(new Set(customIds).size < customIds.length ? ['two components share a custom_id'] : []),
    ...(new Set(ids).size < ids.length ? ['two components share an id'] : []),
    ...rows.flatMap((row) => rowProblems('components' in row && Array.isArray(row.components) ? row.components : [])),
  ];
}

function rowProblems(row: readonly Record<string, unknown>[]): string[] {
  const selects = row.filter(({ type }) => type !== 2);
  return [
    ...(selects.length > 0 && row.length > 1 ? ['a select shares its row'] : []),
    ...(row.length > MAX_BUTTONS ? [`${row.length} buttons in a row`] : []),
    ...row.filter(({ type }) => type === 2).flatMap(buttonProblems),
    ...selects.flatMap(({ options }) => {
      const values = Array.isArray(options) ? options.map(({ value }) => value) : [];
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
