import { parentPort, workerData } from 'node:worker_threads';
import { readPack } from './load.ts';
import type { Aside } from './load-aside.ts';
import { dataOf } from './pack.ts';

const { pack, problems } = await readPack(String(workerData));
const read: Aside = { pack: pack && problems.length === 0 ? dataOf(pack) : undefined, problems };
parentPort?.postMessage(read);
