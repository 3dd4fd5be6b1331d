import { type FSWatcher, watch } from 'node:fs';

const quietMs = 60;

/** Calls once after a burst of changes anywhere below a folder. */
export function watchFiles(dir: string, changed: () => void): Pick<FSWatcher, 'close'> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watcher = watch(dir, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(changed, quietMs);
  });
  return {
    close() {
      clearTimeout(timer);
      watcher.close();
    },
  };
}
