import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** The files of the repository by path from its root, with `/` between folders. */
export interface SourceTree {
  readonly paths: readonly string[];
  read(path: string): string;
}

/** Made by tools, not by people; nothing in them is ours to tidy. */
const madeFolders = new Set(['node_modules', 'dist', 'coverage', 'miniprogram_npm', '.git', '.cache', '.local']);
/** Planted violations are wrong on purpose. */
const plantedFolder = 'tests/architecture/planted';

/** Every file that people wrote, sorted. */
export function readSourceTree(root: string): SourceTree {
  const paths: string[] = [];
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = posix.join(folder, entry.name);
      if (entry.isFile()) paths.push(path);
      if (entry.isDirectory() && !madeFolders.has(entry.name) && path !== plantedFolder) visit(path);
    }
  };
  visit('');
  return { paths: paths.sort(), read: (path) => readFileSync(join(root, path), 'utf8') };
}

/** A tree of texts in memory, for trying the rules. */
export function sourceTreeOf(files: Readonly<Record<string, string>>): SourceTree {
  return { paths: Object.keys(files).sort(), read: (path) => files[path] ?? '' };
}

/** The cloud functions: every folder of cloudfunctions/. */
export function functionFolders(tree: SourceTree): string[] {
  const names = tree.paths.flatMap((path) => /^cloudfunctions\/([^/]+)\//.exec(path)?.[1] ?? []);
  return [...new Set(names)];
}
