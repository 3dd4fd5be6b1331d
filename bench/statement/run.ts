import { performance } from 'node:perf_hooks';
import { memoryDocumentDatabase } from '../../backend/adapters/memory-database/memory-document-database';
import { ledgerDocument } from '../../backend/adapters/stores/ledger-document';
import { walletDocument } from '../../backend/adapters/stores/wallet-document';
import { rebuildWallets } from '../../core/ledger/check-books';
import { type LedgerTransaction, ledgerTransaction } from '../../core/ledger/ledger-transaction';
import { fen } from '../../core/money/fen';
import { beijingDayOf } from '../../core/time/beijing-day';
import { openMoneyWorld } from '../../tests/support/money-world';
import { statementFunctions } from '../../tests/support/statement-world';
import { countingDatabase } from '../support/counting-database';
import { sortedLedger } from './sorted-ledger';

const sizes = [1_000, 10_000, 100_000];
const rounds = 5;
const startMs = Date.parse('2026-01-01T00:00:00+08:00');
const yearMs = 365 * 86_400_000;

/**
 * One promoter with a thousand to a hundred thousand ledger rows in a year: what the night's comparison and a statement
 * cost for each row. Calls are counted and exact; times are medians of five rounds that go through the sizes in turn.
 */
export async function run(): Promise<void> {
  const worlds = await Promise.all(sizes.map(openWorld));
  const times = sizes.map(() => ({ night: [] as number[], year: [] as number[], month: [] as number[] }));
  const calls = sizes.map(() => ({ night: 0, year: 0, month: 0 }));
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, world] of worlds.entries()) {
      for (const work of ['night', 'year', 'month'] as const) {
        const measured = await world.measure(work, round);
        times[index]?.[work].push(measured.tookMs);
        const counted = calls[index];
        if (counted) counted[work] = measured.calls;
      }
    }
  }
  for (const [index, size] of sizes.entries()) {
    for (const work of ['night', 'year', 'month'] as const) {
      const rows = work === 'month' ? (worlds[index]?.monthRows ?? 1) : size;
      print(work, size, rows, calls[index]?.[work] ?? 0, median(times[index]?.[work] ?? []));
    }
  }
}

function print(work: string, size: number, rows: number, calls: number, tookMs: number): void {
  const perThousand = ((calls * 1000) / rows).toFixed(2);
  const microseconds = ((tookMs * 1000) / rows).toFixed(1);
  console.log(
    `${work.padEnd(5)} of ${String(size).padStart(6)} rows: ${String(calls).padStart(4)} calls for ${String(rows).padStart(6)} rows = ${perThousand.padStart(6)} per 1000   ${tookMs.toFixed(0).padStart(5)} ms = ${microseconds.padStart(5)} µs a row`,
  );
}

async function openWorld(size: number) {
  const ledger = Array.from({ length: size }, (_, index) =>
    entryAt(index, startMs + Math.floor((index * yearMs) / size)),
  );
  const memory = memoryDocumentDatabase();
  for (const wallet of rebuildWallets(ledger).values()) await memory.put('wallets', walletDocument(wallet));
  const database = countingDatabase(sortedLedger(memory, ledger.map(ledgerDocument)));
  const world = openMoneyWorld({ database });
  const functions = statementFunctions(world);
  world.clock.setMs(startMs + yearMs + 5_400_000);
  await functions.reconcile();
  const [first, last] = [beijingDayOf(startMs), beijingDayOf(startMs + yearMs - 1)];
  const works = {
    night: async () => ((await functions.reconcile()) as { day: { entries: number } }).day.entries,
    year: async () => (await functions.statement('wxwang', first, last)).lines.length,
    month: async () => (await functions.statement('wxwang', '20260801', '20260831')).lines.length,
  };
  return {
    monthRows: await works.month(),
    async measure(work: keyof typeof works, round: number) {
      world.clock.setMs(startMs + yearMs + (round + 1) * 86_400_000 + 5_400_000);
      database.reset();
      const startedMs = performance.now();
      const rows = await works[work]();
      const tookMs = performance.now() - startedMs;
      if (work !== 'month' && rows !== size) throw new Error(`${work} saw ${rows} of ${size} rows`);
      return { calls: database.calls(), tookMs };
    },
  };
}

function entryAt(index: number, bookedAtMs: number): LedgerTransaction {
  return ledgerTransaction({
    id: `37051150584712${String(index).padStart(6, '0')}|sku1|1`,
    cause: 'ORDER_PAID',
    brandId: 'shanli',
    orderKey: `37051150584712${String(index).padStart(6, '0')}|sku1`,
    bookedAtMs,
    postings: [{ from: 'platform', to: 'promoter/wxwang/frozen', amountFen: fen(3860) }],
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
