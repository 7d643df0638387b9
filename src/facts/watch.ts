import { type FSWatcher, watch } from 'node:fs';

/** An editor that saves, or a program that updates many files, is done after so many milliseconds without a change. */
const QUIET_MS = 200;
/** How long to wait for a folder that is gone, such as while a whole checkout is replaced. */
const GONE_MS = 1_000;

export interface FolderWatch {
  readonly stop: () => void;
}

/** Calls back whenever files in a folder, or in folders below it, have changed; once for changes that follow each other closely. */
export function watchFolder(folder: string, onChange: () => void): FolderWatch {
  let watcher: FSWatcher | undefined;
  let timer: NodeJS.Timeout | undefined;

  function wait(ms: number, next: () => void): void {
    clearTimeout(timer);
    timer = setTimeout(next, ms);
    timer.unref();
  }

  /** Watching starts again each time, since a folder that replaces another is a different one. */
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
    onChange();
  }

  function begin(): void {
    if (!open()) wait(GONE_MS, begin);
  }

  begin();
  return {
    stop: () => {
      clearTimeout(timer);
      watcher?.close();
    },
  };
}
