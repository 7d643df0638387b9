import { factRule } from './rule.ts';

/**
 * Texts that a platform would cut. Slack allows 3,000 characters in a section
 * (https://docs.slack.dev/reference/block-kit/blocks/section-block), Discord 1,024 in a field of an embed
 * (https://discord.com/developers/docs/resources/message#embed-object-embed-limits) and 100 in an autocomplete choice
 * (https://discord.com/developers/docs/interactions/application-commands); read 2026-11-24.
 */
const MAX_FIELD = 1_024;
const MAX_CHOICE = 100;

export const limits = factRule('limit', ({ statement, note = '', questions, sources }) => [
  ...(statement.length + note.length > 2 * MAX_FIELD
    ? ['statement and note together do not fit into a chat message']
    : []),
  ...sources
    .filter(({ title, url, publisher }) => title.length + url.length + publisher.length > MAX_FIELD)
    .map(({ publisher }) => `the source ${publisher} has more than ${MAX_FIELD} characters`),
  ...((questions[0]?.length ?? 0) > MAX_CHOICE
    ? [`the first example question, which is suggested while people type, has more than ${MAX_CHOICE} characters`]
    : []),
]);
