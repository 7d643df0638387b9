import { createHmac } from 'node:crypto';
import { type Acknowledged, type Kind, type Transport, watchAck } from './delivery.ts';
import { TOKENS, type Workspace } from './workspace.ts';

/** The headers with which Slack signs a request (https://docs.slack.dev/authentication/verifying-requests-from-slack). */
export function sign(body: string, timestampSeconds: number, secret: string = TOKENS.signingSecret) {
  const signature = createHmac('sha256', secret).update(`v0:${timestampSeconds}:${body}`).digest('hex');
  return { 'X-Slack-Request-Timestamp': String(timestampSeconds), 'X-Slack-Signature': `v0=${signature}` };
}

/** What is sent for an envelope of Socket Mode where the app is reached by HTTP. */
function requestFor(kind: Kind, payload: Readonly<Record<string, unknown>>) {
  switch (kind) {
    case 'events_api':
      return { type: 'application/json', body: JSON.stringify(payload) };
    case 'slash_commands': {
      const fields = Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]);
      return { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(fields).toString() };
    }
    case 'interactive':
      return {
        type: 'application/x-www-form-urlencoded',
        body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
      };
  }
}

/** Sends what people do as signed requests to the app's address. */
export function createHttpMode(workspace: Workspace, address: string): Transport {
  return {
    deliver: async (kind, payload, retry): Promise<Acknowledged> => {
      const { type, body } = requestFor(kind, payload);
      const noteAck = watchAck(workspace, `${kind} ${String(payload['type'] ?? payload['command'])}`);
      const response = await fetch(address, {
        method: 'POST',
        headers: {
          'Content-Type': type,
          ...sign(body, Math.floor(Date.now() / 1000)),
          ...(retry === undefined
            ? {}
            : { 'X-Slack-Retry-Num': String(retry.attempt), 'X-Slack-Retry-Reason': retry.reason }),
        },
        body,
      });
      if (response.status !== 200) workspace.violate(`${kind}: the app answered with ${response.status}`);
      noteAck();
      const text = await response.text();
      const given: unknown = text.startsWith('{') ? JSON.parse(text) : undefined;
      return typeof given === 'object' && given !== null ? { ...given } : undefined;
    },
  };
}
