import type { About, PageEvents, Refusal, Shown, Suggestion } from '../page/protocol.ts';
import type { DiscordMessage } from './discord.ts';
import type { SlackMessage } from './slack.ts';

/** A reply with what the two platforms that the page can draw make of it. */
export interface ShownMessage extends Shown {
  readonly previews: { readonly discord: DiscordMessage; readonly slack: SlackMessage };
}

/** What a page needs to know before anybody types. */
export interface Start extends About {
  readonly today: ShownMessage;
  readonly schedule: ShownMessage;
}

/** What the server said why it refused a request, for the person to read. */
export class Refused extends Error {}

/** Nobody waits longer for an answer, in milliseconds. */
const TIMEOUT_MS = 15_000;

/**
 * What the page asks the server for, in a language; in the browser's if it is undefined. Each rejects with Refused if the
 * server refuses, and with something else if it cannot be reached.
 */
export function createApi(language: string | undefined) {
  const headers: Record<string, string> = language === undefined ? {} : { 'Accept-Language': language };

  async function ask<T>(path: string, request: RequestInit): Promise<T> {
    const response = await fetch(path, { ...request, signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (response.ok) return response.json();
    const refusal: Refusal = await response.json();
    throw new Refused(refusal.error);
  }

  const post = <T>(path: string, body: object): Promise<T> =>
    ask(path, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });

  return {
    about: () => ask<Start>('/api/about', { headers }),
    say: (line: string) => post<ShownMessage>('/api/messages', { line }),
    press: (code: string) => post<ShownMessage>('/api/presses', { code }),
    submit: (command: string, values: Readonly<Record<string, string>>) =>
      post<ShownMessage>('/api/forms', { command, values }),
    suggest: (line: string) => post<readonly Suggestion[]>('/api/suggestions', { line }),
  };
}

interface Listener {
  readonly onPack: (news: PageEvents['pack']) => void;
  readonly onPost: (post: PageEvents['post'] & { readonly shown: ShownMessage }) => void;
  readonly onConnection: (isThere: boolean) => void;
}

/** Listens to the server's events; the browser connects again whenever the connection breaks. */
export function listen({ onPack, onPost, onConnection }: Listener): void {
  const source = new EventSource('/api/events');
  source.addEventListener('open', () => onConnection(true));
  source.addEventListener('error', () => onConnection(false));
  source.addEventListener('pack', ({ data }) => onPack(JSON.parse(data)));
  source.addEventListener('post', ({ data }) => onPost(JSON.parse(data)));
}
