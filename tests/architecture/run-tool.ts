import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';

export const repositoryRoot = resolve(__dirname, '..', '..');
export const plantedDir = join(repositoryRoot, 'tests', 'architecture', 'planted');

/**
 * Runs one of the project's tools and returns what it printed. A tool that finds something exits with a status above 0,
 * and that is what these tests look for, so only a tool that cannot be started is an error.
 */
export function runTool(
  tool: 'depcruise' | 'biome' | 'tsc',
  args: readonly string[],
  place: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<{ status: number; output: string }> {
  const bin = join(repositoryRoot, 'node_modules', '.bin', tool);
  const options = {
    cwd: place.cwd ?? repositoryRoot,
    env: { ...process.env, ...place.env },
    maxBuffer: 64 * 1024 * 1024,
  };
  return new Promise((settle, fail) => {
    execFile(bin, args, options, (error, stdout) => {
      if (error && typeof error.code !== 'number') fail(error);
      else settle({ status: Number(error?.code ?? 0), output: stdout });
    });
  });
}
