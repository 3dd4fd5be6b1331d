import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A million orders with 18 indexes are more than Node takes of its own accord. */
const heapMib = 14_000;

/**
 * A page of the console's orders, ledger and people at a thousand to 100,000 rows, with every filter, at the beginning, in
 * the middle and at the end, and home: its calls, its time, and whether it holds the rows that a sorted list of all rows
 * has there. `BENCH_LIST_ROWS=1000000` adds the largest, which takes long.
 */
export async function run(): Promise<void> {
  const child = fork(join(__dirname, 'measure-lists.ts'), [], {
    execArgv: [`--max-old-space-size=${heapMib}`, '-r', 'tsx/cjs'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error('the lists could not be measured');
}
