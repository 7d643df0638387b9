import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = new URL('../../../', import.meta.url);
const file = (path: string) => fileURLToPath(new URL(path, root));
let peer: ChildProcess;
let apiUrl: string;

beforeAll(async () => {
  peer = spawn(process.execPath, [file('test/doubles/discord/refuse-at-once.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!peer.stdout) throw new Error('The peer has no output.');
  const [port] = await once(peer.stdout.setEncoding('utf8'), 'data');
  apiUrl = `http://127.0.0.1:${String(port).trim()}/api`;
});
afterAll(() => peer.kill());

const UPLOADS = 15;

/** How a process ends that does this with a picture, again and again. */
async function end(module: string, setUp: string, upload: string) {
  const script = `
    import { createClient } from ${JSON.stringify(new URL('src/platforms/discord/connection.ts', root).href)};
    import * as tested from ${JSON.stringify(new URL(module, root).href)};
    const apiUrl = ${JSON.stringify(apiUrl)};
    const picture = { name: 'chart.png', png: new Uint8Array(100_000), alt: 'It grows.' };
    ${setUp}
    let refused = 0;
    for (let at = 0; at < ${UPLOADS}; at++) await (${upload}).catch(() => refused++);
    console.log(refused);
    process.exit(0);`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', script]);
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const [status] = await once(child, 'close');
  return { status, refused: Number(output), errors };
}

const OUTLIVED = { status: 0, refused: UPLOADS, errors: '' };

test('an upload of a daily fact that is refused at once ends nothing', async () => {
  const reply = `{ body: [], facts: [], actions: [], audience: 'everyone', picture }`;
  const ended = await end(
    'src/platforms/discord/poster.ts',
    `const poster = tested.createPoster({ token: 'token', apiUrl });`,
    `poster.post({ platform: 'discord', id: '1' }, ${reply}, 'key' + at)`,
  );
  expect(ended).toEqual(OUTLIVED);
});

test('an upload with an answer that is refused at once ends nothing', async () => {
  const ended = await end(
    'src/platforms/discord/connection.ts',
    `const { rest } = tested.createClient({ shards: 'auto', apiUrl });
     rest.setToken('token').options.retries = 0;`,
    `rest.post('/interactions/1/token/callback', { body: {}, files: [{ data: picture.png, name: picture.name }] })`,
  );
  expect(ended).toEqual(OUTLIVED);
});
