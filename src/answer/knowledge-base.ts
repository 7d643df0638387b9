import { setTimeout as sleep } from 'node:timers/promises';
import { loadPack } from '../facts/load.ts';
import { loadPackAside } from '../facts/load-aside.ts';
import type { Pack } from '../facts/pack.ts';
import { PackError, type Problem } from '../facts/parse.ts';
import { watchFolder } from '../facts/watch.ts';
import { createLanguages, type Knowledge, type Languages } from './languages.ts';

export interface KnowledgeBase {
  /** What is in use now, for readers of a language; of the pack's own if none is named. */
  readonly current: (language?: string) => Knowledge;
  /** The language that a text is in, of those that the pack has; `preferred` where the text does not say. */
  readonly languageOf: (text: string, preferred?: string) => string;
  /** The share of a text's words that an index in that language knows, from 0 to 1. */
  readonly understands: (text: string, language: string) => number;
  /**
   * Reads the pack again in a thread of its own, builds its indexes one after the other and puts it to use.
   * @throws PackError if it has problems; what was in use stays in use.
   */
  readonly reload: () => Promise<void>;
  /** Builds the indexes of the other languages, so that nobody waits for theirs. Others get their turn in between. */
  readonly warm: () => Promise<void>;
}

/**
 * Opens a pack with the index of its own language; those of the others are built when they are first asked, or by `warm`.
 * @param prepare Makes it ready for use whenever it has been read; throws PackError for one that cannot be used.
 * @throws PackError if the pack has problems.
 */
export async function openKnowledgeBase(
  folder: string,
  prepare: (pack: Pack) => Pack = (pack) => pack,
): Promise<KnowledgeBase> {
  let { languages, language } = open(prepare((await loadPack(folder)).pack));
  return {
    current: (reader = language) => languages.in(reader),
    languageOf: (text, preferred) => languages.languageOf(text, preferred),
    understands: (text, spoken) => languages.understands(text, spoken),
    reload: async () => {
      const pack = prepare(await loadPackAside(folder));
      const next = createLanguages(pack);
      // All indexes are there before the pack is put to use, or the first who asks in a language would wait for its own.
      await buildAll(next);
      languages = next;
      language = pack.language;
    },
    warm: () => buildAll(languages),
  };
}

/** Milliseconds after each index in which others are answered who have waited for it. */
const PAUSE_MS = 50;

async function buildAll(languages: Languages): Promise<void> {
  while (languages.buildNext()) await sleep(PAUSE_MS);
}

function open(pack: Pack) {
  const languages = createLanguages(pack);
  languages.buildNext();
  return { languages, language: pack.language };
}

/** What became of a pack when its files changed. */
export interface PackNews {
  readonly folder: string;
  /** Whether what is in the files is in use; else the pack as it was before stays in use. */
  readonly inUse: boolean;
  /** What loading found, or checking; undefined while it is being checked. */
  readonly problems: readonly Problem[] | undefined;
}

interface HotReloadOptions {
  readonly folder: string;
  readonly base: Pick<KnowledgeBase, 'reload'>;
  /** Looks for what is wrong with a pack that can be used. */
  readonly check: (folder: string) => Promise<readonly Problem[]>;
  readonly tell: (news: PackNews) => void;
  /** Called with unexpected errors. */
  readonly report: (error: unknown) => void;
}

export interface HotReload {
  /** Reads the pack again although nothing seems to have changed. Never rejects. */
  readonly reload: () => Promise<void>;
  readonly stop: () => void;
}

/** Keeps a knowledge base in step with the files of its pack. A pack with errors changes nothing. */
export function startHotReload({ folder, base, check, tell, report }: HotReloadOptions): HotReload {
  let round = 0;
  // One after the other: an earlier state of the files must not replace a later one.
  let reloading = Promise.resolve();
  let checking = Promise.resolve();

  async function reload(): Promise<void> {
    const mine = ++round;
    try {
      await base.reload();
    } catch (error) {
      if (error instanceof PackError) tell({ folder, inUse: false, problems: error.problems });
      else report(error);
      return;
    }
    tell({ folder, inUse: true, problems: undefined });
    checking = checking.then(() => look(mine));
  }

  /** A state of the files that has changed again meanwhile isn't worth a check. */
  async function look(mine: number): Promise<void> {
    try {
      const problems = mine === round ? await check(folder) : [];
      if (mine === round) tell({ folder, inUse: true, problems });
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
