import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SavedPay } from './pay/start-pay-options';
import type { StoreState } from './store/store-state';

/** What is kept beside the database: the platforms' memory, the test keys of the pay side, where the clock stood. */
export interface SavedWorld {
  readonly nowMs?: number;
  readonly store?: StoreState;
  readonly pay?: SavedPay;
}

/** Twice a second at the most, and only after a change: a killed world loses at most that much of shop and payments. */
const saveEveryMs = 500;

/**
 * The folder of a world that survives a restart. The database keeps itself, durable with each commit; the
 * platforms' state is written beside it, whole and by renaming, so that a killed process leaves no half file.
 */
export function openWorldFolder(folder: string) {
  mkdirSync(folder, { recursive: true });
  const stateFile = join(folder, 'world.json');
  const saved: SavedWorld = existsSync(stateFile) ? JSON.parse(readFileSync(stateFile, 'utf8')) : {};
  let current: (() => Required<SavedWorld>) | undefined;
  let lastPlatforms = '';
  let timer: NodeJS.Timeout | undefined;

  function save(always: boolean): void {
    if (!current) return;
    const { nowMs, store, pay } = current();
    const platforms = `"store":${JSON.stringify(store)},"pay":${JSON.stringify(pay)}`;
    if (!always && platforms === lastPlatforms) return;
    lastPlatforms = platforms;
    writeFileSync(`${stateFile}.new`, `{"nowMs":${nowMs},${platforms}}`);
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
