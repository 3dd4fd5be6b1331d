import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readFunctionFolders } from '../function-folder';
import { file } from '../mending-places';
import type { Step } from '../step';
import { fine, type Problem, type Verdict, verdictOf } from '../verdict';

/** What lies in dist/ for one function, beside what it is made from. Moments in epoch ms. */
export interface BundleFacts {
  readonly name: string;
  readonly missing: readonly string[];
  readonly builtAtMs: number;
  readonly sourcesAtMs: number;
  readonly isConfigSame: boolean;
}

export const bundlesStep: Step = {
  id: 'bundles',
  title: { zh: '云函数包齐全、比源码新', en: 'built functions are complete and newer than their sources' },
  check: ({ deployment }) => judgeBundles(readBundles(deployment.rootDir)),
};

const parts = ['index.js', 'config.json', 'package.json'] as const;

function readBundles(rootDir: string): BundleFacts[] {
  const sharedAtMs = Math.max(newestMs(join(rootDir, 'core')), newestMs(join(rootDir, 'backend')));
  return readFunctionFolders(rootDir).map(({ name }) => {
    const [source, built] = [join(rootDir, 'cloudfunctions', name), join(rootDir, 'dist', 'cloudfunctions', name)];
    const missing = parts.filter((part) => !existsSync(join(built, part)));
    const [bundle, config] = [join(built, 'index.js'), join(built, 'config.json')];
    return {
      name,
      missing,
      builtAtMs: existsSync(bundle) ? statSync(bundle).mtimeMs : 0,
      sourcesAtMs: Math.max(sharedAtMs, newestMs(source)),
      isConfigSame: existsSync(config) && readText(config) === readText(join(source, 'config.json')),
    };
  });
}

function readText(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** A config is compared by what it says, and the collections are no part of a bundle. */
const notBundled: readonly string[] = ['config.json', 'collections.json', 'package.json'];

/** When the newest source of a folder changed; tests reach no bundle. */
function newestMs(folder: string): number {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const sources = entries.filter(({ name }) => /\.(ts|json)$/.test(name) && !/(\.test|-under-test)\.ts$/.test(name));
  const dated = sources.filter((entry) => entry.isFile() && !notBundled.includes(entry.name));
  return dated.reduce((newest, entry) => Math.max(newest, statSync(join(entry.path, entry.name)).mtimeMs), 0);
}

/** Every function has its three files, built after the last change of what goes into it. */
export function judgeBundles(bundles: readonly BundleFacts[]): Verdict {
  return verdictOf(bundles.flatMap(problemsOf), fine);
}

function problemsOf({ name, missing, builtAtMs, sourcesAtMs, isConfigSame }: BundleFacts): Problem[] {
  if (missing.length > 0) {
    return [problem(name, `缺少 ${missing.join('、')}`, `lacks ${missing.join(', ')}: run npm run build`)];
  }
  if (builtAtMs < sourcesAtMs) return [problem(name, '比源码旧', 'is older than its sources: run npm run build')];
  if (!isConfigSame)
    return [problem(name, '的 config.json 和源码不同', 'has another config.json than its sources: run npm run build')];
  return [];
}

function problem(name: string, zh: string, en: string): Problem {
  const where = file(`dist/cloudfunctions/${name}`);
  return { zh: `云函数包 ${name} ${zh}`, en: `the bundle of ${name} ${en}`, where, who: 'developer' };
}
