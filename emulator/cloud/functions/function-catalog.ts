import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type FunctionConfig, parseFunctionConfig } from './function-config';
import { ENVIRONMENT_LIMIT_BYTES } from './platform-limits';

export interface DeployedFunction {
  readonly name: string;
  readonly entryPath: string;
  readonly config: FunctionConfig;
  /** The variables of the deployment that its config.json names and that exist. */
  readonly environment: Readonly<Record<string, string>>;
  /** The variables that its config.json names and that the deployment does not have. */
  readonly missingEnvironment: readonly string[];
}

export type FunctionCatalog = ReadonlyMap<string, DeployedFunction>;

/**
 * Loads every built function (a folder with index.js, and config.json beside it) of a directory.
 *
 * @throws Error that lists every problem of every function, when the platform would refuse to deploy one of them.
 */
export function loadFunctionCatalog(directory: string, variables: Readonly<Record<string, string>>): FunctionCatalog {
  if (!existsSync(directory)) {
    throw new Error(`There are no built functions at ${resolve(directory)}; build them first (npm run build).`);
  }
  const problems: string[] = [];
  const catalog = new Map<string, DeployedFunction>();
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const entryPath = resolve(directory, entry.name, 'index.js');
    if (!entry.isDirectory() || !existsSync(entryPath)) continue;
    const parsed = parseFunctionConfig(readConfigJson(join(directory, entry.name, 'config.json')));
    if ('problems' in parsed) {
      problems.push(...parsed.problems.map((problem) => `${entry.name}: ${problem}`));
      continue;
    }
    const environment = pick(variables, parsed.config.environment);
    const sizeBytes = environmentSizeBytes(environment);
    if (sizeBytes > ENVIRONMENT_LIMIT_BYTES) {
      problems.push(`${entry.name}: its environment holds ${sizeBytes} bytes, the limit is ${ENVIRONMENT_LIMIT_BYTES}`);
    }
    const missingEnvironment = parsed.config.environment.filter((name) => variables[name] === undefined);
    catalog.set(entry.name, { name: entry.name, entryPath, config: parsed.config, environment, missingEnvironment });
  }
  if (problems.length > 0) throw new Error(`These functions cannot be deployed:\n- ${problems.join('\n- ')}`);
  return catalog;
}

/** The size that counts against the platform's limit: all names and values. */
export function environmentSizeBytes(environment: Readonly<Record<string, string>>): number {
  return Object.entries(environment).reduce((sum, [name, value]) => sum + Buffer.byteLength(name + value), 0);
}

function readConfigJson(path: string): unknown {
  if (!existsSync(path)) return {};
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function pick(variables: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of names) {
    const value = variables[name];
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}
