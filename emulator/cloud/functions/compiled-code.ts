import { statSync } from 'node:fs';

/**
 * Functions' code as their first instances compiled it, for as long as the file is the same: half of what a cold start
 * costs is compiling. Shared memory, so that no instance holds a copy.
 */
export class CompiledCode {
  private readonly kept = new Map<string, { readonly madeOf: string; readonly code: SharedArrayBuffer }>();

  find(entryPath: string): SharedArrayBuffer | undefined {
    const kept = this.kept.get(entryPath);
    return kept?.madeOf === stateOf(entryPath) ? kept.code : undefined;
  }

  /** What to call with the code that an instance compiles of the file as it is now. */
  keeperOf(entryPath: string): (code: SharedArrayBuffer) => void {
    const madeOf = stateOf(entryPath);
    return (code) => this.kept.set(entryPath, { madeOf, code });
  }
}

function stateOf(entryPath: string): string {
  const { mtimeMs, size } = statSync(entryPath);
  return `${mtimeMs} ${size}`;
}
