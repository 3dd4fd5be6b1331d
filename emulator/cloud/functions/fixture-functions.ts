import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';

export interface FixtureFunction {
  /** JavaScript of index.js; it may require('wx-server-sdk'), which ends up inside the bundle. */
  readonly code: string;
  readonly config?: Readonly<Record<string, unknown>>;
}

export interface FixtureDirectory {
  readonly path: string;
  remove(): void;
}

const REPOSITORY_ROOT = resolve(__dirname, '../../..');

/** Builds small functions the way a deployment does (one bundled file each) into a new temporary directory. */
export function buildFixtureFunctions(functions: Readonly<Record<string, FixtureFunction>>): FixtureDirectory {
  const path = mkdtempSync(join(tmpdir(), 'fixture-functions-'));
  for (const [name, { code, config }] of Object.entries(functions)) {
    const folder = join(path, name);
    mkdirSync(folder);
    writeFileSync(join(folder, 'config.json'), JSON.stringify(config ?? {}));
    buildSync({
      stdin: { contents: code, resolveDir: REPOSITORY_ROOT, sourcefile: `${name}.js` },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node18',
      keepNames: true,
      outfile: join(folder, 'index.js'),
    });
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
