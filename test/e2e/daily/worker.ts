import { z } from 'zod';
import { createLanguages } from '../../../src/answer/languages.ts';
import { createPictures } from '../../../src/charts/renderer.ts';
import { createDaily } from '../../../src/daily/daily.ts';
import type { Route } from '../../../src/daily/types.ts';
import { translatorFor } from '../../../src/i18n/translator.ts';
import { createLog } from '../../../src/ops/log.ts';
import { DISCORD_POST_TIMEOUT_MS, DISCORD_RATE_LIMIT } from '../../../src/platforms/discord/limits.ts';
import { createPoster } from '../../../src/platforms/discord/poster.ts';
import { SLACK_POST_TIMEOUT_MS, SLACK_RATE_LIMIT } from '../../../src/platforms/slack/limits.ts';
import { createSlackPoster } from '../../../src/platforms/slack/poster.ts';
import { openStore } from '../../../src/store/open.ts';
import { smallPack } from '../../fixtures/small-pack.ts';
import { createScaledClock } from './scaled-clock.ts';

/** The part of the program that posts, as main.ts puts it together, in a process of its own and by another clock. */
const settings = z.object({
  dataDir: z.string(),
  databaseUrl: z.string().optional(),
  discord: z.object({ apiUrl: z.string(), token: z.string() }),
  slack: z.object({ apiUrl: z.string(), token: z.string() }),
  clock: z.object({ shows: z.number(), startsAt: z.number(), speed: z.number() }),
});
export type WorkerOptions = z.infer<typeof settings>;

if (import.meta.main) {
  const { dataDir, databaseUrl, discord, slack, clock } = settings.parse(JSON.parse(process.argv[2] ?? ''));
  const log = createLog({ level: 'error', secrets: [] });
  let aheadMs = 0;
  process.on('message', (ahead) => {
    aheadMs = Number(ahead);
  });
  // The process that started it is gone.
  process.on('disconnect', () => process.exit(1));
  const time = createScaledClock(clock, () => aheadMs);
  const clocks = { now: time.now, steady: createScaledClock(clock).now };
  const store = openStore({ dataDir, databaseUrl, report: () => {} });
  const routes = new Map<string, Route>([
    [
      'discord',
      {
        ...DISCORD_RATE_LIMIT,
        poster: createPoster({ ...discord, timeoutMs: DISCORD_POST_TIMEOUT_MS / clock.speed, ...clocks }),
      },
    ],
    [
      'slack',
      {
        ...SLACK_RATE_LIMIT,
        poster: createSlackPoster({
          botToken: slack.token,
          apiUrl: slack.apiUrl,
          log,
          timeoutMs: SLACK_POST_TIMEOUT_MS / clock.speed,
          ...clocks,
        }),
      },
    ],
  ]);
  const knowledge = createLanguages(smallPack).in(smallPack.language);
  createDaily({
    store,
    routes,
    knowledge: () => knowledge,
    translator: () => translatorFor('en'),
    pictures: createPictures({ report: (error) => log.error({ error: String(error) }, 'a card could not be drawn') }),
    clock: time,
    random: Math.random,
    windowMs: 12 * 3_600_000,
    log,
  }).start();
}
