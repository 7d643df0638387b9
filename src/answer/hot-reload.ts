import { PackError, type Problem } from '../facts/problem.ts';
import { watchFolder } from '../facts/watch.ts';
import type { KnowledgeBase } from './knowledge.ts';

/** What became of a pack when its files changed. */
export interface PackNews {
  /** Whether what is in the files is in use; else the pack as it was before stays in use. */
  readonly inUse: boolean;
  /** What loading found, or checking; undefined while it is being checked. */
  readonly problems: readonly Problem[] | undefined;
}

interface HotReloadSettings {
  readonly folder: string;
  readonly base: Pick<KnowledgeBase, 'reload'>;
  /** Looks for what is wrong with a pack that can be used; not done if left out. */
  readonly check?: ((folder: string) => Promise<readonly Problem[]>) | undefined;
  readonly tell: (news: PackNews) => void;
  /** Told of what should not happen. */
  readonly report: (error: unknown) => void;
}

export interface HotReload {
  /** Reads the pack again although nothing seems to have changed. Never rejects. */
  readonly reload: () => Promise<void>;
  readonly stop: () => void;
}

/** Keeps a knowledge base in step with the files of its pack. A pack with errors changes nothing. */
export function startHotReload({ folder, base, check, tell, report }: HotReloadSettings): HotReload {
  let round = 0;
  // One after the other: an earlier state of the files must not replace a later one.
  let reloading = Promise.resolve();
  let checking = Promise.resolve();

  async function reload(): Promise<void> {
    const mine = ++round;
    try {
      await base.reload();
    } catch (error) {
      if (error instanceof PackError) tell({ inUse: false, problems: error.problems });
      else report(error);
      return;
    }
    tell({ inUse: true, problems: check ? undefined : [] });
    if (check) checking = checking.then(() => look(check, mine));
  }

  /** Whatever was changed again meanwhile needs no look. */
  async function look(check: NonNullable<HotReloadSettings['check']>, mine: number): Promise<void> {
    try {
      const problems = mine === round ? await check(folder) : [];
      if (mine === round) tell({ inUse: true, problems });
    } catch (error) {
      report(error);
    }
  }

  const next = () => {
    reloading = reloading.then(reload);
    return reloading;
  };
  const { stop } = watchFolder(folder, () => void next());
  return { reload: next, stop };
}
