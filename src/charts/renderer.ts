import { availableParallelism } from 'node:os';
import { LRUCache } from 'lru-cache';
import { Piscina } from 'piscina';
import type { PictureModel } from './model.ts';

/** Draws pictures off the thread that answers. */
export interface Pictures {
  /** The picture as PNG; undefined if it could not be drawn (which is reported), so that words must do. */
  readonly draw: (model: PictureModel) => Promise<Uint8Array | undefined>;
  /** Ends the threads; what is being drawn is given up. */
  readonly close: () => Promise<void>;
}

export interface PicturesOptions {
  /** Called with the error when drawing a picture failed. */
  readonly report: (error: unknown) => void;
  readonly limits?: Partial<Limits>;
}

interface Limits {
  /** Pictures that wait at most; more are refused at once. */
  readonly queue: number;
  /** Milliseconds that a picture may take, waiting included. */
  readonly timeoutMs: number;
  /** Bytes of drawn pictures that are kept, those used least recently going first. */
  readonly cacheBytes: number;
}

const LIMITS: Limits = { queue: 64, timeoutMs: 15_000, cacheBytes: 32 * 1024 * 1024 };
/**
 * Answers come first: where a thread that draws and one that answers share a processor, it gets a quarter. With less, pictures
 * would starve on a machine that is busy with other programs. Only Linux gives threads priorities; elsewhere it says nothing.
 */
const NICE = 5;
/** A thread that has nothing to draw goes after so long, with the memory that the fonts take. */
const IDLE_MS = 60_000;

/** One thread on a machine of two processors: a second would only take from the answers. */
const THREADS = availableParallelism() > 2 ? 2 : 1;

/**
 * Pictures are drawn in the order in which they are asked for. What has been drawn is kept, and requests for the same
 * picture share one drawing.
 */
export function createPictures({ report, limits }: PicturesOptions): Pictures {
  const { queue, timeoutMs, cacheBytes } = { ...LIMITS, ...limits };
  const pool = new Piscina<PictureModel, Uint8Array>({
    filename: new URL('./drawing/worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: THREADS,
    idleTimeout: IDLE_MS,
    niceIncrement: NICE,
  });
  const cache = new LRUCache<string, Uint8Array, { readonly model: PictureModel }>({
    maxSize: cacheBytes,
    sizeCalculation: (png, key) => png.byteLength + key.length,
    fetchMethod: async (_key, _stale, { context }) => {
      // The pool's own limit does not count tasks that can be aborted (piscina 5.3).
      if (pool.queueSize >= queue) throw new Error(`${queue} pictures wait to be drawn already.`);
      return await pool.run(context.model, { signal: AbortSignal.timeout(timeoutMs) });
    },
  });
  return {
    draw: async (model) => {
      try {
        return await cache.fetch(JSON.stringify(model), { context: { model } });
      } catch (error) {
        report(error);
        return undefined;
      }
    },
    close: () => pool.destroy(),
  };
}
