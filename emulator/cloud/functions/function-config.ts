import { timerExpressionProblem } from '../timers/timer-expression';
import {
  DEFAULT_MEMORY_MB,
  DEFAULT_TIMEOUT_SECONDS,
  MAX_MEMORY_MB,
  MAX_TIMEOUT_SECONDS,
  MIN_MEMORY_MB,
} from './platform-limits';

export interface TimerTrigger {
  readonly name: string;
  /** Seven fields: second minute hour day month weekday year, in Beijing time. */
  readonly config: string;
}

export interface FunctionConfig {
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly trigger: TimerTrigger | undefined;
  readonly httpAccess: boolean;
  /** Names of the deployment's variables that this function sees. */
  readonly environment: readonly string[];
  /** `none`: the function rule is `invoke: false`, no client may call it. */
  readonly invoke: 'user' | 'none';
  /** Callable without an identity (the rule is `invoke: true`). */
  readonly isPublic: boolean;
  /** The interfaces of WeChat that this function may call: any other answers -604101. */
  readonly openApi: readonly string[];
}

const MEMORY_STEP_MB = 128;
const KNOWN_KEYS = new Set([
  'memorySize',
  'timeout',
  'triggers',
  'httpAccess',
  'environment',
  'invoke',
  'public',
  'permissions',
]);
const VARIABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

type Problems = string[];
type Fields = Record<string, unknown>;

/**
 * Reads a function's config.json. Returns the configuration, or every problem found, each with how to mend it.
 * Exactly one timer per function: https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/functions/triggers.md
 */
export function parseFunctionConfig(json: unknown): { config: FunctionConfig } | { problems: string[] } {
  if (!isRecord(json)) return { problems: ['config.json must hold a JSON object'] };
  const problems: Problems = [];
  const config: FunctionConfig = {
    memoryMb: readMemory(json, problems),
    timeoutSeconds: readTimeout(json, problems),
    trigger: readTrigger(json, problems),
    httpAccess: readFlag(json, 'httpAccess', problems),
    environment: readEnvironment(json, problems),
    invoke: readInvoke(json, problems),
    isPublic: readFlag(json, 'public', problems),
    openApi: readOpenApi(json, problems),
  };
  for (const key of Object.keys(json)) {
    if (!KNOWN_KEYS.has(key)) problems.push(`"${key}" is not a setting; known are ${[...KNOWN_KEYS].join(', ')}`);
  }
  if (config.isPublic && config.invoke === 'none') {
    problems.push('"public": true contradicts "invoke": "none"; drop one of them');
  }
  return problems.length > 0 ? { problems } : { config };
}

function readMemory(json: Fields, problems: Problems): number {
  const value = json.memorySize ?? DEFAULT_MEMORY_MB;
  const inRange = typeof value === 'number' && value >= MIN_MEMORY_MB && value <= MAX_MEMORY_MB;
  if (inRange && (value === MIN_MEMORY_MB || value % MEMORY_STEP_MB === 0)) return value;
  problems.push(`"memorySize" must be ${MIN_MEMORY_MB} or a multiple of ${MEMORY_STEP_MB} up to ${MAX_MEMORY_MB} (MB)`);
  return DEFAULT_MEMORY_MB;
}

function readTimeout(json: Fields, problems: Problems): number {
  const value = json.timeout ?? DEFAULT_TIMEOUT_SECONDS;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAX_TIMEOUT_SECONDS) return value;
  problems.push(`"timeout" must be a whole number of seconds from 1 to ${MAX_TIMEOUT_SECONDS}`);
  return DEFAULT_TIMEOUT_SECONDS;
}

function readTrigger(json: Fields, problems: Problems): TimerTrigger | undefined {
  const triggers = json.triggers ?? [];
  if (!Array.isArray(triggers)) {
    problems.push('"triggers" must be a list');
    return undefined;
  }
  if (triggers.length > 1) {
    problems.push('a function takes one trigger; let it pick its job from a table, or make a second function');
    return undefined;
  }
  const trigger: unknown = triggers[0];
  if (trigger === undefined) return undefined;
  if (!isRecord(trigger) || typeof trigger.name !== 'string' || trigger.name === '' || trigger.type !== 'timer') {
    problems.push('a trigger is { "name": "…", "type": "timer", "config": "seven fields" }');
    return undefined;
  }
  const expression = trigger.config;
  const problem = typeof expression === 'string' ? timerExpressionProblem(expression) : '"config" must be a text';
  if (problem !== undefined || typeof expression !== 'string') {
    problems.push(`trigger ${trigger.name}: ${problem}`);
    return undefined;
  }
  return { name: trigger.name, config: expression };
}

function readEnvironment(json: Fields, problems: Problems): string[] {
  const names = json.environment ?? [];
  if (Array.isArray(names) && names.every((name) => typeof name === 'string' && VARIABLE_NAME.test(name))) return names;
  problems.push('"environment" must be a list of variable names');
  return [];
}

/** https://developers.weixin.qq.com/miniprogram/dev/wxcloud/guide/openapi/openapi.html */
function readOpenApi({ permissions }: Fields, problems: Problems): string[] {
  const names = isRecord(permissions) ? (permissions.openapi ?? []) : [];
  const isList = Array.isArray(names) && names.every((name) => typeof name === 'string');
  if (isList && (permissions === undefined || isRecord(permissions))) return names;
  problems.push('"permissions" must be { "openapi": ["name.of.the.interface", …] }');
  return [];
}

function readInvoke(json: Fields, problems: Problems): 'user' | 'none' {
  const value = json.invoke ?? 'user';
  if (value === 'user' || value === 'none') return value;
  problems.push('"invoke" must be "user" or "none"');
  return 'none';
}

function readFlag(json: Fields, name: string, problems: Problems): boolean {
  const value = json[name] ?? false;
  if (typeof value === 'boolean') return value;
  problems.push(`"${name}" must be true or false`);
  return false;
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
