import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A cloud function as its config.json describes it; undefined for a file that is missing or no JSON object. */
export interface FunctionFolder {
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>> | undefined;
}

/** Every folder of cloudfunctions/ that holds a handler. */
export function readFunctionFolders(rootDir: string): FunctionFolder[] {
  const folder = join(rootDir, 'cloudfunctions');
  const entries = readdirSync(folder, { withFileTypes: true });
  const names = entries.filter((entry) => existsSync(join(folder, entry.name, 'handler.ts'))).map(({ name }) => name);
  return names.sort().map((name) => ({ name, config: readObject(join(folder, name, 'config.json')) }));
}

/** Names of the variables that a function sees. */
export function variablesOf({ config }: FunctionFolder): string[] {
  return Array.isArray(config?.environment) ? config.environment.map(String) : [];
}

/** Its timers, as they stand there. */
export function triggersOf({ config }: FunctionFolder): readonly unknown[] {
  return Array.isArray(config?.triggers) ? config.triggers : [];
}

export function configPath(name: string): string {
  return `cloudfunctions/${name}/config.json`;
}

function readObject(path: string): Record<string, unknown> | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
