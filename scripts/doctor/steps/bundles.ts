import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isUpToDate } from '../../bundle-stamp';
import { readFunctionFolders } from '../function-folder';
import { file } from '../mending-places';
import type { Step } from '../step';
import { fine, type Problem, type Verdict, verdictOf } from '../verdict';

/** What lies in dist/ for one function, beside what it is made from. */
export interface BundleFacts {
  readonly name: string;
  readonly missing: readonly string[];
  /** Nothing that went into it changed since it was made, nor did it itself. */
  readonly isCurrent: boolean;
  readonly isConfigSame: boolean;
}

export const bundlesStep: Step = {
  id: 'bundles',
  title: { zh: '云函数包齐全、比源码新', en: 'built functions are complete and newer than their sources' },
  check: async ({ deployment }) => judgeBundles(await readBundles(deployment.rootDir)),
};

const parts = ['index.js', 'config.json', 'package.json'] as const;

function readBundles(rootDir: string): Promise<BundleFacts[]> {
  const facts = readFunctionFolders(rootDir).map(async ({ name }): Promise<BundleFacts> => {
    const [source, built] = [join(rootDir, 'cloudfunctions', name), join(rootDir, 'dist', 'cloudfunctions', name)];
    const config = join(built, 'config.json');
    return {
      name,
      missing: parts.filter((part) => !existsSync(join(built, part))),
      isCurrent: await isUpToDate(rootDir, name),
      isConfigSame: existsSync(config) && readText(config) === readText(join(source, 'config.json')),
    };
  });
  return Promise.all(facts);
}

function readText(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** Every function has its three files, built after the last change of what goes into it. */
export function judgeBundles(bundles: readonly BundleFacts[]): Verdict {
  return verdictOf(bundles.flatMap(problemsOf), fine);
}

function problemsOf({ name, missing, isCurrent, isConfigSame }: BundleFacts): Problem[] {
  if (missing.length > 0) {
    return [problem(name, `缺少 ${missing.join('、')}`, `lacks ${missing.join(', ')}: run npm run build`)];
  }
  if (!isCurrent) return [problem(name, '比源码旧', 'is older than its sources: run npm run build')];
  if (!isConfigSame)
    return [problem(name, '的 config.json 和源码不同', 'has another config.json than its sources: run npm run build')];
  return [];
}

function problem(name: string, zh: string, en: string): Problem {
  const where = file(`dist/cloudfunctions/${name}`);
  return { zh: `云函数包 ${name} ${zh}`, en: `the bundle of ${name} ${en}`, where, who: 'developer' };
}
