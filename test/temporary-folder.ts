import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string | undefined;
let users = 0;

/**
 * Gives a run a folder of its own for whatever its tests create in the temporary folder, and fails the run if something is
 * left in it at the end. Called once for each project of a run, all of which share the folder.
 */
export default function setUp(): () => void {
  folder ??= mkdtempSync(join(tmpdir(), 'dostyk-tests-'));
  // PostgreSQL refuses to run as root, and as another person it has to get into its folder below.
  chmodSync(folder, 0o755);
  // Where Node, Chromium and PostgreSQL look for it; the processes of the tests are started with this environment.
  process.env['TMPDIR'] = folder;
  const mine = folder;
  users++;
  return () => {
    if (--users > 0) return;
    // Chromium takes away its own in its own time, at times after it has been closed.
    const left = readdirSync(mine).filter((name) => !name.startsWith('.org.chromium.'));
    rmSync(mine, { recursive: true, force: true });
    if (left.length > 0)
      throw new Error(`Tests left ${left.length} entries in the temporary folder: ${left.slice(0, 10).join(', ')}`);
  };
}
