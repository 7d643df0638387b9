import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Discord, openDiscord } from '../test/doubles/discord/discord.ts';
import type { Exchange } from '../test/doubles/discord/interactions.ts';
import type { Channel, Person } from '../test/doubles/discord/world.ts';
import { startProgram } from '../test/fixtures/program.ts';
import { table } from './table.ts';

/**
 * How much longer others wait while one person floods the bot: `flood.ts [--rounds 5] [--seconds 10] [--per-second 100]`.
 * Calm and flood take turns, so that what else the machine does meets both.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '10' },
    'per-second': { type: 'string', default: '100' },
  },
});
const seconds = Number(values.seconds);
const OTHERS = 50;
/** Each of the others asks so often, one after the other. */
const ASKS_EVERY_MS = 5_000;
/** How the flood is dosed: timers fire no more often. */
const TICK_MS = 5;
const MOST_RATIO = 2;
const QUESTION = 'how many german companies are in kazakhstan';

const discord: Discord = await openDiscord();
const dataDir = mkdtempSync(join(tmpdir(), 'flood-'));
const program = startProgram({
  DISCORD_TOKEN: discord.token,
  DISCORD_API_URL: discord.apiUrl,
  DATA_DIR: dataDir,
  LOG_LEVEL: 'info',
});
await program.ready();

const place = (name: string): { readonly person: Person; readonly channel: Channel } => ({
  person: discord.addPerson(name),
  channel: discord.addChannel(discord.addGuild(), name),
});
const others = Array.from({ length: OTHERS }, (_, at) => place(`other-${at}`));
const flooder = place('flooder');
const mention = `<@${discord.world.bot.id}> ${QUESTION}`;

/** One person floods, by messages and commands in turn, until told to end. */
async function flood(perSecond: number, goesOn: () => boolean): Promise<number> {
  let sent = 0;
  const began = performance.now();
  while (goesOn()) {
    const wanted = ((performance.now() - began) / 1000) * perSecond;
    for (; sent < wanted; sent++) {
      if (sent % 2 === 0) discord.write(flooder.person, flooder.channel, mention);
      else discord.use(flooder.person, flooder.channel, 'ask', { question: QUESTION });
    }
    await sleep(TICK_MS);
  }
  return sent;
}

interface Round {
  /** Milliseconds from each question of the others to its answer. */
  readonly waits: readonly number[];
  readonly unanswered: number;
  readonly flooded: number;
}

async function measure(perSecond: number): Promise<Round> {
  const until = performance.now() + seconds * 1000;
  const flooding = perSecond > 0 ? flood(perSecond, () => performance.now() < until) : Promise.resolve(0);
  const asked: Exchange[] = [];
  while (performance.now() < until) {
    for (const { person, channel } of others) {
      asked.push(discord.use(person, channel, 'ask', { question: QUESTION }));
      await sleep(ASKS_EVERY_MS / OTHERS);
    }
  }
  const flooded = await flooding;
  await sleep(2_000);
  const waits = asked.map(({ respondedAfterMs }) => respondedAfterMs).filter((ms) => ms !== undefined);
  return { waits, unanswered: asked.length - waits.length, flooded };
}

function quantile(some: readonly number[], share: number): number {
  const sorted = some.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

// Not measured: code is compiled, connections are opened.
await measure(0);
const calm: Round[] = [];
const flooded: Round[] = [];
for (let round = 0; round < Number(values.rounds); round++) {
  calm.push(await measure(0));
  flooded.push(await measure(Number(values['per-second'])));
}
program.signal('SIGTERM');
await program.ended;
await discord.close();
rmSync(dataDir, { recursive: true });

const row = (name: string, rounds: readonly Round[]) => {
  const waits = rounds.flatMap((one) => one.waits);
  return {
    others: name,
    'median ms': quantile(waits, 0.5),
    'p99 ms': quantile(waits, 0.99),
    asked: waits.length,
    unanswered: rounds.reduce((sum, { unanswered }) => sum + unanswered, 0),
    'from the flooder': rounds.reduce((sum, one) => sum + one.flooded, 0),
  };
};
const ratio =
  quantile(
    flooded.flatMap(({ waits }) => waits),
    0.99,
  ) /
  quantile(
    calm.flatMap(({ waits }) => waits),
    0.99,
  );
const answered = discord.posted(flooder.channel).filter(({ author }) => author.bot).length;
process.stdout.write(`${table([row('calm', calm), row('flooded', flooded)])}\n`);
process.stdout.write(`p99 flooded / calm: ${ratio.toFixed(2)}; messages to the flooder in the open: ${answered}\n`);
if (ratio > MOST_RATIO) process.exitCode = 1;
