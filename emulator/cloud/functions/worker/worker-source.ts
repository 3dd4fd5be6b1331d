import { join } from 'node:path';
import { buildSync } from 'esbuild';

let source: string | undefined;

/**
 * The program of a function instance, as one script. It is bundled in memory, so a worker starts without a TypeScript
 * loader of its own.
 */
export function workerSource(): string {
  source ??= bundle();
  return source;
}

function bundle(): string {
  const built = buildSync({
    entryPoints: [join(__dirname, 'worker-entry.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
  });
  const text = built.outputFiles[0]?.text;
  if (text === undefined) throw new Error('The program of function instances could not be bundled.');
  return text;
}
