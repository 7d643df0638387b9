import { Worker } from 'node:worker_threads';
import type { Problem } from '../facts/problem.ts';

/** Everything that is wrong with a pack, found in a thread of its own: it takes seconds, and answers must not wait. */
export async function checkInWorker(folder: string): Promise<readonly Problem[]> {
  const { promise, resolve, reject } = Promise.withResolvers<readonly Problem[]>();
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { workerData: folder });
  worker.unref();
  worker.once('message', resolve);
  worker.once('error', reject);
  worker.once('exit', () => reject(new Error('The check of the pack ended without a result.')));
  return promise;
}
