import { loadPack } from '../facts/load.ts';
import type { Pack } from '../facts/pack.ts';
import { type Answerer, createAnswerer } from './answerer.ts';

/** A pack and what answers from it, made and replaced together. */
export interface Knowledge {
  readonly pack: Pack;
  readonly answerer: Answerer;
}

export interface KnowledgeBase {
  /** What is in use now. */
  readonly current: () => Knowledge;
  /**
   * Reads the pack again and puts it to use.
   * @throws PackError if it has problems; what was in use stays in use.
   */
  readonly reload: () => Promise<void>;
}

/** @throws PackError if the pack has problems. */
export async function openKnowledgeBase(folder: string): Promise<KnowledgeBase> {
  let knowledge = await open(folder);
  return {
    current: () => knowledge,
    reload: async () => {
      knowledge = await open(folder);
    },
  };
}

async function open(folder: string): Promise<Knowledge> {
  const { pack } = await loadPack(folder);
  return { pack, answerer: createAnswerer(pack) };
}
