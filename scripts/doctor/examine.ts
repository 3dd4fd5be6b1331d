import { allSteps } from './all-steps';
import type { Deployment } from './deployment';
import { MissingCollection } from './deployment-database';
import { Examination } from './examination';
import { file } from './mending-places';
import type { Step } from './step';
import { NoVerdict, type Verdict, verdictOf, type Words, waitingOn } from './verdict';

export interface Finding {
  readonly id: string;
  readonly title: Words;
  readonly verdict: Verdict;
}

/** Takes one step after the other. A step that breaks off is wrong and says with what it broke. */
export async function examine(deployment: Deployment, tell: (finding: Finding) => void = () => {}): Promise<Finding[]> {
  const examination = new Examination(deployment);
  const findings: Finding[] = [];
  for (const step of allSteps) {
    const finding = { id: step.id, title: step.title, verdict: await take(step, examination) };
    tell(finding);
    findings.push(finding);
  }
  return findings;
}

async function take(step: Step, examination: Examination): Promise<Verdict> {
  try {
    return await step.check(examination);
  } catch (error) {
    if (error instanceof NoVerdict) return error.verdict;
    if (error instanceof MissingCollection) return waitingOn('collections');
    const reason = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : String(error);
    const [zh, en] = [`检查中断(${reason})`, `the check broke off (${reason})`];
    return verdictOf([{ zh, en, where: file(`scripts/doctor/steps/${step.id}.ts`), who: 'developer' }]);
  }
}

/** 1 when something is wrong. With `isStrict`, also when anything could not be seen or is not set up. */
export function exitStatusOf(findings: readonly Finding[], isStrict: boolean): 0 | 1 {
  const isBad = ({ verdict: { status } }: Finding): boolean => (isStrict ? status !== 'fine' : status === 'wrong');
  return findings.some(isBad) ? 1 : 0;
}
