import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Also of what decides how a bundle is made. */
const deciding = ['package-lock.json', 'tsconfig.json', 'scripts/build-functions.ts'];

/** Beside the bundles, because what lies in a function's folder is deployed. */
function stampPathOf(root: string, name: string): string {
  return join(root, 'dist', 'bundle-stamps', `${name}.json`);
}

interface Mark {
  readonly bytes: number;
  readonly changedAtMs: number;
}

/** How every file stood from which a bundle was made, and the bundle itself, by their paths. */
type Stamp = Readonly<Record<string, Mark>>;

async function markOf(path: string): Promise<Mark | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found && { bytes: found.size, changedAtMs: found.mtimeMs };
}

/** Empty where there is none, or none that can be read: then the bundle is made anew. */
async function readStamp(stampPath: string): Promise<Stamp> {
  try {
    return JSON.parse(await readFile(stampPath, 'utf8')) as Stamp;
  } catch {
    return {};
  }
}

/** Whether nothing changed, since its stamp was kept, of what a function's bundle was made from, nor of the bundle itself. */
export async function isUpToDate(root: string, name: string): Promise<boolean> {
  const kept = Object.entries(await readStamp(stampPathOf(root, name)));
  if (kept.length === 0) return false;
  const marks = await Promise.all(kept.map(([path]) => markOf(join(root, path))));
  return kept.every(([, { bytes, changedAtMs }], index) => {
    return marks[index]?.bytes === bytes && marks[index]?.changedAtMs === changedAtMs;
  });
}

/**
 * Keeps, whole or not at all, how the `sources` and the `bundle` stand. Where a source changed after the bundle was begun,
 * nobody knows which state of it went in: then no stamp is kept, and the bundle is made again the next time.
 */
export async function keepStamp(
  root: string,
  name: string,
  made: { readonly sources: readonly string[]; readonly bundle: string; readonly begunAtMs: number },
): Promise<void> {
  const stampPath = stampPathOf(root, name);
  const stamp: Record<string, Mark> = {};
  for (const path of [...made.sources, ...deciding, made.bundle]) {
    const mark = await markOf(join(root, path));
    if (!mark || (path !== made.bundle && mark.changedAtMs >= made.begunAtMs)) return rm(stampPath, { force: true });
    stamp[path] = mark;
  }
  await mkdir(dirname(stampPath), { recursive: true });
  const unfinished = `${stampPath}.${process.pid}`;
  await writeFile(unfinished, JSON.stringify(stamp));
  await rename(unfinished, stampPath);
}
