import { readFileSync } from 'node:fs';
import { config } from 'dotenv';
import { ConfigError } from './fields.ts';

const FILE = '.env';

/**
 * Reads `.env` into the environment, in which what is set already stays. Windows writes it in UTF-16 (LE) now and then.
 * @throws ConfigError for a file in another encoding, of which nothing would be found.
 */
export function loadEnvironmentFile(): void {
  const encoding = encodingOf(FILE);
  if (encoding === 'unknown') throw new ConfigError(`${FILE} cannot be read as text: save it in UTF-8.`);
  config({ path: FILE, quiet: true, encoding });
}

function encodingOf(path: string): 'utf8' | 'utf16le' | 'unknown' {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    // No file, no variables; dotenv thinks so, too.
    return 'utf8';
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf16le';
  return bytes.includes(0) ? 'unknown' : 'utf8';
}
