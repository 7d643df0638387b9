import { lintPack } from '../facts/lint/lint.ts';
import { type ReadPack, readPack } from '../facts/load.ts';
import type { Problem } from '../facts/problem.ts';
import { answeredByAnother } from './lint-questions.ts';

export interface CheckedPack {
  readonly read: ReadPack;
  readonly problems: readonly Problem[];
}

/** Reads a pack and looks for everything that is wrong with it, of every kind. Takes seconds for hundreds of facts. */
export async function checkPack(folder: string): Promise<CheckedPack> {
  const read = await readPack(folder);
  return { read, problems: lintPack(read, Temporal.Now.plainDateISO(), [answeredByAnother]) };
}
