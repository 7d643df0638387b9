import { parentPort, workerData } from 'node:worker_threads';
import { checkPack } from './check-pack.ts';

const { problems } = await checkPack(String(workerData));
parentPort?.postMessage(problems);
