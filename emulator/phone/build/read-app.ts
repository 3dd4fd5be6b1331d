import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import type { AppConfig, AppSource, AppUnit, BuildProblem, SubPackage, UnitConfig } from './app-unit';

/** Tags of the platform's own plugins and shops: drawn by the phone, so no file of the app stands behind them. */
export const platformTags: readonly string[] = ['store-product', 'channel-live', 'channel-video', 'store-coupon'];

/**
 * Reads an app the way the phone does: app.json, its pages, and every component that is reached from them. What is
 * missing or cannot be read becomes a problem with its file; the rest is read on.
 */
export function readApp(dir: string, packagesDir: string): AppSource {
  return new AppReader(dir, packagesDir).read();
}

class AppReader {
  private readonly units = new Map<string, AppUnit>();
  private readonly problems: BuildProblem[] = [];
  private subPackages: readonly SubPackage[] = [];
  private config: AppConfig = { pages: [] };

  constructor(
    private readonly dir: string,
    private readonly packagesDir: string,
  ) {}

  read(): AppSource {
    this.config = this.readJson<AppConfig>(join(this.dir, 'app.json')) ?? { pages: [] };
    const packages = this.config.subPackages ?? [];
    this.subPackages = packages.map(({ root, independent }) => ({ root, isIndependent: independent === true }));
    for (const id of this.config.pages) this.readUnit(id, 'page', 'app.json');
    for (const { root, pages } of packages) {
      for (const page of pages) this.readUnit(posix.join(root, page), 'page', 'app.json');
    }
    const { dir, config, subPackages, problems } = this;
    return { dir, config, subPackages, problems, units: [...this.units.values()] };
  }

  private readUnit(id: string, kind: AppUnit['kind'], askedBy: string): void {
    if (this.units.has(id)) return;
    const base = this.fileOf(id);
    const wxml = existing(`${base}.wxml`);
    if (!wxml) {
      this.problems.push({ file: askedBy, sentence: `${id} has no .wxml: the ${kind} does not exist` });
      return;
    }
    const config = this.readJson<UnitConfig>(`${base}.json`, true) ?? {};
    if (kind === 'component' && config.component !== true) {
      this.problems.push({ file: this.shown(`${base}.json`), sentence: 'a component must say "component": true' });
    }
    const packageRoot = this.packageOf(id)?.root ?? '';
    const uses = this.usesOf(id, config);
    for (const used of Object.values(uses)) this.readUnit(used, 'component', this.shown(`${base}.json`));
    const wxss = existing(`${base}.wxss`);
    const script = existing(`${base}.ts`) ?? existing(`${base}.js`);
    if (!script) this.problems.push({ file: this.shown(wxml), sentence: `${id} has no script (.ts or .js)` });
    this.units.set(id, {
      ...{ id, kind, packageRoot, config, uses, wxml },
      ...(wxss === undefined ? {} : { wxss }),
      ...(script === undefined ? {} : { script }),
    });
  }

  /** What a unit may use: its own list, and app.json's unless it lies in an independent subpackage. */
  private usesOf(id: string, config: UnitConfig): Record<string, string> {
    const own = this.packageOf(id);
    const ofApp = own?.isIndependent || id.startsWith('miniprogram_npm/') ? {} : this.config.usingComponents;
    const uses: Record<string, string> = {};
    for (const [tag, path] of Object.entries({ ...ofApp, ...config.usingComponents })) {
      if (platformTags.includes(tag)) continue;
      const target = this.resolve(id, path);
      const other = this.packageOf(target);
      if (other && other.root !== own?.root) {
        this.problems.push({ file: `${id}.json`, sentence: `<${tag}> lies in another subpackage: ${other.root}` });
      } else if (own?.isIndependent && !other) {
        const sentence = `<${tag}> lies outside the independent subpackage ${own.root}`;
        this.problems.push({ file: `${id}.json`, sentence });
      }
      uses[tag] = target;
    }
    return uses;
  }

  private resolve(from: string, path: string): string {
    if (path.startsWith('/')) return path.slice(1);
    if (path.startsWith('.')) return posix.join(dirname(from), path);
    const beside = posix.join(dirname(from), path);
    return existsSync(`${this.fileOf(beside)}.wxml`) ? beside : `miniprogram_npm/${path}`;
  }

  /** The path without its ending. A package keeps what a mini-program gets in the folder that its manifest names. */
  private fileOf(id: string): string {
    if (!id.startsWith('miniprogram_npm/')) return join(this.dir, id);
    const [, name = '', ...rest] = id.split('/');
    const manifest = this.readJson<{ miniprogram?: string }>(join(this.packagesDir, name, 'package.json'), true);
    return join(this.packagesDir, name, manifest?.miniprogram ?? 'miniprogram_dist', ...rest);
  }

  private packageOf(id: string): SubPackage | undefined {
    return this.subPackages.find(({ root }) => id.startsWith(`${root}/`));
  }

  private readJson<T>(file: string, isOptional = false): T | undefined {
    if (!existsSync(file)) {
      if (!isOptional) this.problems.push({ file: this.shown(file), sentence: 'the file is missing' });
      return undefined;
    }
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as T;
    } catch (error) {
      this.problems.push({ file: this.shown(file), sentence: `no JSON: ${String(error)}` });
      return undefined;
    }
  }

  private shown(file: string): string {
    return relative(this.dir, file);
  }
}

function existing(file: string): string | undefined {
  return existsSync(file) ? file : undefined;
}
