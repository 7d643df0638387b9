import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createTokenEncryption, DecryptionError } from '../../../src/platforms/slack/token-encryption.ts';

const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const TOKEN = 'xoxb-1-ключ-🔑';

test('what was sealed is opened again, reads as nothing, and is never sealed the same way twice', () => {
  const { seal, open } = createTokenEncryption([one]);
  const sealed = seal(TOKEN, 'harbour/T1');
  expect(open(sealed, 'harbour/T1')).toBe(TOKEN);
  expect(Buffer.from(sealed.split('.')[2] ?? '', 'base64url').includes('xoxb')).toBe(false);
  expect(new Set(Array.from({ length: 100 }, () => seal(TOKEN, 'harbour/T1'))).size).toBe(100);
});

test('it can be opened only as what it was sealed as', () => {
  const { seal, open } = createTokenEncryption([one]);
  for (const other of ['harbour/T2', 'harbour/T', 'harbour/T11', 'lake/T1', '']) {
    expect(() => open(seal(TOKEN, 'harbour/T1'), other)).toThrow(DecryptionError);
  }
});

test('no change to any part of it goes unnoticed', () => {
  const { seal, open } = createTokenEncryption([one]);
  const sealed = seal(TOKEN, 'T1');
  for (let at = 0; at < sealed.length; at++) {
    const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
    // The last letter stands for fewer bits than it has: some of its changes change nothing.
    const opened = (() => {
      try {
        return open(changed, 'T1');
      } catch (error) {
        return error;
      }
    })();
    expect(opened instanceof DecryptionError || (at === sealed.length - 1 && opened === TOKEN), `at ${at}`).toBe(true);
  }
  for (const nonsense of [
    '',
    '.',
    'v1',
    'v1.',
    sealed.slice(0, 40),
    `${sealed}AAAA`,
    randomBytes(60).toString('hex'),
  ]) {
    expect(() => open(nonsense, 'T1')).toThrow(DecryptionError);
  }
});

test('the first key seals, all of them open, and a key that is missing is said to be missing', () => {
  const old = createTokenEncryption([one]).seal(TOKEN, 'T1');
  const both = createTokenEncryption([two, one]);
  expect(both.open(old, 'T1')).toBe(TOKEN);
  expect(both.isCurrent(old)).toBe(false);
  const fresh = both.seal(TOKEN, 'T1');
  expect(both.isCurrent(fresh)).toBe(true);
  expect(createTokenEncryption([two]).open(fresh, 'T1')).toBe(TOKEN);
  expect(() => createTokenEncryption([one]).open(fresh, 'T1')).toThrow(expect.objectContaining({ lacksKey: true }));
  expect(() => createTokenEncryption([one]).open(old, 'T2')).toThrow(expect.objectContaining({ lacksKey: false }));
});
