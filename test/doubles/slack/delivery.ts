import type { Workspace } from './workspace.ts';

/** The kinds of envelopes of Socket Mode (https://docs.slack.dev/apis/events-api/using-socket-mode). */
export type Kind = 'events_api' | 'slash_commands' | 'interactive';

export interface Retry {
  readonly attempt: number;
  readonly reason: string;
}

/** What the app gave back when it acknowledged; undefined for nothing. */
export type Acknowledged = Readonly<Record<string, unknown>> | undefined;

/** A way on which what people do reaches the app. */
export interface Transport {
  readonly deliver: (kind: Kind, payload: Readonly<Record<string, unknown>>, retry?: Retry) => Promise<Acknowledged>;
}

/** Slack waits this long for an acknowledgement. */
const ACK_MS = 3000;

/** Watches that one delivery is acknowledged once and in time. */
export function watchAck(workspace: Workspace, what: string) {
  const sent = workspace.now();
  let count = 0;
  return () => {
    count++;
    if (count > 1) workspace.violate(`${what}: acknowledged ${count} times`);
    const after = workspace.now() - sent;
    if (after > ACK_MS) workspace.violate(`${what}: acknowledged after ${Math.round(after)} ms`);
  };
}
