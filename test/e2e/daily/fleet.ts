import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { WorkerOptions } from './worker.ts';

const program = fileURLToPath(new URL('./worker.ts', import.meta.url));

export interface Fleet {
  /** Kills one of the workers without a warning, and starts another in its place. */
  readonly killOne: () => Promise<void>;
  readonly kills: () => number;
  readonly stop: () => Promise<void>;
}

/** Starts so many worker processes. */
export function startFleet(size: number, settings: WorkerOptions, random: () => number): Fleet {
  const start = () =>
    spawn(process.execPath, [program, JSON.stringify(settings)], { stdio: ['ignore', 'ignore', 'inherit'] });
  const workers: ChildProcess[] = Array.from({ length: size }, start);
  let kills = 0;

  async function kill(worker: ChildProcess): Promise<void> {
    const gone = once(worker, 'exit');
    worker.kill('SIGKILL');
    await gone;
  }

  return {
    kills: () => kills,
    killOne: async () => {
      const at = Math.floor(random() * workers.length);
      const worker = workers[at];
      if (!worker) return;
      kills++;
      await kill(worker);
      workers[at] = start();
    },
    stop: async () => {
      await Promise.all(workers.map(kill));
    },
  };
}
