import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { blocksOf, type LawSuite, lawSuiteOf } from './prove/law-suite';
import { ProofProgress } from './prove/proof-progress';

/**
 * Tries every law on 100,000 cases instead of the few hundred of a normal run.
 *
 * Suites run one by one, those that play seeds in blocks. What passed is remembered for the present state of the code,
 * so a run that was stopped goes on where it stopped; `--fresh` starts again, and names on the command line choose
 * suites.
 */
const root = resolve(__dirname, '..');
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const stateFile = join(root, '.cache', 'prove.json');
const runs = Number(process.env.PROVE_RUNS ?? 100_000);
/** One law with full counts takes minutes; the limit only ends what hangs. */
const longestTestMs = 60 * 60_000;

/** What is run at once and remembered when it passed: a suite, or a block of its seeds. */
interface Piece {
  readonly name: string;
  readonly suite: string;
  readonly settings: Readonly<Record<string, string>>;
}

function main(): void {
  const words = process.argv.slice(2);
  const key = `${codeState()} ${runs}`;
  const progress = new ProofProgress(stateFile, key, words.includes('--fresh'));
  const suites = suitesWithLaws(words.filter((word) => !word.startsWith('--')));
  const failed: string[] = [];
  console.log(`prove: ${suites.length} suites with laws, ${runs} runs each, code ${key.slice(0, 10)}`);
  for (const [index, suite] of suites.entries()) {
    for (const piece of piecesOf(suite)) {
      const place = `[${index + 1}/${suites.length}] ${piece.name}`;
      if (progress.hasPassed(piece.name)) {
        console.log(`${place}: proved before`);
        continue;
      }
      console.log(`${place}: running`);
      const startedAtMs = Date.now();
      const isProved = prove(piece);
      const seconds = Math.round((Date.now() - startedAtMs) / 1000);
      console.log(`${place}: ${isProved ? 'proved' : 'FAILED'} in ${seconds} s`);
      if (isProved) progress.keep(piece.name, seconds);
      else failed.push(piece.name);
    }
  }
  console.log(failed.length === 0 ? 'prove: everything holds' : `prove: failed ${failed.join(', ')}`);
  process.exitCode = failed.length > 0 || suites.length === 0 ? 1 : 0;
}

/** The suites that state laws: those whose number of runs can be raised. */
function suitesWithLaws(names: readonly string[]): LawSuite[] {
  const listed = spawnSync(process.execPath, [jest, '--listTests'], { cwd: root, encoding: 'utf8' });
  const paths = listed.stdout.split('\n').filter((path) => path.endsWith('.test.ts'));
  return paths
    .flatMap((path) => lawSuiteOf(relative(root, path), readFileSync(path, 'utf8')) ?? [])
    .filter(({ path }) => names.length === 0 || names.some((name) => path.includes(name)))
    .sort((left, right) => (left.path < right.path ? -1 : 1));
}

function piecesOf({ path, blocks }: LawSuite): Piece[] {
  if (!blocks) return [{ name: path, suite: path, settings: { PROVE_RUNS: String(runs) } }];
  return blocksOf(blocks, runs).map(({ from, count }) => ({
    name: `${path} seeds ${from} to ${from + count - 1}`,
    suite: path,
    settings: { PROVE_FROM: String(from), PROVE_RUNS: String(count) },
  }));
}

function prove({ suite, settings }: Piece): boolean {
  const args = [jest, '--runTestsByPath', suite, '--testTimeout', String(longestTestMs)];
  const env = { ...process.env, ...settings };
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

main();
