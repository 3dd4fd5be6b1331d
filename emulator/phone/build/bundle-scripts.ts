import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type BuildFailure, build, type Metafile } from 'esbuild';
import type { AppSource, AppUnit, BuildProblem } from './app-unit';

export interface BundledScripts {
  /** Sets `globalThis.__phoneScripts`: unit id → a function that runs its script; `app` runs app.ts. */
  readonly script: string;
  readonly problems: readonly BuildProblem[];
  readonly files: readonly string[];
}

/**
 * Bundles the scripts of all units for a browser; each runs only when the phone loads its unit. An import that would
 * not be there on a phone (from another subpackage, from outside an independent one) is a problem.
 */
export async function bundleScripts(app: AppSource): Promise<BundledScripts> {
  const entries = [
    ['app', join(app.dir, 'app.ts')] as const,
    ...app.units.flatMap(({ id, script }) => (script === undefined ? [] : [[id, script] as const])),
  ];
  const lines = entries.map(([id, file]) => `${JSON.stringify(id)}: () => require(${JSON.stringify(file)})`);
  try {
    const { outputFiles, metafile } = await build({
      stdin: { contents: `globalThis.__phoneScripts = {\n${lines.join(',\n')}\n};`, resolveDir: app.dir, loader: 'js' },
      bundle: true,
      write: false,
      metafile: true,
      format: 'iife',
      target: 'es2021',
      keepNames: true,
      logLevel: 'silent',
      absWorkingDir: app.dir,
    });
    const script = outputFiles[0]?.text ?? '';
    const files = Object.keys(metafile.inputs).map((file) => join(app.dir, file));
    return { script, problems: importProblems(app, metafile), files };
  } catch (error) {
    return { script: 'globalThis.__phoneScripts = {};', problems: problemsOf(error as BuildFailure), files: [] };
  }
}

/** Walks from every unit of the app through what it imports, as the package of that unit would. */
function importProblems(app: AppSource, { inputs }: Metafile): BuildProblem[] {
  const shownOf = (file: string) => relative(app.dir, file);
  const rootOf = (file: string) => app.subPackages.find(({ root }) => file.startsWith(`${root}/`));
  const problems: BuildProblem[] = [];
  for (const unit of app.units.filter(isOwn)) {
    const start = unit.script === undefined ? undefined : shownOf(unit.script);
    if (start === undefined) continue;
    const own = rootOf(start);
    const waiting = [start];
    const seen = new Set(waiting);
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      for (const { path, original } of inputs[file]?.imports ?? []) {
        if (seen.has(path) || /^[(<]/.test(path)) continue;
        seen.add(path);
        waiting.push(path);
        const other = rootOf(path);
        const at = { file, ...lineOf(join(app.dir, file), original ?? path) };
        if (other && other !== own) problems.push({ ...at, sentence: `imports ${path} of another subpackage` });
        else if (own?.isIndependent && other !== own) {
          problems.push({ ...at, sentence: `imports ${path}, which an independent subpackage does not have` });
        }
      }
    }
  }
  return problems;
}

function isOwn({ id }: AppUnit): boolean {
  return !id.startsWith('miniprogram_npm/');
}

function lineOf(file: string, imported: string): { line?: number } {
  const index = readFileSync(file, 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(imported));
  return index === -1 ? {} : { line: index + 1 };
}

function problemsOf({ errors }: BuildFailure): BuildProblem[] {
  return (errors ?? []).map(({ text, location }) => ({
    file: location?.file ?? 'app.ts',
    ...(location ? { line: location.line } : {}),
    sentence: text,
  }));
}
