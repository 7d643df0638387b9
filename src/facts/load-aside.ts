import { Worker } from 'node:worker_threads';
import { type Pack, type PackData, packOf } from './pack.ts';
import { PackError, type Problem } from './parse.ts';

/** What the worker thread has read. */
export interface Aside {
  /** Undefined for a pack with problems. */
  readonly pack: PackData | undefined;
  readonly problems: readonly Problem[];
}

/** A hundred times what a pack of a thousand facts needs. */
interface Limits {
  readonly withinMs: number;
  readonly memoryMb: number;
}

const LIMITS: Limits = { withinMs: 60_000, memoryMb: 512 };

/**
 * Loads a pack folder for use in a thread of its own: others are answered meanwhile, and files that take too much time or
 * memory end that thread only.
 * @throws PackError naming every problem with file and line.
 */
export async function loadPackAside(folder: string, { withinMs, memoryMb }: Limits = LIMITS): Promise<Pack> {
  const { promise, resolve, reject } = Promise.withResolvers<Aside>();
  const worker = new Worker(new URL('./load-worker.ts', import.meta.url), {
    workerData: folder,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  worker.unref();
  const tooMuch = (what: string) =>
    reject(new PackError(folder, [{ file: '.', line: 1, rule: 'size', message: `takes more than ${what} to read` }]));
  const late = setTimeout(() => tooMuch(`${withinMs / 1000} s`), withinMs);
  worker.once('message', resolve);
  worker.once('error', (error: Error & { readonly code?: string }) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') tooMuch(`${memoryMb} MB`);
    else reject(error);
  });
  worker.once('exit', () => reject(new Error('Reading the pack ended without a result.')));
  try {
    const { pack, problems } = await promise;
    if (!pack) throw new PackError(folder, problems);
    return packOf(pack);
  } finally {
    clearTimeout(late);
    await worker.terminate();
  }
}
