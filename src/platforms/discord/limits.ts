/**
 * What Discord accepts, in UTF-16 code units where it is text. Messages and embeds:
 * https://discord.com/developers/docs/resources/message#embed-object-embed-limits; components:
 * https://discord.com/developers/docs/components/reference; commands and their choices:
 * https://discord.com/developers/docs/interactions/application-commands.
 */
export const MAX_CONTENT = 2_000;
export const MAX_EMBED_TITLE = 256;
export const MAX_EMBED_DESCRIPTION = 4_096;
/** Of all texts of all embeds of a message together. */
export const MAX_EMBED_TOGETHER = 6_000;
export const MAX_ALT_TEXT = 1_024;

/**
 * Of a message of components, those within others counted, and of all its texts together:
 * https://discord.com/developers/docs/components/reference, read 2026-11-29.
 */
export const MAX_COMPONENTS = 40;
export const MAX_TEXT_TOGETHER = 4_000;

export const MAX_ROWS = 5;
export const MAX_BUTTONS_IN_ROW = 5;
export const MAX_BUTTON_LABEL = 80;
export const MAX_SELECT_OPTIONS = 25;
export const MAX_SELECT_LABEL = 100;

export const MAX_CHOICES = 25;
export const MAX_CHOICE_NAME = 100;
export const MAX_CHOICE_VALUE = 100;
export const MAX_OPTION_TEXT = 6_000;

/** A modal has five components at most, each with a label: https://discord.com/developers/docs/components/reference#label. */
export const MAX_MODAL_TITLE = 45;
export const MAX_FIELD_LABEL = 45;
export const MAX_FIELD_HINT = 100;

/** What a thread is called: https://discord.com/developers/docs/resources/channel#start-thread-in-forum-or-media-channel. */
export const MAX_THREAD_NAME = 100;

/** A nonce is at most this long: https://discord.com/developers/docs/resources/message#create-message. */
export const MAX_NONCE = 25;

/**
 * An interaction must have its first response within 3 s:
 * https://discord.com/developers/docs/interactions/receiving-and-responding. What has not answered by
 * this time is put off, which leaves as much again for the way to Discord.
 */
export const DEFER_AFTER_MS = 1_500;
/** After this time nobody waits for an answer any more; Discord would take it for 15 minutes. */
export const GIVE_UP_AFTER_MS = 60_000;

/**
 * How fast posts may leave by themselves. A bot has 50 requests a second
 * (https://discord.com/developers/docs/topics/rate-limits#global-rate-limit); what people ask for shares
 * them, and what is sent evenly does not arrive quite so. Answers to interactions do not count.
 */
export const DISCORD_RATE_LIMIT = { requestsPerSecond: 47, atATime: 24 } as const;

/** Milliseconds after which a post is given up: with up to three attempts to find it, its outcome must be known within 20 seconds. */
export const DISCORD_POST_TIMEOUT_MS = 6_000;

/** How long to wait for an answer, in milliseconds. */
export interface Timeouts {
  /** Then the person is shown that it takes longer. */
  readonly deferAfterMs: number;
  /** Milliseconds after which the person is told that it failed. */
  readonly giveUpAfterMs: number;
}

/** Discord's gateway is heard at least every 42 seconds; after this many seconds without, the process should be restarted. */
export const SILENCE_LIMIT_SECONDS = 300;
