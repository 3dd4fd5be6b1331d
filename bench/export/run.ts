import { fork } from 'node:child_process';
import { join } from 'node:path';
import { askChild } from '../support/child-process';
import type { ExportAnswer, ExportQuestion } from './write-export';

const orders = 100_000;
const callMs = 8;
/** The timer's slice, and the short one of a call of the console. */
const slicesMs = [50_000, 14_000];
const limitMib = 256;
/** A function of 256 MiB has about so much for its objects; without a limit Node collects late and takes more. */
const heapMib = 128;

/**
 * An export of 100,000 orders in a process of its own, as CSV and as workbooks, in slices of a timer and of a call: how long
 * it takes, how long its longest slice is, and the most memory that the process ever held.
 */
export async function run(): Promise<void> {
  for (const format of ['csv', 'xlsx'] as const) {
    for (const sliceMs of slicesMs) {
      const execArgv = [`--max-old-space-size=${heapMib}`, '--max-semi-space-size=8', '-r', 'tsx/cjs'];
      const child = fork(join(__dirname, 'write-export.ts'), [], { execArgv });
      const question: ExportQuestion = { format, orders, callMs, sliceMs };
      const answer = await askChild<ExportAnswer>(child, question);
      child.kill();
      if (answer.rows !== orders) throw new Error(`${answer.rows} rows were written, not ${orders}`);
      print(question, answer);
    }
  }
}

function print({ format, sliceMs }: ExportQuestion, answer: ExportAnswer): void {
  const { slices, longestSliceMs, wholeMs, files, bytes, calls, memoryMib } = answer;
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  console.log(
    `${format.padEnd(4)} in slices of ${seconds(sliceMs)}: ${seconds(wholeMs)} in ${slices} slices, the longest ${seconds(longestSliceMs)}; ${files} files, ${(bytes / 2 ** 20).toFixed(1)} MiB, ${calls} calls; ${memoryMib} MiB at most (limit ${limitMib})`,
  );
}
