import type { LoopbackSlack } from '../../test/doubles/slack/slack.ts';
import { BOT } from '../../test/doubles/slack/workspace.ts';
import type { Counted, Traffic } from './traffic.ts';

const CHANNELS = 20;
const PEOPLE = 100;

/** People on Slack: mentions, direct messages and slash commands, with a network that fails now and then. */
export function createSlackTraffic(slack: LoopbackSlack, random: () => number): Traffic {
  const { workspace, faults, socketMode } = slack;
  const ids = Array.from({ length: PEOPLE }, (_, at) => `UP${at}`);
  for (const id of ids) workspace.addUser({ id, locale: 'en-US' });
  const channels = Array.from({ length: CHANNELS }, (_, at) => `CSOAK${at}`);
  for (const id of channels) workspace.addChannel(id, { members: ids });
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('There is nothing to choose from.');
    return item;
  };
  /** Messages by their timestamps, and slash commands that the program has taken, by person and channel. */
  const written: { readonly ts: string; readonly isDirect: boolean; readonly channel: string }[] = [];
  const commanded = new Map<string, number>();
  /** Commands of which nobody knows whether they were taken: the connection broke before that could be said. */
  const unknown = new Map<string, number>();

  async function command(line: string): Promise<void> {
    const [person, channel] = [pick(ids), pick(channels)];
    const key = `${channel} ${person}`;
    unknown.set(key, (unknown.get(key) ?? 0) + 1);
    await slack.person(person).commands(channel, line);
    // Slack itself shows the person that their command was not taken.
    unknown.set(key, (unknown.get(key) ?? 0) - 1);
    commanded.set(key, (commanded.get(key) ?? 0) + 1);
  }

  const deeds: readonly ((question: string) => void)[] = [
    (question) => {
      const channel = pick(channels);
      void slack.person(pick(ids)).says(channel, `@dostyk ${question}`);
      const ts = workspace.messages.at(-1)?.ts;
      if (ts !== undefined) written.push({ ts, isDirect: false, channel });
    },
    (question) => {
      const person = pick(ids);
      const channel = workspace.directChannel(person).id;
      void slack.person(person).says(channel, question);
      const ts = workspace.messages.at(-1)?.ts;
      if (ts !== undefined) written.push({ ts, isDirect: true, channel });
    },
    (question) => void command(`/ask ${question}`),
    () => void command('/dostyk topics'),
  ];

  const planned: readonly (() => void)[] = [
    () => faults.plan({ method: 'chat.postMessage', fault: { kind: 'dropped' } }),
    () => faults.plan({ method: 'chat.postMessage', fault: { kind: 'refused' } }),
    () => faults.plan({ method: 'chat.postMessage', fault: { kind: 'ratelimited', retryAfterSeconds: 1 } }),
    () => faults.plan({ method: 'chat.postMessage', fault: { kind: 'status', status: 503 } }),
    () => faults.plan({ method: 'users.info', fault: { kind: 'refused' } }),
    () => faults.plan({ method: 'response_url', fault: { kind: 'status', status: 500 } }),
  ];

  return {
    name: 'Slack',
    act: (question) => pick(deeds)(question),
    fail: () => pick(planned)(),
    cut: () => (random() < 0.5 ? socketMode.drop() : socketMode.refresh()),
    counts: () => {
      const inThreads = new Map<string, number>();
      const inDirect = new Map<string, number>();
      const alone = new Map<string, number>();
      const add = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
      for (const { user, channel, thread, onlyFor } of workspace.messages) {
        if (user !== BOT.user) continue;
        if (onlyFor !== undefined) add(alone, `${channel} ${onlyFor}`);
        else if (thread !== undefined) add(inThreads, thread);
        else add(inDirect, channel);
      }
      const direct = Map.groupBy(
        written.filter(({ isDirect }) => isDirect),
        ({ channel }) => channel,
      );
      return [
        ...written
          .filter(({ isDirect }) => !isDirect)
          .map(({ ts }) => ({ what: `mention ${ts}`, answers: inThreads.get(ts) ?? 0 })),
        ...[...direct].flatMap(([channel, some]) =>
          spread(`direct in ${channel}`, inDirect.get(channel) ?? 0, some.length),
        ),
        ...[...commanded]
          .filter(([key]) => unknown.get(key) === 0)
          .flatMap(([key, count]) => spread(`command of ${key}`, alone.get(key) ?? 0, count)),
      ];
    },
    violations: () => workspace.violations,
  };
}

/** Answers that do not say what they answer, shared out among what was asked: those that are too many fall to the last. */
function spread(what: string, answers: number, asked: number): Counted[] {
  return Array.from({ length: asked }, (_, at) => {
    const left = Math.max(0, answers - at);
    return { what, answers: at < asked - 1 ? Math.min(1, left) : left };
  });
}
