import { asRecord, parseJson } from './parse-json';
import type { Problem } from './problem';
import { functionFolders, type SourceTree } from './source-tree';

/** Environment variables of one function hold 4 KB in all; names alone must stay far from it. */
export const environmentLimitBytes = 4096;
const timerFields = 7;
const sdk = 'wx-server-sdk';

/** Every cloud function folder is complete and says the same as its neighbours. */
export function checkFunctions(tree: SourceTree): Problem[] {
  const problems = functionFolders(tree).flatMap((name) => checkFolder(name, tree));
  const strays = tree.paths.filter((path) => /^cloudfunctions\/[^/]+$/.test(path));
  for (const path of strays.filter((stray) => stray !== 'cloudfunctions/tsconfig.json')) {
    problems.push({ path, line: 1, sentence: 'cloudfunctions/ holds one folder for each function and nothing else' });
  }
  return problems;
}

function checkFolder(name: string, tree: SourceTree): Problem[] {
  const folder = `cloudfunctions/${name}`;
  const has = (file: string): boolean => tree.paths.includes(`${folder}/${file}`);
  const config = has('config.json') ? asRecord(parseJson(tree.read(`${folder}/config.json`))) : undefined;
  const isCallable = config?.invoke !== 'none';
  const needed = ['handler.ts', 'config.json', 'package.json', ...(isCallable ? ['contract.ts'] : [])];
  const problems = needed
    .filter((file) => !has(file))
    .map((file) => ({ path: folder, line: 1, sentence: `the function has no ${file}` }));
  if (has('package.json')) problems.push(...checkManifest(name, tree));
  if (has('config.json')) problems.push(...checkConfig(`${folder}/config.json`, config));
  return problems;
}

function checkManifest(name: string, tree: SourceTree): Problem[] {
  const path = `cloudfunctions/${name}/package.json`;
  const manifest = asRecord(parseJson(tree.read(path)));
  const problems: Problem[] = [];
  if (manifest?.name !== name) {
    problems.push({ path, line: 1, sentence: `"name" must be "${name}": folder name = function name` });
  }
  const root = tree.paths.includes('package.json') ? asRecord(parseJson(tree.read('package.json'))) : undefined;
  const wanted = asRecord(root?.dependencies)?.[sdk];
  const stated = asRecord(manifest?.dependencies)?.[sdk];
  if (stated !== wanted) {
    problems.push({
      path,
      line: 1,
      sentence: `${sdk} must be ${String(wanted)} as in the root, not ${String(stated)}`,
    });
  }
  return problems;
}

function checkConfig(path: string, config: Record<string, unknown> | undefined): Problem[] {
  if (!config) return [{ path, line: 1, sentence: 'config.json must hold a JSON object' }];
  const triggers: unknown[] = Array.isArray(config.triggers) ? config.triggers : [];
  const sentences = triggers.flatMap(timerSentences);
  if (triggers.length > 1) sentences.push('a function takes one trigger; let it pick its job from a table');
  const isInternal = triggers.length > 0 || config.httpAccess === true;
  if (isInternal && config.invoke !== 'none') {
    sentences.push('timer and HTTP functions say "invoke": "none", so that no client can call them');
  }
  const names: unknown[] = Array.isArray(config.environment) ? config.environment : [];
  const bytes = names.reduce<number>((sum, name) => sum + Buffer.byteLength(String(name)), 0);
  if (bytes >= environmentLimitBytes) {
    sentences.push(`the names of its environment variables alone take ${bytes} of ${environmentLimitBytes} bytes`);
  }
  return sentences.map((sentence) => ({ path, line: 1, sentence }));
}

function timerSentences(trigger: unknown): string[] {
  const { name, type, config } = asRecord(trigger) ?? {};
  if (type !== 'timer') return [`trigger ${String(name)} is not of type "timer"`];
  const fields = String(config).trim().split(/\s+/).length;
  return fields === timerFields ? [] : [`trigger ${String(name)} has ${fields} fields; a timer has ${timerFields}`];
}
