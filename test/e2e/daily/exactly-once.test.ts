import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { seeded } from '../../../bench/generate.ts';
import { createDatabase } from '../../fixtures/postgres.ts';
import { lockSqlite, suspend, wrongClocks } from './disasters.ts';
import { type RushResult, rush } from './rush.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'rush-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

const common = { dataDir, faulty: 0.2, speed: 5, killUntilShare: 0.9 } as const;

function expectExactlyOnce({
  lost,
  doubled,
  unconfirmed,
  violations,
  rateLimited,
  slackPeakPerMinute,
}: RushResult): void {
  expect({ lost, doubled, unconfirmed, violations, rateLimited }).toEqual({
    lost: 0,
    doubled: 0,
    unconfirmed: 0,
    violations: [],
    rateLimited: 0,
  });
  expect(slackPeakPerMinute).toBeLessThanOrEqual(300);
}

const isSome = (count: number) => count > 0;

test('three processes over PostgreSQL, killed and suspended at random, clocks that are wrong for a while, both platforms failing, cards among the posts: every channel has its one post', async () => {
  const random = seeded(7);
  const result = await rush({
    ...common,
    random,
    databaseUrl: await createDatabase(),
    workers: 3,
    discordChannels: 60,
    slackChannels: 20,
    kills: 3,
    cardIn: 3,
    disasters: [suspend, ...wrongClocks],
  });
  expectExactlyOnce(result);
  // Some come in words, where a machine that is busy draws too slowly for a clock that goes five times as fast.
  expect(result.cards).toEqual({ discord: expect.toSatisfy(isSome), slack: expect.toSatisfy(isSome) });
}, 600_000);

test('one process over SQLite, killed in the middle, its file locked by somebody else: every channel has its one post', async () => {
  const random = seeded(8);
  const result = await rush({
    ...common,
    random,
    databaseUrl: undefined,
    disasters: [lockSqlite(dataDir)],
    workers: 1,
    discordChannels: 40,
    slackChannels: 15,
    kills: 2,
  });
  expectExactlyOnce(result);
}, 600_000);
