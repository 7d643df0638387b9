import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startSlack } from '../../test/doubles/slack/slack.ts';
import { BOT, TOKENS } from '../../test/doubles/slack/workspace.ts';

/**
 * So many that nobody, and no channel, ever asks more than the limits allow at once (20 a person, 60 a channel): what is
 * refused isn't answered in the thread, and this waits for an answer. Each of them has a channel of their own.
 */
const PEOPLE = 500;
/** Milliseconds after which a question counts as lost. */
const PATIENCE_MS = 30_000;
/** Linux counts the time of processes in hundredths of a second. */
const MS_PER_TICK = 10;

export interface Contender {
  /** Asks so many questions, so many of them at a time, and gives the milliseconds until each answer. */
  readonly ask: (count: number, atOnce: number) => Promise<number[]>;
  /** Milliseconds that the process has spent computing, however busy the machine is otherwise; NaN without /proc. */
  readonly cpuMs: () => number;
  /** Mebibytes in memory; NaN without /proc. */
  readonly residentMiB: () => number;
  readonly stop: () => Promise<void>;
}

/** Starts a program in a process of its own, connected to a loopback Slack of its own. */
export async function startContender(program: string, questions: readonly string[]): Promise<Contender> {
  const slack = await startSlack();
  for (let at = 0; at < PEOPLE; at++) {
    slack.workspace.addChannel(`C${at}`);
    slack.workspace.addUser({ id: `U${at}`, locale: 'en-US' });
  }
  const waiting = new Map<string, () => void>();
  slack.workspace.listeners.add(({ thread, user }) => {
    if (thread !== undefined && user === BOT.user) waiting.get(thread)?.();
  });
  const child: ChildProcess = spawn(process.execPath, [fileURLToPath(new URL(program, import.meta.url))], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env['PATH'] ?? '',
      SLACK_BOT_TOKEN: TOKENS.bot,
      SLACK_APP_TOKEN: TOKENS.app,
      SLACK_API_URL: slack.apiUrl,
      LOG_LEVEL: 'warn',
    },
  });
  let stopping = false;
  const ended = once(child, 'exit').then(() => {
    if (!stopping) throw new Error(`${program} ended.`);
    return [];
  });
  while (slack.socketMode.connections() === 0) await Promise.race([sleep(20), ended]);
  let asked = 0;

  async function one(): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const question = questions[asked % questions.length] ?? '';
    const who = asked++ % PEOPLE;
    const started = performance.now();
    const said = slack.person(`U${who}`).says(`C${who}`, `@dostyk ${question}`);
    // The message is there at once; it is the acknowledgement that `says` waits for.
    waiting.set(slack.workspace.messages.at(-1)?.ts ?? '', resolve);
    const giveUp = setTimeout(() => reject(new Error(`${program} didn't answer “${question}”.`)), PATIENCE_MS);
    await Promise.all([said, promise]).finally(() => clearTimeout(giveUp));
    return performance.now() - started;
  }

  return {
    ask: async (count, atOnce) => {
      const times: number[] = [];
      let left = count;
      const worker = async () => {
        while (left-- > 0) times.push(await one());
      };
      const all = Promise.all(Array.from({ length: atOnce }, worker));
      await Promise.race([all, ended]);
      // What was said is of no interest any more, and looking through it would cost more from round to round.
      slack.workspace.messages.length = 0;
      waiting.clear();
      return times;
    },
    cpuMs: () => {
      const fields = fromProc(child, 'stat').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
    },
    residentMiB: () => Number(/^VmRSS:\s+(\d+) kB/m.exec(fromProc(child, 'status'))?.[1]) / 1024,
    stop: async () => {
      stopping = true;
      child.kill('SIGKILL');
      await ended;
      await slack.stop();
    },
  };
}

function fromProc({ pid }: ChildProcess, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
