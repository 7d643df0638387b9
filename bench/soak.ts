import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DEFAULT_PACK } from '../src/config/index.ts';
import { loadPack } from '../src/facts/load.ts';
import { openDiscord } from '../test/doubles/discord/discord.ts';
import { startSlack } from '../test/doubles/slack/slack.ts';
import { TOKENS } from '../test/doubles/slack/workspace.ts';
import { startProgram } from '../test/fixtures/program.ts';
import { questionsAbout } from './ask-about.ts';
import { createDiscordTraffic } from './soak/discord-traffic.ts';
import { memoryOf } from './soak/memory.ts';
import { createSlackTraffic } from './soak/slack-traffic.ts';
import { table } from './table.ts';

/** Runs the program on both doubles with mixed traffic and faults: `soak.ts [--minutes 10] [--per-second 10]`. */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    'per-second': { type: 'string', default: '10' },
  },
});
const minutes = Number(values.minutes);
const pauseMs = 1000 / Number(values['per-second']);
/** What is held at the end may be so much more than after the first minute. */
const MOST_GROWTH = 0.1;
const FAULT_EVERY_MS = 3_000;
const CUT_EVERY_MS = 45_000;
/** What failed last is tried again and answered. */
const SETTLE_MS = Math.min(20_000, minutes * 60_000);
const NONSENSE = ['tell me a joke about penguins', '😀😀😀', '@everyone <!channel> **bold**', 'x'.repeat(600)];

const questions = [...questionsAbout((await loadPack(DEFAULT_PACK)).pack, 300).map(({ text }) => text), ...NONSENSE];
const random = Math.random;
const discord = await openDiscord({ limits: { perSecond: 50 } });
const slack = await startSlack();
const platforms = [createDiscordTraffic(discord, random), createSlackTraffic(slack, random)];
const dataDir = mkdtempSync(join(tmpdir(), 'soak-'));
const collector = fileURLToPath(new URL('./soak/collect-garbage.ts', import.meta.url));
const program = startProgram(
  {
    DATA_DIR: dataDir,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    SLACK_BOT_TOKEN: TOKENS.bot,
    SLACK_APP_TOKEN: TOKENS.app,
    SLACK_API_URL: slack.apiUrl,
  },
  ['--expose-gc', '--import', collector],
);
await program.ready();

/** Lets people act until the moment, with faults. */
async function act(until: number): Promise<void> {
  let [nextFault, nextCut] = [performance.now() + FAULT_EVERY_MS, performance.now() + CUT_EVERY_MS];
  while (performance.now() < until) {
    const question = questions[Math.floor(random() * questions.length)] ?? '';
    platforms[Math.floor(random() * platforms.length)]?.act(question);
    if (performance.now() > nextFault) {
      for (const { fail } of platforms) fail();
      nextFault = performance.now() + FAULT_EVERY_MS;
    }
    if (performance.now() > nextCut) {
      for (const { cut } of platforms) cut();
      nextCut = performance.now() + CUT_EVERY_MS;
    }
    await sleep(pauseMs);
  }
}

const start = performance.now();
await act(start + Math.min(1, minutes / 2) * 60_000);
const before = await memoryOf(program);
await act(start + minutes * 60_000);
await sleep(SETTLE_MS);
const after = await memoryOf(program);
program.signal('SIGTERM');
const status = await program.ended;
await Promise.all([discord.close(), slack.stop()]);
rmSync(dataDir, { recursive: true });

const growth = after.heldMiB / before.heldMiB - 1;
const logged = Map.groupBy(
  program.lines.filter(({ level }) => level === 'warn' || level === 'error'),
  ({ level, msg }) => `${level}: ${msg}`,
);
const results = platforms.map(({ name, counts, violations }) => {
  const all = counts();
  return {
    platform: name,
    asked: all.length,
    lost: all.filter(({ answers }) => answers === 0).length,
    doubled: all.filter(({ answers }) => answers > 1).length,
    violations: violations().length,
  };
});
process.stdout.write(`${minutes} minutes\n${table(results)}\n\n`);
process.stdout.write(
  `held after ${minutes > 1 ? 'one minute' : 'half the time'}: ${before.heldMiB.toFixed(1)} MiB, at the end: ${after.heldMiB.toFixed(1)} MiB (${(100 * growth).toFixed(1)} %); ` +
    `resident ${before.residentMiB.toFixed(0)} and ${after.residentMiB.toFixed(0)} MiB; exit status ${status}\n`,
);
for (const [line, some] of logged) process.stdout.write(`${some.length} × ${line}\n`);
for (const { what, answers } of platforms.flatMap(({ counts }) => counts()).filter((one) => one.answers !== 1)) {
  process.stdout.write(`${answers} answers: ${what}\n`);
}
for (const violation of platforms.flatMap(({ violations }) => violations()).slice(0, 10))
  process.stdout.write(`violation: ${violation}\n`);

const isRight =
  status === 0 &&
  growth <= MOST_GROWTH &&
  results.every(({ lost, doubled, violations }) => lost === 0 && doubled === 0 && violations === 0) &&
  !program.lines.some(({ msg }) => msg === 'uncaught exception, exiting');
if (!isRight) process.exitCode = 1;
