/** Slack's limits, in characters as JavaScript counts them unless it says otherwise. */

/** https://docs.slack.dev/reference/block-kit/blocks#messages */
export const MOST_BLOCKS = 50;
/** https://docs.slack.dev/reference/block-kit/blocks/header-block */
export const MAX_HEADER = 150;
/** A text object: https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
export const MAX_TEXT = 3000;
/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const MAX_BUTTON_LABEL = 75;
/** Slack shows about this much of a button's label (same page). */
export const SHOWN_BUTTON_LABEL = 30;
/** What a screen reader says in place of a button's label (same page). */
export const MAX_ACCESSIBILITY_LABEL = 75;
/** The title of a container, and how many blocks may stand in one: https://docs.slack.dev/reference/block-kit/blocks/container-block */
export const MAX_CONTAINER_TITLE = 150;
export const MOST_CHILDREN = 10;
/** Rows with that of the names, columns, and characters in all cells: https://docs.slack.dev/reference/block-kit/blocks/table-block */
export const MOST_ROWS = 100;
export const MOST_COLUMNS = 20;
export const MAX_TABLE = 10_000;
/** Slack's own types say 75, the reference of the option object 150: https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
export const MAX_OPTION = 75;
/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
export const MOST_OPTIONS = 100;
/** What a menu says before anything is chosen (same page). */
export const MAX_PLACEHOLDER = 150;
/** https://docs.slack.dev/reference/block-kit/blocks/image-block */
export const MAX_ALT_TEXT = 2000;
/** A title and the buttons of a modal: https://docs.slack.dev/reference/views/modal-views */
export const MAX_MODAL_TITLE = 24;
/** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
export const MAX_INPUT = 3000;
/**
 * Questions to press in a conversation: https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts. How
 * long they, and the titles of threads, may be isn't documented; this much is read at a glance.
 */
export const MOST_PROMPTS = 4;
export const MAX_PROMPT_TITLE = 75;
export const MAX_THREAD_TITLE = 75;
/** A link: https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const MAX_URL = 3000;
/**
 * All blocks of a message together, written as JSON. Not documented; people measured a little more than 13,000
 * characters, containers included: https://github.com/slackapi/bolt-js/issues/2509
 */
export const MAX_BLOCKS_AS_JSON = 12_900;

/**
 * How fast posts may leave by themselves. Slack takes about one message a second in each channel, and "several hundred" a
 * minute in a workspace (https://docs.slack.dev/apis/web-api/rate-limits): at most 240 are sent.
 */
export const SLACK_RATE_LIMIT = { requestsPerSecond: 4, atATime: 4 } as const;

/** Milliseconds for a request of a post; one that takes several must be settled long before its lease ends. */
export const SLACK_POST_TIMEOUT_MS = 6_000;
/**
 * For how many milliseconds a message that nobody confirmed may still appear. Slack says nothing of it; in its incidents
 * requests took up to half a minute, and nothing of ours stands still for longer than a lease.
 */
export const SLACK_LATE_MS = 120_000;
/** The same in each of many workspaces, none of which is to wait for another's limit. */
export const SLACK_RATE_LIMIT_PER_WORKSPACE = { ...SLACK_RATE_LIMIT, perWorkspace: true, atATime: 32 } as const;
