import { setTimeout as sleep } from 'node:timers/promises';
import type { Program } from '../../test/fixtures/program.ts';

export interface Memory {
  /** MiB that are held after collecting garbage, typed arrays and buffers included. */
  readonly heldMiB: number;
  /** MiB that the system has given. */
  readonly residentMiB: number;
}

/** What a program holds that was started with bench/soak/collect-garbage.ts, as its metrics tell. */
export async function memoryOf(program: Program): Promise<Memory> {
  const samples: Memory[] = [];
  // Buffers are let go of some time after the objects that held them.
  for (let times = 0; times < 5; times++) {
    program.signal('SIGUSR2');
    await sleep(400);
    const text = await (await fetch(`${await program.ops()}/metrics`)).text();
    const value = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN) / 2 ** 20;
    samples.push({
      heldMiB: value('nodejs_heap_size_used_bytes') + value('nodejs_external_memory_bytes'),
      residentMiB: value('process_resident_memory_bytes'),
    });
  }
  return samples.reduce((least, sample) => (sample.heldMiB < least.heldMiB ? sample : least));
}
