import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/**
 * Tries every law on 100,000 cases instead of the few hundred of a normal run.
 *
 * Suites run one by one. What passed is remembered for the present state of the code, so a run that was stopped goes on
 * where it stopped; `--fresh` starts again, and names on the command line choose suites.
 */
const root = resolve(__dirname, '..');
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const stateFile = join(root, '.cache', 'prove.json');
const runs = Number(process.env.PROVE_RUNS ?? 100_000);
/** One law with full counts takes minutes; the limit only ends what hangs. */
const longestTestMs = 60 * 60_000;

/** Suites that passed, for one state of the code and one number of runs. */
interface Proof {
  readonly key: string;
  readonly passed: Readonly<Record<string, { readonly seconds: number }>>;
}

function main(): void {
  const words = process.argv.slice(2);
  const key = `${codeState()} ${runs}`;
  let proof = words.includes('--fresh') ? emptyProof(key) : readProof(key);
  const suites = suitesWithLaws(words.filter((word) => !word.startsWith('--')));
  const failed: string[] = [];
  console.log(`prove: ${suites.length} suites with laws, ${runs} runs each, code ${key.slice(0, 10)}`);
  for (const [index, suite] of suites.entries()) {
    const place = `[${index + 1}/${suites.length}] ${suite}`;
    if (proof.passed[suite]) {
      console.log(`${place}: proved before`);
      continue;
    }
    console.log(`${place}: running`);
    const startedAtMs = Date.now();
    const isProved = proveSuite(suite);
    const seconds = Math.round((Date.now() - startedAtMs) / 1000);
    console.log(`${place}: ${isProved ? 'proved' : 'FAILED'} in ${seconds} s`);
    if (isProved) proof = writeProof({ key, passed: { ...proof.passed, [suite]: { seconds } } });
    else failed.push(suite);
  }
  console.log(failed.length === 0 ? 'prove: everything holds' : `prove: failed ${failed.join(', ')}`);
  process.exitCode = failed.length > 0 || suites.length === 0 ? 1 : 0;
}

/** The suites that state laws: those whose number of runs can be raised. */
function suitesWithLaws(names: readonly string[]): string[] {
  const listed = spawnSync(process.execPath, [jest, '--listTests'], { cwd: root, encoding: 'utf8' });
  const suites = listed.stdout.split('\n').filter((path) => path.endsWith('.test.ts'));
  return suites
    .filter((path) => readFileSync(path, 'utf8').includes('PROVE_RUNS'))
    .map((path) => relative(root, path))
    .filter((path) => names.length === 0 || names.some((name) => path.includes(name)))
    .sort();
}

function proveSuite(suite: string): boolean {
  const args = [jest, '--runTestsByPath', suite, '--testTimeout', String(longestTestMs)];
  const env = { ...process.env, PROVE_RUNS: String(runs) };
  return spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' }).status === 0;
}

/** Names the code that is proved: the commit, and what was changed since. */
function codeState(): string {
  const commit = git('rev-parse', 'HEAD').trim();
  const changes = git('diff', 'HEAD') + git('ls-files', '--others', '--exclude-standard');
  if (changes === '') return commit;
  return `${commit}+${createHash('sha256').update(changes).digest('hex').slice(0, 12)}`;
}

function git(...args: readonly string[]): string {
  const run = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  return run.status === 0 ? run.stdout : '';
}

function emptyProof(key: string): Proof {
  return { key, passed: {} };
}

function readProof(key: string): Proof {
  if (!existsSync(stateFile)) return emptyProof(key);
  const kept = JSON.parse(readFileSync(stateFile, 'utf8')) as Proof;
  return kept.key === key ? kept : emptyProof(key);
}

function writeProof(proof: Proof): Proof {
  mkdirSync(dirname(stateFile), { recursive: true });
  writeFileSync(stateFile, `${JSON.stringify(proof, null, 2)}\n`);
  return proof;
}

main();
