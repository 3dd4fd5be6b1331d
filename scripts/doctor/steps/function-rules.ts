import { configPath, type FunctionFolder, triggersOf } from '../function-folder';
import { file } from '../mending-places';
import { seenOnlyInConsole } from '../seen-only-in-console';
import type { Step } from '../step';
import { type Problem, type Verdict, verdictOf } from '../verdict';

export const functionRulesStep: Step = {
  id: 'function-rules',
  title: { zh: '定时与 HTTP 函数不许客户端调用', en: 'timer and HTTP functions are closed to clients' },
  check: (examination) =>
    seenOnlyInConsole(examination.deployment.kind, judgeFunctionRules(examination.functions()), {
      zh: '云函数 → 安全规则',
      en: '云函数 → 安全规则 (function rules)',
    }),
};

/** Timers and HTTP functions say `"invoke": "none"`, and only `landing` may be called without an identity. */
export function judgeFunctionRules(functions: readonly FunctionFolder[]): Verdict {
  return verdictOf(functions.flatMap(problemsOf));
}

const publicFunctions: readonly string[] = ['landing'];

function problemsOf(folder: FunctionFolder): Problem[] {
  const { name, config } = folder;
  const isInternal = triggersOf(folder).length > 0 || config?.httpAccess === true;
  const problems: Problem[] = [];
  if (isInternal && config?.invoke !== 'none') {
    problems.push(
      problem(
        name,
        `云函数 ${name} 能被客户端调用:写 "invoke": "none"`,
        `function ${name} can be called by clients: say "invoke": "none"`,
      ),
    );
  }
  if (config?.public === true && !publicFunctions.includes(name)) {
    problems.push(
      problem(
        name,
        `云函数 ${name} 不该对无身份的人开放`,
        `function ${name} is open to callers without identity ("public": true)`,
      ),
    );
  }
  return problems;
}

function problem(name: string, zh: string, en: string): Problem {
  return { zh, en, where: file(configPath(name)), who: 'developer' };
}
