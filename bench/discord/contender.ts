import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { type Discord, openDiscord } from '../../test/doubles/discord/discord.ts';
import type { Channel, Person } from '../../test/doubles/discord/world.ts';

/** A bot in a process of its own, on a loopback Discord of its own. */
export interface Contender {
  readonly name: string;
  /** Asks one question after the other; milliseconds from each interaction to its response. */
  readonly askInTurn: (questions: readonly string[]) => Promise<number[]>;
  /** Asks all at once; answers a second until the last one. */
  readonly askAtOnce: (questions: readonly string[]) => Promise<number>;
  /** Milliseconds of processor time so far; undefined where the system does not tell. */
  readonly cpuMs: () => number | undefined;
  /** Memory of the process in MiB; undefined where the system does not tell. */
  readonly memoryMiB: () => number | undefined;
  readonly stop: () => Promise<void>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
/**
 * So many that nobody, and no channel, ever asks more than the limits allow at once (20 a person, 60 a channel): a refusal
 * takes less time than an answer and would flatter. Each of them has a channel of their own.
 */
const PEOPLE = 500;
/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10;

export function startBare(): Promise<Contender> {
  const program = 'bench/discord/bare-bot.ts';
  return start('bare discord.js', ({ apiUrl, token }) => spawnNode([program, apiUrl, token], {}), registerAsk);
}

export function startDostyk(): Promise<Contender> {
  const variables = ({ apiUrl, token }: Discord) => ({
    DISCORD_API_URL: apiUrl,
    DISCORD_TOKEN: token,
    SLACK_BOT_TOKEN: '',
    LOG_LEVEL: 'warn',
  });
  return start(
    'Dostyk',
    (discord) => spawnNode(['src/main.ts'], variables(discord)),
    () => undefined,
  );
}

function spawnNode(args: readonly string[], variables: Readonly<Record<string, string>>): ChildProcess {
  const stdio = ['ignore', 'ignore', 'inherit'] as const;
  return spawn(process.execPath, [...args], { cwd: root, env: { ...process.env, ...variables }, stdio: [...stdio] });
}

/** The bare bot registers nothing, so the command is there from the beginning. */
function registerAsk({ world }: Discord): void {
  const option = { type: ApplicationCommandOptionType.String as const, name: 'question', description: 'What' };
  const ids = { id: world.nextId(), version: world.nextId(), application_id: world.applicationId };
  const rest = { dm_permission: true, nsfw: false, type: ApplicationCommandType.ChatInput, description: 'Asks' };
  world.commands.set('global', [{ ...ids, ...rest, name: 'ask', options: [{ ...option, required: true }] }]);
}

async function start(
  name: string,
  launch: (discord: Discord) => ChildProcess,
  prepare: (discord: Discord) => void,
): Promise<Contender> {
  const discord = await openDiscord({ now: () => performance.timeOrigin + performance.now(), firstWithinMs: 60_000 });
  const guild = discord.addGuild();
  const people = Array.from({ length: PEOPLE }, (_, at): { readonly person: Person; readonly channel: Channel } => ({
    person: discord.addPerson(`Person ${at}`),
    channel: discord.addChannel(guild, `channel-${at}`),
  }));
  prepare(discord);
  const child = launch(discord);
  const { pid } = child;
  const isReady = () =>
    discord.gateway.connected().length === 1 && discord.world.commands.get('global')?.[0]?.name === 'ask';
  await discord.until(isReady, `${name} is ready`);

  let asked = 0;
  const ask = (question: string) => {
    const who = people[asked++ % PEOPLE];
    if (!who) throw new Error('There is nobody to ask.');
    return discord.use(who.person, who.channel, 'ask', { question });
  };
  const proc = (file: string) => (pid === undefined ? undefined : readProc(pid, file));
  return {
    name,
    askInTurn: async (questions) => {
      const times: number[] = [];
      for (const question of questions) {
        const exchange = ask(question);
        times.push(await discord.until(() => exchange.respondedAfterMs));
      }
      return times;
    },
    askAtOnce: async (questions) => {
      const exchanges = questions.map(ask);
      const began = Math.min(...exchanges.map(({ createdAt }) => createdAt));
      const isDone = () => exchanges.every(({ respondedAfterMs }) => respondedAfterMs !== undefined);
      await discord.until(isDone, 'all are answered');
      const last = Math.max(...exchanges.map(({ createdAt, respondedAfterMs = 0 }) => createdAt + respondedAfterMs));
      return (1_000 * questions.length) / (last - began);
    },
    cpuMs: () => {
      // User and system time are the 14th and 15th fields; the name before them may hold spaces.
      const fields = proc('stat')?.split(') ').at(-1)?.split(' ');
      return fields && TICK_MS * (Number(fields[11]) + Number(fields[12]));
    },
    memoryMiB: () => {
      const kibibytes = /VmRSS:\s+(\d+)/.exec(proc('status') ?? '')?.[1];
      return kibibytes === undefined ? undefined : Number(kibibytes) / 1_024;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'close');
      await discord.close();
      if (discord.violations.length > 0) throw new Error(`${name}: ${discord.violations.slice(0, 3).join('; ')}`);
    },
  };
}

function readProc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}
