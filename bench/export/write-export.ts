import { performance } from 'node:perf_hooks';
import { exportsUnderTest, sortedOrderLists } from '../../backend/usecases/exporting/exports-under-test';
import { runExport } from '../../backend/usecases/exporting/run-exports';
import { startExport } from '../../backend/usecases/exporting/start-export';
import { answerParent, mostMemoryMib } from '../support/child-process';

export interface ExportQuestion {
  readonly format: 'csv' | 'xlsx';
  readonly orders: number;
  /** What one call of the database takes. */
  readonly callMs: number;
  readonly sliceMs: number;
}

export interface ExportAnswer {
  readonly slices: number;
  readonly longestSliceMs: number;
  readonly wholeMs: number;
  readonly files: number;
  readonly rows: number;
  readonly bytes: number;
  readonly calls: number;
  readonly memoryMib: number;
}

const actor = { openid: 'oFinance', name: '陈会计' };
const filter = {
  brandIds: null,
  shopAppid: null,
  promoter: null,
  place: null,
  fromDay: null,
  throughDay: null,
  people: null,
};

/** Writes one export in slices as the function does; each file is let go once it is stored. */
answerParent(async ({ format, orders, callMs, sliceMs }: ExportQuestion): Promise<ExportAnswer> => {
  const world = await exportsUnderTest(0);
  const sorted = sortedOrderLists(orders);
  let [calls, bytes] = [0, 0];
  const call = async <T>(work: () => Promise<T>): Promise<T> => {
    calls += 1;
    await new Promise((resolve) => setTimeout(resolve, callMs));
    return work();
  };
  const ports = {
    ...world.ports,
    orderLists: {
      ...world.ports.orderLists,
      listOrders: (...asked: Parameters<typeof sorted.listOrders>) => call(() => sorted.listOrders(...asked)),
      namesOf: (promoters: readonly string[]) => call(() => sorted.namesOf(promoters)),
      countOrders: sorted.countOrders,
    },
    storage: {
      ...world.ports.storage,
      put: (path: string, file: Uint8Array) =>
        call(async () => {
          bytes += file.length;
          return `cloud://env/${path}`;
        }),
    },
  };
  const wish = { kind: 'orders', format, filter, requestId: `request-${format}`, reason: 'bench' } as const;
  const started = await startExport(ports, actor, wish);
  if (!started.ok) throw new Error(started.code);
  const startedMs = performance.now();
  let [slices, longestSliceMs] = [0, 0];
  for (;;) {
    const sliceStartMs = performance.now();
    const { job } = await runExport(ports, started.value.exportId, () => sliceMs - (performance.now() - sliceStartMs));
    slices += 1;
    longestSliceMs = Math.max(longestSliceMs, performance.now() - sliceStartMs);
    if (job?.state !== 'done') continue;
    const wholeMs = performance.now() - startedMs;
    const rows = job.files.reduce((sum, file) => sum + file.rows, 0);
    return { slices, longestSliceMs, wholeMs, files: job.files.length, rows, bytes, calls, memoryMib: mostMemoryMib() };
  }
});
