import { setImmediate } from 'node:timers/promises';
import { loadPack } from '../facts/load.ts';
import { createLanguages, type Knowledge } from './languages.ts';

export interface KnowledgeBase {
  /** What is in use now, for readers of a language; of the pack's own if none is named. */
  readonly current: (language?: string) => Knowledge;
  /** The language that a text is in, of those that the pack has; `preferred` where the text does not say. */
  readonly languageOf: (text: string, preferred?: string) => string;
  /**
   * Reads the pack again and puts it to use.
   * @throws PackError if it has problems; what was in use stays in use.
   */
  readonly reload: () => Promise<void>;
  /** Builds the indexes of the other languages, so that nobody waits for theirs. Others get their turn in between. */
  readonly warm: () => Promise<void>;
}

/**
 * Opens a pack with the index of its own language; those of the others are built when they are first asked, or by `warm`.
 * @throws PackError if the pack has problems.
 */
export async function openKnowledgeBase(folder: string): Promise<KnowledgeBase> {
  let { languages, language } = await open(folder);
  return {
    current: (reader = language) => languages.in(reader),
    languageOf: (text, preferred) => languages.languageOf(text, preferred),
    reload: async () => {
      ({ languages, language } = await open(folder));
    },
    warm: async () => {
      while (languages.buildNext()) await setImmediate();
    },
  };
}

async function open(folder: string) {
  const { pack } = await loadPack(folder);
  const languages = createLanguages(pack);
  languages.buildNext();
  return { languages, language: pack.language };
}
