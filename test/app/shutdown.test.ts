import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

const stop = new URL('../../src/app/shutdown.ts', import.meta.url).href;

/** How a program ends that is asked to, whose work is this expression: its exit status and what it logged. */
async function end(work: string, signals: readonly NodeJS.Signals[]) {
  const script = `
    import { stopOnSignal } from ${JSON.stringify(stop)};
    const say = (_, text) => console.log(text ?? _);
    const open = setInterval(() => {}, 1000);
    stopOnSignal({ stop: async () => { ${work} }, log: { debug: say, info: say, warn: say, error: say }, withinMs: 200 });
    console.log('ready');`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', script]);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    const signal = /ready|stopping/.test(text) ? signals[output.includes('stopping') ? 1 : 0] : undefined;
    if (signal) child.kill(signal);
  });
  const [status] = await once(child, 'close');
  return { status, said: output.trim().split('\n').slice(1) };
}

test('it ends when all is done', async () => {
  expect(await end('clearInterval(open);', ['SIGTERM'])).toEqual({ status: 0, said: ['stopping', 'stopped'] });
});

test('it ends with work under way when the time is over', async () => {
  const { status, said } = await end('await new Promise(() => {});', ['SIGINT']);
  expect({ status, said }).toEqual({ status: 1, said: ['stopping', 'exiting with work still under way'] });
});

test('it ends although something keeps it running that should not', async () => {
  const { status, said } = await end('', ['SIGTERM']);
  expect({ status, said }).toEqual({ status: 0, said: ['stopping', 'stopped'] });
});

test('it ends at once when it is asked twice', async () => {
  const { status, said } = await end('await new Promise(() => {});', ['SIGTERM', 'SIGTERM']);
  expect({ status, said }).toEqual({ status: 1, said: ['stopping', 'exiting immediately'] });
});

test('what goes wrong is said', async () => {
  const { status, said } = await end('clearInterval(open); throw new Error("stuck");', ['SIGTERM']);
  expect({ status, said }).toEqual({ status: 1, said: ['stopping', 'shutdown failed'] });
});
