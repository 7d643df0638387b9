import { type FSWatcher, readdirSync, realpathSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';

/** An editor that saves, or a program that updates many files, is done after so many milliseconds without a change. */
const QUIET_MS = 200;
/** How long to wait for a folder that is gone, such as while a whole checkout is replaced. */
const GONE_MS = 1_000;
/** The system doesn't report that a link to the folder was replaced, and nothing on some network file systems; so it is polled, too. */
const LOOK_EVERY_MS = 2_000;

export interface FolderWatch {
  readonly stop: () => void;
}

/** Calls back whenever files in a folder, or in folders below it, have changed; once for changes that follow each other closely. */
export function watchFolder(folder: string, onChange: () => void): FolderWatch {
  let watcher: FSWatcher | undefined;
  let timer: NodeJS.Timeout | undefined;
  /** What was found at the last look; undefined where the folder could not be read. */
  let seen = fingerprintOf(folder);

  function wait(ms: number, next: () => void): void {
    clearTimeout(timer);
    timer = setTimeout(next, ms);
    timer.unref();
  }

  /** Starts a new watcher each time, since a folder that replaces another isn't watched by the old one. */
  function open(): boolean {
    const before = watcher;
    try {
      watcher = watch(folder, { recursive: true, persistent: false });
    } catch {
      return false;
    } finally {
      before?.close();
    }
    watcher.on('change', () => wait(QUIET_MS, changed));
    watcher.on('error', () => wait(GONE_MS, changed));
    return true;
  }

  function changed(): void {
    if (!open()) wait(GONE_MS, changed);
    // What is reported now is not to be found once more.
    seen = fingerprintOf(folder);
    onChange();
  }

  function begin(): void {
    if (!open()) wait(GONE_MS, begin);
  }

  function look(): void {
    const found = fingerprintOf(folder);
    if (found === seen) return;
    seen = found;
    wait(QUIET_MS, changed);
  }

  begin();
  const looking = setInterval(look, LOOK_EVERY_MS).unref();
  return {
    stop: () => {
      clearTimeout(timer);
      clearInterval(looking);
      watcher?.close();
    },
  };
}

/**
 * Where the folder really is, and every file in it with size and time; undefined while it cannot be read. Links are followed.
 * Takes a millisecond for a hundred files.
 */
function fingerprintOf(folder: string): string | undefined {
  try {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => {
      const { ino, size, mtimeMs } = statSync(join(folder, name));
      return `${name} ${ino} ${size} ${mtimeMs}`;
    });
    return [realpathSync(folder), ...files.toSorted()].join('\n');
  } catch {
    return undefined;
  }
}
