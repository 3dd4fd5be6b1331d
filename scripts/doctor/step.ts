import type { Examination } from './examination';
import type { Verdict, Words } from './verdict';

/** One thing that must be right. `check` looks and judges; the judgement itself is a pure function beside it. */
export interface Step {
  readonly id: string;
  readonly title: Words;
  check(examination: Examination): Promise<Verdict> | Verdict;
}
