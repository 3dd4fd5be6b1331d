import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Runs every bench: each folder of bench/ has a run.ts that exports `run()`, which measures and prints. */
interface Bench {
  readonly name: string;
  run(): Promise<void> | void;
}

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const benches = findBenches();
  const unknown = wanted.filter((name) => !benches.some((bench) => bench.name === name));
  if (unknown.length > 0) {
    console.error(`no bench called ${unknown.join(', ')}; there are ${benches.map(({ name }) => name).join(', ')}`);
    process.exitCode = 1;
    return;
  }
  for (const bench of benches.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    console.log(`\n== ${bench.name}`);
    await bench.run();
  }
}

function findBenches(): Bench[] {
  const folders = readdirSync(__dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => {
    const file = join(__dirname, name, 'run.ts');
    if (!existsSync(file)) throw new Error(`bench/${name} has no run.ts; it must export run()`);
    const module: unknown = require(file);
    if (!isRunnable(module)) throw new Error(`bench/${name}/run.ts does not export run()`);
    return { name, run: () => module.run() };
  });
}

function isRunnable(module: unknown): module is Pick<Bench, 'run'> {
  return typeof module === 'object' && module !== null && 'run' in module && typeof module.run === 'function';
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
