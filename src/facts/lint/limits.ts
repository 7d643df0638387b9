import { factRule } from './rule.ts';

/**
 * A suggestion while people type: Discord allows 100 characters in an autocomplete choice
 * (https://discord.com/developers/docs/interactions/application-commands, read 2026-11-24).
 * The other texts need no rule: what the schema allows at most fits into Slack's section of 3,000 and Discord's
 * embed of 4,096, and a button's label is shortened.
 */
const MAX_CHOICE = 100;

export const limits = factRule('limit', ({ questions: [suggested = ''] }) =>
  suggested.length > MAX_CHOICE
    ? [`the first example question, which is suggested while people type, has more than ${MAX_CHOICE} characters`]
    : [],
);
