/**
 * How fast posts may leave by themselves. Slack takes about one message a second in each channel, and "several hundred" a
 * minute in a workspace (https://docs.slack.dev/apis/web-api/rate-limits, read 2026-11-24): at most 240 are sent.
 */
export const SLACK_PACE = { requestsPerSecond: 4, atATime: 4 } as const;

/** Milliseconds for a request of a post; one that takes several must be settled long before its lease ends. */
export const SLACK_POST_TIMEOUT_MS = 6_000;
/** The same in each of many workspaces, none of which is to wait for another's limit. */
export const SLACK_PACE_FOR_MANY = { ...SLACK_PACE, perSpace: true, atATime: 32 } as const;
