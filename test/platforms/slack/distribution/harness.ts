import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { Services } from '../../../../commands/services.ts';
import type { SlackDistributionConfig } from '../../../../src/config/slack.ts';
import type { Bot } from '../../../../src/platforms/platform.ts';
import { openWorkspaces, startDistributedSlack } from '../../../../src/platforms/slack/distribution/start.ts';
import { createWorkspacePoster } from '../../../../src/platforms/slack/poster.ts';
import { openStore } from '../../../../src/store/open.ts';
import type { Store } from '../../../../src/store/store.ts';
import { createWatchedBot } from '../../../acceptance/bot.ts';
import { APP, startManySlacks } from '../../../doubles/slack/many.ts';
import { TOKENS } from '../../../doubles/slack/workspace.ts';
import { type Browser, openBrowser } from '../browser.ts';
import { SILENT } from '../harness.ts';

export const KEY = Buffer.alloc(32, 1);
export const PUBLIC_URL = 'https://bot.example.org';

/** A file of its own, gone after the test. */
export function createStoreFile(): Store {
  const dataDir = mkdtempSync(join(tmpdir(), 'many-'));
  const store = openStore({ dataDir, databaseUrl: undefined, report: () => {} });
  onTestFinished(async () => {
    await store.close();
    rmSync(dataDir, { recursive: true });
  });
  return store;
}

export function configFor(apiUrl: string, port = 0): SlackDistributionConfig {
  return {
    install: {
      clientId: APP.clientId,
      clientSecret: APP.clientSecret,
      stateSecret: 'a secret of more than thirty-two characters',
      publicUrl: PUBLIC_URL,
      tokenKeys: [KEY],
    },
    connection: { kind: 'http', signingSecret: TOKENS.signingSecret, host: '127.0.0.1', port },
    commandPrefix: '',
    apiUrl,
  };
}

interface ManyOptions {
  readonly store?: Store;
  readonly bot?: Partial<Bot<Services>>;
  readonly keys?: readonly [Buffer, ...Buffer[]];
}

/** The bot on two workspaces with the same people and channels in them, in which nobody has installed it yet. */
export async function startMany(settings: ManyOptions = {}) {
  const store = settings.store ?? createStoreFile();
  const slacks = await startManySlacks();
  for (const team of ['T1', 'T2']) {
    const slack = await slacks.add(team);
    slack.workspace.addUser({ id: 'UANNA', locale: 'en-US', isAdmin: true });
    slack.workspace.addChannel('C1', { members: ['UANNA'], creator: 'UANNA' });
  }
  const plain = configFor(slacks.apiUrl);
  const config = { ...plain, install: { ...plain.install, tokenKeys: settings.keys ?? ([KEY] as const) } };
  let now = Date.now();
  const clock = () => now;
  const workspaces = openWorkspaces({ ...config, store, log: SILENT, timeoutMs: 6_000, now: clock });
  const poster = createWorkspacePoster(workspaces, SILENT);
  const watched = createWatchedBot(poster, store);
  const bot = { ...watched.bot, log: SILENT, ...settings.bot };
  const platform = await startDistributedSlack(config, bot, workspaces, clock);
  const origin = `http://127.0.0.1:${platform.port}`;
  slacks.deliverTo(`${origin}/slack/events`);
  onTestFinished(async () => {
    await platform.stop();
    await workspaces.idle();
    await slacks.stop();
    expect(slacks.violations()).toEqual([]);
  });
  /** An address of the program, for a browser that comes by the public one. */
  const local = (url: string) => url.replace(PUBLIC_URL, origin);

  return {
    store,
    slacks,
    workspaces,
    poster,
    origin,
    local,
    /** Lets so many milliseconds go by for what is kept ready. */
    wait: (ms: number): void => {
      now += ms;
    },
    /** Where Slack asks a person whether the app may be installed. */
    begin: async (browser: Browser): Promise<string> => (await browser.get(`${origin}/slack/install/start`)).location,
    /** Installs the app in a workspace from the page to the end. */
    install: async (team: string, browser: Browser = openBrowser()) => {
      const { location } = await browser.get(`${origin}/slack/install/start`);
      return await browser.get(local(slacks.decide(location, { team })));
    },
    /** The same for the organisation of these workspaces. */
    installForAll: async (teams: readonly string[], browser: Browser = openBrowser()) => {
      for (const team of teams) slacks.inOrganisation.add(team);
      const { location } = await browser.get(`${origin}/slack/install/start`);
      return await browser.get(local(slacks.decide(location, { team: teams[0] ?? '', wholeOrganisation: true })));
    },
  };
}
