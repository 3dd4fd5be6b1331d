import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

/**
 * Runs every bench, each in a process of its own: each folder of bench/ has a run.ts that exports `run()`, which measures
 * and prints. What several benches use lies in support/, and what they are compared with in peers/.
 */
const partsOfBenches = ['peers', 'support'];

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const benches = findBenches();
  const unknown = wanted.filter((name) => !benches.includes(name));
  if (unknown.length > 0) {
    console.error(`no bench called ${unknown.join(', ')}; there are ${benches.join(', ')}`);
    process.exitCode = 1;
    return;
  }
  const [only, ...others] = wanted;
  if (only !== undefined && others.length === 0) {
    await runBench(only);
    return;
  }
  console.log(`${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${machine()}`);
  for (const name of benches.filter((bench) => wanted.length === 0 || wanted.includes(bench))) {
    const { status } = spawnSync(process.execPath, ['-r', 'tsx/cjs', __filename, name], { stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
  }
}

function machine(): string {
  const [first] = cpus();
  return `${cpus().length} × ${first?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
}

async function runBench(name: string): Promise<void> {
  const startedMs = performance.now();
  console.log(`\n== ${name}`);
  const module: unknown = require(join(__dirname, name, 'run.ts'));
  if (!isRunnable(module)) throw new Error(`bench/${name}/run.ts does not export run()`);
  await module.run();
  console.log(`(${((performance.now() - startedMs) / 1000).toFixed(0)} s)`);
}

function findBenches(): string[] {
  const folders = readdirSync(__dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const benches = folders.map(({ name }) => name).filter((name) => !partsOfBenches.includes(name));
  for (const name of benches) {
    if (!existsSync(join(__dirname, name, 'run.ts')))
      throw new Error(`bench/${name} has no run.ts; it must export run()`);
  }
  return benches;
}

function isRunnable(module: unknown): module is { run(): Promise<void> | void } {
  return typeof module === 'object' && module !== null && 'run' in module && typeof module.run === 'function';
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
