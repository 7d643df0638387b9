import { LRUCache } from 'lru-cache';
import type { Log } from '../../../ops/log.ts';
import { createRemoteClock, monotonic, type RemoteClock } from '../../../util/remote-clock.ts';
import { withTimeout } from '../../../util/timeout.ts';
import { createClients } from '../clients.ts';
import { createWorkspace, type Workspace } from '../context.ts';
import { isLostToken, isSurelyLostToken } from '../errors.ts';
import { createNewerBlocks, type NewerBlocks } from '../newer-blocks.ts';
import type { Installed, SlackInstallations } from './installations.ts';

/** The workspaces in which the app is installed. */
export interface Workspaces {
  /**
   * The workspace, if the app is installed there. One that is met for the first time, of an organisation that installed the
   * app for all its workspaces, is recorded like any other, with the organisation's token.
   * @throws StoreError, or DecryptionError for a token that cannot be decrypted.
   */
  readonly find: (team: string, organisation?: string) => Promise<Workspace | undefined>;
  /** Records an installation of the app in a workspace or, by its id, in an organisation. @throws StoreError */
  readonly install: (installed: Omit<Installed, 'sealed'>) => Promise<void>;
  /**
   * Looks whether the app is still installed, since something says that it is not, and deletes everything of the
   * workspace if so. Never rejects; verifications made meanwhile are the same look.
   */
  readonly verifyInstallation: (team: string) => Promise<void>;
  /** The same for an organisation, and for each of its workspaces. Never rejects. */
  readonly verifyOrganisation: (organisation: string) => Promise<void>;
  /**
   * Looks at all workspaces, one after the other. Here `invalid_auth` does not count: Slack also says it to a machine
   * whose address an operator forgot to allow, and then of all workspaces at once.
   * @throws StoreError
   */
  readonly verifyAll: () => Promise<void>;
  /** See SlackInstallations.renew. */
  readonly renew: SlackInstallations['renew'];
  /** Resolves when no look is under way any more. */
  readonly idle: () => Promise<void>;
  /** Slack's, as the answers in all workspaces tell it. */
  readonly clock: RemoteClock;
}

interface WorkspacesOptions {
  readonly installations: SlackInstallations;
  readonly apiUrl: string | undefined;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds after which a request to Slack is given up. */
  readonly timeoutMs: number;
}

/** Workspaces kept ready, of all those that there are; one takes some kilobytes, and more with the people it has seen. */
const MOST_READY = 500;
const MOST_PEOPLE = 500;
/** What a workspace refuses is remembered longer than the workspace is kept ready: of that there is little. */
const MOST_REMEMBERED = 10_000;
/** Milliseconds after which the store is asked again; until it answers, what is known serves on. */
const FRESH_MS = 60_000;
/** Milliseconds for which the store may take over telling again what is known already. */
const TIMEOUT_MS = 500;

/** https://docs.slack.dev/enterprise: the ids of organisations begin with an E, those of workspaces with a T. */
function isOrganisation(id: string): boolean {
  return id.startsWith('E');
}

export function createWorkspaces({ installations, apiUrl, log, now, timeoutMs }: WorkspacesOptions): Workspaces {
  // Whether Slack answers at all can be asked without a token: https://docs.slack.dev/reference/methods/api.test.
  const clock = createRemoteClock({
    now,
    steady: monotonic,
    ask: () => createClients({ ...common, token: '' }).reading.api.test(),
  });
  const common = { apiUrl, log, timeoutMs, observeDate: clock.observe };
  const verifications = new Map<string, Promise<void>>();
  const newerBlocks = new LRUCache<string, NewerBlocks>({
    max: MOST_REMEMBERED,
    memoMethod: () => createNewerBlocks(log),
  });
  const ready = new LRUCache<string, Workspace>({
    max: MOST_READY,
    ttl: FRESH_MS,
    perf: { now },
    // Who asked before it was put out of the cache is still told what was found.
    ignoreFetchAbort: true,
    fetchMethod: async (team, known) => {
      if (!known) return await load(team);
      try {
        return await withTimeout(load(team), TIMEOUT_MS, () => {
          throw new Error(`The store did not answer within ${TIMEOUT_MS} ms.`);
        });
      } catch (error) {
        log.warn({ team, error: String(error) }, 'using the last known data of a workspace');
        return known;
      }
    },
  });

  async function load(team: string): Promise<Workspace | undefined> {
    const installed = await installations.find(team);
    return installed && open(installed);
  }

  function open({ team, botToken, botUser }: Installed): Workspace {
    // With an organisation's token some methods want to be told the workspace; with others Slack doesn't mind.
    const lost = () => void verifyInstallation(team);
    const clients = createClients({ ...common, token: botToken, team, onLostToken: lost });
    const newer = newerBlocks.memo(team);
    return createWorkspace({ team, botUser, clients, newer, log, now, mostUsers: MOST_PEOPLE });
  }

  async function verifyInstallation(team: string, tellsOfLoss = isLostToken): Promise<void> {
    let look = verifications.get(team);
    if (!look) {
      look = lookAt(team, tellsOfLoss)
        .catch((error: unknown) => log.error({ team, error: String(error) }, 'checking the Slack connection failed'))
        .finally(() => verifications.delete(team));
      verifications.set(team, look);
    }
    await look;
  }

  async function lookAt(team: string, tellsOfLoss: (error: unknown) => boolean): Promise<void> {
    const installed = await installations.find(team);
    if (installed && (await isAccepted(installed, tellsOfLoss))) {
      // Another process may have recorded a new installation.
      ready.delete(team);
      return;
    }
    if (await installations.remove(team, installed?.sealed)) log.info({ team }, 'uninstalled; its data was deleted');
    ready.delete(team);
  }

  /** @throws the errors of Slack's library, if Slack says neither yes nor no. */
  async function isAccepted({ botToken }: Installed, tellsOfLoss: (error: unknown) => boolean): Promise<boolean> {
    const { reading } = createClients({ ...common, token: botToken });
    try {
      await reading.auth.test();
      return true;
    } catch (error) {
      if (tellsOfLoss(error)) return false;
      throw error;
    }
  }

  async function adopt(team: string, organisation: string): Promise<Workspace | undefined> {
    const installed = await installations.find(organisation);
    if (!installed) return undefined;
    const { botToken, botUser } = installed;
    await installations.save({ team, botToken, botUser });
    log.info({ team, organisation }, 'installed');
    return await ready.fetch(team);
  }

  /** The workspaces that have the same token: those of an organisation. */
  async function having(token: string): Promise<readonly string[]> {
    const teams = await installations.teams();
    // One that cannot be read has a key of its own, and is somebody else's trouble.
    const all = await Promise.all(teams.map((team) => installations.find(team).catch(() => undefined)));
    return all.flatMap((one) => (one?.botToken === token ? [one.team] : []));
  }

  return {
    find: async (team, organisation) =>
      (await ready.fetch(team)) ?? (organisation === undefined ? undefined : await adopt(team, organisation)),
    install: async (installed) => {
      const before = isOrganisation(installed.team) ? await installations.find(installed.team) : undefined;
      // What was recorded with an organisation's earlier token goes on with its new one.
      for (const team of new Set([installed.team, ...(before ? await having(before.botToken) : [])])) {
        await installations.save({ ...installed, team });
        ready.delete(team);
      }
      log.info({ team: installed.team }, 'installed');
    },
    verifyInstallation: (team) => verifyInstallation(team),
    verifyOrganisation: async (organisation) => {
      try {
        const installed = await installations.find(organisation);
        const teams = installed ? await having(installed.botToken) : [];
        for (const team of new Set([...teams, organisation])) await verifyInstallation(team);
      } catch (error) {
        log.error({ organisation, error: String(error) }, 'checking the Slack connection failed');
      }
    },
    verifyAll: async () => {
      for (const team of await installations.teams()) await verifyInstallation(team, isSurelyLostToken);
    },
    renew: installations.renew,
    clock,
    idle: async () => {
      while (verifications.size > 0) await Promise.all(verifications.values());
    },
  };
}
