import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';
import type { Edit, Mutant } from './mutant';

const root = resolve(__dirname, '../../..');

/** Bundles the simulator with the program as the mutant has it. Errors: an edit's text is not there exactly once. */
export async function buildMutant({ name, edits }: Mutant, outfile: string): Promise<void> {
  await build({
    entryPoints: [join(root, 'tests/simulation/run.ts')],
    bundle: true,
    platform: 'node',
    outfile,
    logLevel: 'silent',
    plugins: edits.length > 0 ? [editing(name, edits)] : [],
  });
}

function editing(name: string, edits: readonly Edit[]): Plugin {
  const files = new Map<string, Edit[]>();
  for (const edit of edits) {
    const path = join(root, edit.file);
    files.set(path, [...(files.get(path) ?? []), edit]);
  }
  return {
    name: 'mutant',
    setup({ onLoad, onEnd }) {
      const left = new Set(files.keys());
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const here = files.get(path);
        if (!here) return undefined;
        left.delete(path);
        return {
          contents: here.reduce((text, edit) => edited(name, text, edit), readFileSync(path, 'utf8')),
          loader: 'ts',
        };
      });
      onEnd(() => {
        if (left.size > 0) throw new Error(`mutant '${name}': the simulator does not use ${[...left].join(', ')}`);
      });
    },
  };
}

function edited(name: string, text: string, { file, find, replace }: Edit): string {
  const times = text.split(find).length - 1;
  if (times !== 1) throw new Error(`mutant '${name}': its text stands ${times} times in ${file}, not once:\n${find}`);
  return text.replace(find, () => replace);
}
