import type { Installation, Installations } from '../../../store/store.ts';
import { StartError } from '../../platform.ts';
import { DecryptionError, type TokenEncryption } from '../token-encryption.ts';

const PLATFORM = 'slack';

/** A workspace in which the app is installed, with its token. */
export interface Installed {
  readonly team: string;
  readonly botToken: string;
  /** The user id under which people mention the bot. */
  readonly botUser: string;
  /** The token as it is kept, which tells one installation from the next. */
  readonly sealed: string;
}

/** The installations with their tokens, of which the store only sees what they are encrypted to. */
export interface SlackInstallations {
  /** @throws StoreError, DecryptionError */
  readonly find: (team: string) => Promise<Installed | undefined>;
  /** The ids of all workspaces. @throws StoreError */
  readonly teams: () => Promise<readonly string[]>;
  /** @throws StoreError */
  readonly save: (installed: Omit<Installed, 'sealed'>) => Promise<void>;
  /**
   * Deletes an installation and all data of its workspace; not if it was installed again meanwhile.
   * @param sealed Undefined if there is no token. @throws StoreError
   */
  readonly remove: (team: string, sealed: string | undefined) => Promise<boolean>;
  /**
   * How many workspaces there are. Encrypts nothing.
   * @throws StoreError, and StartError if there are tokens that none of the keys opens.
   */
  readonly check: () => Promise<number>;
  /**
   * Encrypts with the first key what was encrypted with another; how many.
   * @throws StoreError, and StartError if there are tokens that none of the keys opens.
   */
  readonly renew: () => Promise<number>;
}

interface InstallationsOptions {
  readonly store: Installations;
  readonly encryption: TokenEncryption;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export function createInstallations({ store, encryption, now }: InstallationsOptions): SlackInstallations {
  const spaceOf = (team: string) => ({ platform: PLATFORM, id: team });

  async function readable(): Promise<readonly Installation[]> {
    const all = await store.installations(PLATFORM);
    const unreadable = all.filter((one) => !opens(one, encryption));
    if (unreadable.length > 0) throw new StartError(lacking(unreadable.map(({ space }) => space.id)));
    return all;
  }

  return {
    find: async (team) => {
      const found = await store.installation(spaceOf(team));
      if (!found) return undefined;
      return {
        team,
        botToken: encryption.decrypt(found.token, aboutOf(team)),
        botUser: found.botUser,
        sealed: found.token,
      };
    },
    teams: async () => (await store.installations(PLATFORM)).map(({ space }) => space.id),
    save: ({ team, botToken, botUser }) =>
      store.saveInstallation({
        space: spaceOf(team),
        token: encryption.encrypt(botToken, aboutOf(team)),
        botUser,
        installedAt: now(),
      }),
    remove: (team, sealed) => store.uninstall(spaceOf(team), sealed),
    check: async () => (await readable()).length,
    renew: async () => {
      const old = (await readable()).filter(({ token }) => !encryption.isCurrent(token));
      for (const one of old) {
        const about = aboutOf(one.space.id);
        await store.replaceToken(one, encryption.encrypt(encryption.decrypt(one.token, about), about));
      }
      return old.length;
    },
  };
}

/** What a token is bound to: in the row of another workspace it cannot be opened. */
function aboutOf(team: string): string {
  return `${PLATFORM}/${team}`;
}

function opens({ space, token }: Installation, encryption: TokenEncryption): boolean {
  try {
    encryption.decrypt(token, aboutOf(space.id));
    return true;
  } catch (error) {
    if (!(error instanceof DecryptionError)) throw error;
    return false;
  }
}

/** More workspaces than this are not named one by one. */
const MOST_NAMED = 5;

function lacking(teams: readonly string[]): string {
  const named = teams.slice(0, MOST_NAMED).join(', ') + (teams.length > MOST_NAMED ? ' and others' : '');
  return `SLACK_TOKEN_KEYS decrypts the tokens of all workspaces but ${teams.length} (${named}): put the key with which they were encrypted back into the list, behind the others.`;
}
