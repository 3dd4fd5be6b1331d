import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** Runs a script of a bench in a process of its own; each message to it is answered by one. */
export function startChild(file: string): ChildProcess {
  return fork(file, [], { execArgv: ['-r', 'tsx/cjs'] });
}

export async function askChild<Answer>(child: ChildProcess, question: object): Promise<Answer> {
  child.send(question);
  const [answer] = (await once(child, 'message')) as [{ value?: Answer; failure?: string }];
  if (answer.failure !== undefined) throw new Error(answer.failure);
  return answer.value as Answer;
}

/** In the child: answers every question, or says why it cannot. */
export function answerParent<Question>(answer: (question: Question) => Promise<unknown>): void {
  process.on('message', (question: Question) => {
    answer(question).then(
      (value) => process.send?.({ value }),
      (error: unknown) => process.send?.({ failure: error instanceof Error ? error.stack : String(error) }),
    );
  });
}

/** The most memory that this process ever held (VmHWM), in MiB. */
export function mostMemoryMib(): number {
  const match = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'));
  return Math.round(Number(match?.[1] ?? 0) / 1024);
}
