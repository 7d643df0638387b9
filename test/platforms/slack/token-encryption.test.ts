import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createTokenEncryption, DecryptionError } from '../../../src/platforms/slack/token-encryption.ts';

const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const TOKEN = 'xoxb-1-ключ-🔑';

test('what was encrypted is decrypted again, reads as nothing, and is never encrypted the same way twice', () => {
  const { encrypt, decrypt } = createTokenEncryption([one]);
  const sealed = encrypt(TOKEN, 'harbour/T1');
  expect(decrypt(sealed, 'harbour/T1')).toBe(TOKEN);
  expect(Buffer.from(sealed.split('.')[2] ?? '', 'base64url').includes('xoxb')).toBe(false);
  expect(new Set(Array.from({ length: 100 }, () => encrypt(TOKEN, 'harbour/T1'))).size).toBe(100);
});

test('it can be decrypted only as what it was encrypted as', () => {
  const { encrypt, decrypt } = createTokenEncryption([one]);
  for (const other of ['harbour/T2', 'harbour/T', 'harbour/T11', 'lake/T1', '']) {
    expect(() => decrypt(encrypt(TOKEN, 'harbour/T1'), other)).toThrow(DecryptionError);
  }
});

test('no change to any part of it goes unnoticed', () => {
  const { encrypt, decrypt } = createTokenEncryption([one]);
  const sealed = encrypt(TOKEN, 'T1');
  for (let at = 0; at < sealed.length; at++) {
    const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
    // The last letter stands for fewer bits than it has: some of its changes change nothing.
    const opened = (() => {
      try {
        return decrypt(changed, 'T1');
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
    expect(() => decrypt(nonsense, 'T1')).toThrow(DecryptionError);
  }
});

test('the first key encrypts, all of them decrypt, and a key that is missing is said to be missing', () => {
  const old = createTokenEncryption([one]).encrypt(TOKEN, 'T1');
  const both = createTokenEncryption([two, one]);
  expect(both.decrypt(old, 'T1')).toBe(TOKEN);
  expect(both.isCurrent(old)).toBe(false);
  const fresh = both.encrypt(TOKEN, 'T1');
  expect(both.isCurrent(fresh)).toBe(true);
  expect(createTokenEncryption([two]).decrypt(fresh, 'T1')).toBe(TOKEN);
  expect(() => createTokenEncryption([one]).decrypt(fresh, 'T1')).toThrow(expect.objectContaining({ lacksKey: true }));
  expect(() => createTokenEncryption([one]).decrypt(old, 'T2')).toThrow(expect.objectContaining({ lacksKey: false }));
});
