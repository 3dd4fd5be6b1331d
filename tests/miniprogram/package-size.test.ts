import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildSync, transformSync } from 'esbuild';

const root = join(__dirname, '..', '..');
const dir = join(root, 'miniprogram');
const read = (path: string) => readFileSync(path, 'utf8');
const app = JSON.parse(read(join(dir, 'app.json'))) as {
  lazyCodeLoading?: string;
  usingComponents?: object;
  subPackages: readonly { root: string; independent?: boolean }[];
};
const project = JSON.parse(read(join(root, 'project.config.json'))) as {
  setting: Readonly<Record<string, unknown>>;
  packOptions: { ignore: readonly { type: string; value: string }[] };
};

const kilobyte = 1024;

/** Files as they are uploaded: everything below the folder but what packOptions leaves out and pure declarations. */
function packedFiles(): string[] {
  const ignored = new Set(project.packOptions.ignore.map(({ value }) => value));
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)))
    .filter((path) => !ignored.has(path) && !path.endsWith('.d.ts'));
}

/** Scripts are compiled one by one and, to be on the safe side, counted before they are made small. */
function packedBytes(path: string): number {
  const text = readFileSync(join(dir, path));
  if (!path.endsWith('.ts')) return text.length;
  return Buffer.byteLength(transformSync(text.toString('utf8'), { loader: 'ts', target: 'es2018' }).code);
}

/** Packages of npm that the app's own scripts import: they would all lie in the main package. */
function npmPackages(): string[] {
  const scripts = packedFiles().filter((path) => path.endsWith('.ts'));
  const imported = scripts.flatMap((path) => {
    const { code } = transformSync(read(join(dir, path)), { loader: 'ts', target: 'es2018' });
    return [...code.matchAll(/from\s+["']([^."'][^"']*)["']/g)].map(([, name]) => name ?? '');
  });
  return [...new Set(imported)];
}

function npmBytes(): number {
  return npmPackages().reduce((sum, name) => {
    const stdin = { contents: `export * from ${JSON.stringify(name)}`, resolveDir: root };
    const { outputFiles } = buildSync({ stdin, bundle: true, write: false, format: 'cjs', logLevel: 'silent' });
    return sum + (outputFiles[0]?.contents.length ?? 0);
  }, 0);
}

const sizes = new Map<string, number>([['', npmBytes()]]);
for (const path of packedFiles()) {
  const home = app.subPackages.find(({ root: of }) => path.startsWith(`${of}/`))?.root ?? '';
  sizes.set(home, (sizes.get(home) ?? 0) + packedBytes(path));
}

describe('the mini-program as it is uploaded', () => {
  it('has a main package under 1.2 MB', () => {
    expect(sizes.get('')).toBeGreaterThan(20 * kilobyte);
    expect(sizes.get('')).toBeLessThan(1.2 * kilobyte * kilobyte);
  });

  it.each(app.subPackages.map(({ root: of }) => of))('%s is under 1.5 MB', (of) => {
    expect(sizes.get(of)).toBeGreaterThan(kilobyte);
    expect(sizes.get(of)).toBeLessThan(1.5 * kilobyte * kilobyte);
  });

  it('lands on a page of under 150 KB, which starts without the rest', () => {
    const land = app.subPackages.find(({ root: of }) => of === 'packages/land');
    expect(land?.independent).toBe(true);
    expect(sizes.get('packages/land')).toBeLessThan(150 * kilobyte);
  });

  it('stays under 20 MB with everything', () => {
    expect([...sizes.values()].reduce((sum, size) => sum + size, 0)).toBeLessThan(20 * kilobyte * kilobyte);
  });

  it('starts only the components that a page uses, and brings none for all pages', () => {
    expect(app.lazyCodeLoading).toBe('requiredComponents');
    expect(app.usingComponents).toBeUndefined();
  });

  it('brings no package of npm, so that nothing is packed that nobody uses', () => {
    expect(npmPackages()).toEqual([]);
    expect(project.setting.packNpmManually).toBeUndefined();
  });

  it('brings every component that is used, and none that is not', () => {
    const configs = packedFiles().filter((path) => path.endsWith('.json') && path !== 'app.json');
    const used = configs.flatMap((path) => {
      const { usingComponents = {} } = JSON.parse(read(join(dir, path))) as {
        usingComponents?: Record<string, string>;
      };
      return Object.values(usingComponents);
    });
    const there = packedFiles().filter((path) => /^components\/.*\.wxml$/.test(path));
    const unused = there.filter((path) => !used.includes(`/${path.replace(/\.wxml$/, '')}`));
    expect(unused).toEqual([]);
  });
});
