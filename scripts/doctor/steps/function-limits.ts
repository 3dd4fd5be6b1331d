import { configPath, type FunctionFolder } from '../function-folder';
import { file } from '../mending-places';
import { seenOnlyInConsole } from '../seen-only-in-console';
import type { Step } from '../step';
import { type Problem, type Verdict, verdictOf } from '../verdict';

export const functionLimitsStep: Step = {
  id: 'function-limits',
  title: { zh: '每个云函数写明超时与内存', en: 'time limit and memory of each function are stated' },
  check: (examination) =>
    seenOnlyInConsole(examination.deployment.kind, judgeFunctionLimits(examination.functions()), {
      zh: '云函数 → 每个函数的超时与内存',
      en: '云函数 → time limit and memory of each function',
    }),
};

const longestSeconds = 900;
/** What one call of the store platform may take at most here, with its retries. */
const leastSeconds = 5;

/** Without a stated limit a function ends after 3 s. https://docs.cloudbase.net/cloud-function/function-configuration/config */
export function judgeFunctionLimits(functions: readonly FunctionFolder[]): Verdict {
  return verdictOf(functions.flatMap(problemsOf));
}

function problemsOf({ name, config }: FunctionFolder): Problem[] {
  const [where, who] = [file(configPath(name)), 'developer'] as const;
  if (!config)
    return [
      { zh: `云函数 ${name} 没有可读的 config.json`, en: `function ${name} has no readable config.json`, where, who },
    ];
  const problems: Problem[] = [];
  const { timeout, memorySize } = config;
  const isTime = Number.isInteger(timeout) && Number(timeout) >= leastSeconds && Number(timeout) <= longestSeconds;
  if (!isTime) {
    const [zh, en] = [
      `云函数 ${name} 没有写明合适的超时`,
      `function ${name} states no usable "timeout" (${leastSeconds} to ${longestSeconds} s; the default is 3 s)`,
    ];
    problems.push({ zh, en, where, who });
  }
  if (!Number.isInteger(memorySize) || Number(memorySize) < 128 || Number(memorySize) % 128 !== 0) {
    const [zh, en] = [
      `云函数 ${name} 没有写明内存`,
      `function ${name} states no usable "memorySize" (a multiple of 128 MB)`,
    ];
    problems.push({ zh, en, where, who });
  }
  return problems;
}
