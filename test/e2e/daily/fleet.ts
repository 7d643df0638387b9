import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { WorkerOptions } from './worker.ts';

const program = fileURLToPath(new URL('./worker.ts', import.meta.url));

export interface Fleet {
  /** Kills one of the workers without a warning, and starts another in its place. */
  readonly killOne: () => Promise<void>;
  readonly kills: () => number;
  /** Lets one of the workers stand still for so many milliseconds of the machine's clock. */
  readonly suspendOne: (ms: number) => Promise<void>;
  /** Puts the clock of one of the workers wrong for a while: both in milliseconds, of its own clock and of the machine's. */
  readonly misdateOne: (aheadMs: number, ms: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts so many worker processes. */
export function startFleet(size: number, settings: WorkerOptions, random: () => number): Fleet {
  const start = () =>
    spawn(process.execPath, [program, JSON.stringify(settings)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const workers: ChildProcess[] = Array.from({ length: size }, start);
  let kills = 0;

  async function kill(worker: ChildProcess): Promise<void> {
    const gone = once(worker, 'exit');
    worker.kill('SIGKILL');
    await gone;
  }

  const pick = () => workers[Math.floor(random() * workers.length)];

  return {
    suspendOne: async (ms) => {
      const worker = pick();
      worker?.kill('SIGSTOP');
      await wait(ms);
      worker?.kill('SIGCONT');
    },
    misdateOne: async (aheadMs, ms) => {
      const worker = pick();
      const tell = (ahead: number) => {
        // One that was killed a moment ago is not told.
        if (worker?.connected) worker.send(ahead, () => {});
      };
      tell(aheadMs);
      await wait(ms);
      tell(0);
    },
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
