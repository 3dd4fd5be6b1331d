import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreState } from './store/store-state';

/** What is kept beside the database: the store platform's memory and where the clock stood. */
export interface SavedWorld {
  readonly nowMs?: number;
  readonly store?: StoreState;
}

/** Twice a second at the most, and only when something changed: a killed world loses at most that much of the shop. */
const saveEveryMs = 500;

/**
 * The folder of a world that survives a restart. The database keeps itself, durable with each commit; the store
 * platform's state is written beside it, whole and by renaming, so that a killed process leaves no half file.
 */
export function openWorldFolder(folder: string) {
  mkdirSync(folder, { recursive: true });
  const stateFile = join(folder, 'world.json');
  const saved: SavedWorld = existsSync(stateFile) ? JSON.parse(readFileSync(stateFile, 'utf8')) : {};
  let current: (() => Required<SavedWorld>) | undefined;
  let lastStore = '';
  let timer: NodeJS.Timeout | undefined;

  function save(always: boolean): void {
    if (!current) return;
    const { nowMs, store } = current();
    const storeText = JSON.stringify(store);
    if (!always && storeText === lastStore) return;
    lastStore = storeText;
    writeFileSync(`${stateFile}.new`, `{"nowMs":${nowMs},"store":${storeText}}`);
    renameSync(`${stateFile}.new`, stateFile);
  }

  return {
    databaseFile: join(folder, 'cloud.sqlite'),
    saved,
    keepSaving(read: () => Required<SavedWorld>) {
      current = read;
      timer = setInterval(() => save(false), saveEveryMs);
      timer.unref();
    },
    saveAndClose() {
      clearInterval(timer);
      save(true);
    },
  };
}
