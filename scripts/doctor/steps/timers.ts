import { configPath, type FunctionFolder, triggersOf } from '../function-folder';
import { file } from '../mending-places';
import { seenOnlyInConsole } from '../seen-only-in-console';
import type { Step } from '../step';
import { type Problem, type Verdict, verdictOf } from '../verdict';

export const timersStep: Step = {
  id: 'timers',
  title: { zh: '每个函数至多一个七段定时器', en: 'one timer for each function, with seven fields' },
  check: (examination) =>
    seenOnlyInConsole(examination.deployment.kind, judgeTimers(examination.functions()), {
      zh: '云函数 → 触发器',
      en: '云函数 → 触发器 (triggers)',
    }),
};

const timerFields = 7;
/** Without these the money stands still. */
const timed: readonly string[] = ['process-inbox', 'release-commissions', 'sync-store', 'reconcile'];

/** https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/functions/triggers.md */
export function judgeTimers(functions: readonly FunctionFolder[]): Verdict {
  return verdictOf(functions.flatMap(problemsOf));
}

function problemsOf(folder: FunctionFolder): Problem[] {
  const { name } = folder;
  const triggers = triggersOf(folder);
  const problems: Problem[] = [];
  if (triggers.length === 0 && timed.includes(name)) problems.push(problem(name, '没有定时器', 'has no timer'));
  if (triggers.length > 1) problems.push(problem(name, '有不止一个定时器', 'has more than one timer'));
  for (const trigger of triggers) {
    const { type, config } = Object(trigger) as Record<string, unknown>;
    const fields = String(config).trim().split(/\s+/).length;
    if (type === 'timer' && fields === timerFields) continue;
    problems.push(problem(name, `定时器是 ${fields} 段,要七段`, `has a timer with ${fields} fields: it takes seven`));
  }
  return problems;
}

function problem(name: string, zh: string, en: string): Problem {
  return { zh: `云函数 ${name} ${zh}`, en: `function ${name} ${en}`, where: file(configPath(name)), who: 'developer' };
}
