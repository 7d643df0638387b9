import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SLACK_RATE_LIMIT } from '../src/platforms/slack/limits.ts';
import { startPostgres } from '../test/doubles/postgres-server.ts';
import { type Disaster, lockSqlite, suspend, terminateConnections, wrongClocks } from '../test/e2e/daily/disasters.ts';
import { type RushResult, rush } from '../test/e2e/daily/rush.ts';
import { seeded } from './generate.ts';
import { table } from './table.ts';

/**
 * Lets many daily posts become due at one moment, while processes are killed or suspended, clocks are wrong for a while, the
 * store is locked or ends its connections, and both platforms fail at random:
 * `daily.ts [--deliveries 10000] [--kills 10] [--faulty 0.02] [--speed 1] [--seed 1]`. Three processes over PostgreSQL,
 * then one over SQLite. Needs about seven minutes; with --speed 2, half of it, at twice the load.
 */
const { values } = parseArgs({
  options: {
    deliveries: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '10' },
    faulty: { type: 'string', default: '0.02' },
    speed: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
  },
});

/** The limits that nothing can be faster than, in requests a second; Slack's is what "several hundred a minute" is taken for. */
const LIMITS = { discord: 50, slack: SLACK_RATE_LIMIT.requestsPerSecond } as const;
/** Both platforms then need about as long. */
const SLACK_SHARE = 0.08;
/** The killing ends before the last posts, so that the end shows how fast the rest is, and not when the last kill was. */
const KILL_UNTIL_SHARE = 0.7;

const deliveries = Number(values.deliveries);
const slackChannels = Math.round(deliveries * SLACK_SHARE);
const common = {
  discordChannels: deliveries - slackChannels,
  slackChannels,
  kills: Number(values.kills),
  faulty: Number(values.faulty),
  speed: Number(values.speed),
  killUntilShare: KILL_UNTIL_SHARE,
} as const;

let shown = 0;
const postgres = await startPostgres();
try {
  await measure('three processes, PostgreSQL', 3, postgres.url, () => [terminateConnections(postgres.url)]);
} finally {
  await postgres.stop();
}
await measure('one process, SQLite', 1, undefined, (dataDir) => [lockSqlite(dataDir)]);

async function measure(
  name: string,
  workers: number,
  databaseUrl: string | undefined,
  storeDisasters: (dataDir: string) => readonly Disaster[],
): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-daily-'));
  try {
    const random = seeded(Number(values.seed));
    // The run in which nothing fails shows the floor.
    const disasters = common.faulty > 0 ? [suspend, ...wrongClocks, ...storeDisasters(dataDir)] : [];
    const result = await rush({ ...common, dataDir, databaseUrl, workers, random, disasters, onProgress });
    process.stderr.write('\r');
    process.stdout.write(`\n${name}: ${deliveries} deliveries, ${result.faults} faults, ${result.kills} kills\n`);
    process.stdout.write(`${table([rowOf('discord', result), rowOf('slack', result)])}\n`);
    const { lost, doubled, unconfirmed, rateLimited, violations, slackPeakPerMinute } = result;
    process.stdout.write(
      `${table([{ '': 'of all', lost, doubled, unconfirmed, '429 of Discord': rateLimited, 'Slack, most a minute': slackPeakPerMinute, violations: violations.length }])}\n`,
    );
    if (lost + doubled + unconfirmed + rateLimited + violations.length > 0) process.exitCode = 1;
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}

function rowOf(platform: 'discord' | 'slack', { lateness, requests }: RushResult) {
  const late = lateness[platform];
  const seconds = (ms: number | undefined) => ((ms ?? 0) / 1_000).toFixed(1);
  const floorMs = (1_000 * late.length) / LIMITS[platform];
  const forcedMs = (1_000 * requests[platform]) / LIMITS[platform];
  const last = late.at(-1) ?? 0;
  return {
    '': platform,
    posts: late.length,
    requests: requests[platform],
    'floor s': seconds(floorMs),
    'last after s': seconds(last),
    'of the floor': (last / floorMs).toFixed(3),
    'of the floor with retries': (last / forcedMs).toFixed(3),
    'median after s': seconds(late[Math.floor(late.length / 2)]),
    'later than 1.1 floors': late.filter((ms) => ms > 1.1 * floorMs).length,
  };
}

function onProgress(posted: number): void {
  if (posted - shown < deliveries / 100 && posted >= shown) return;
  shown = posted;
  process.stderr.write(`\r${posted} of ${deliveries} `);
}
