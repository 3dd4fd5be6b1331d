import { commissionState } from '../../../core/commission/commission-state';
import { type NextFree, nextFree } from '../../../core/commission/next-free';
import type { SettledBy } from '../../../core/commission/order-row';
import { isCancelled, isPaid } from '../../../core/commission/order-snapshot';
import { incomeByDay } from '../../../core/ledger/day-income';
import type { LedgerTransaction } from '../../../core/ledger/ledger-transaction';
import { addFen, fen } from '../../../core/money/fen';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { type BeijingDay, beijingDayOf, dayMs, startOfBeijingDayMs } from '../../../core/time/beijing-day';
import type { EarnedOrders } from '../../ports/earned-orders';
import type { StoredOrder } from '../../ports/order-books';
import type { SettlementDirectory } from '../../ports/promoter-directory';
import type { LedgerPlace, PromoterLedger } from '../../ports/promoter-ledger';
import { type ReadWalletPorts, readWallet, type WalletSummary } from './read-wallet';

export interface ReadOverviewPorts extends ReadWalletPorts {
  readonly promoters: SettlementDirectory;
  readonly earned: EarnedOrders;
  readonly promoterLedger: Pick<PromoterLedger, 'listNewest'>;
}

export const incomeDays = 30;
const mostOrders = 1000;
/** A promoter with more entries than this in 30 days sees the newest days only. */
const mostLedgerPages = 6;
const ledgerPageSize = 1000;

export interface DayOfIncome {
  readonly day: BeijingDay;
  /** null where there were more entries than are read. */
  readonly inFen: number | null;
  readonly outFen: number | null;
}

export interface Overview {
  readonly wallet: WalletSummary;
  readonly settledBy: SettledBy;
  /** What the platform pays him itself for orders of these days; null where the agency pays. */
  readonly paidByPlatformFen: number | null;
  readonly next: readonly NextFree[];
  readonly days: readonly DayOfIncome[];
  readonly highestFen: number;
}

/**
 * The page 收益 in one answer: the money by place, what becomes free when, and the income of the last 30 Beijing days,
 * today among them. Calls: 1 for the wallet, 1 for each kind of frozen money that there is, 1 for 1000 ledger entries,
 * at most 6 of these, and 1 where the platform pays.
 *
 * Rejections: `not-bound`.
 */
export async function readOverview(ports: ReadOverviewPorts, openid: string): Promise<Outcome<Overview, 'not-bound'>> {
  const nowMs = ports.clock.nowMs();
  const promoter = await ports.promoters.promoterOf(openid);
  const settledBy = await ports.promoters.settledByOf(openid, nowMs);
  const wallet = await readWallet(ports, openid);
  if (!wallet.ok || promoter === undefined) return rejected('not-bound');
  const today = beijingDayOf(nowMs);
  const fromMs = startOfBeijingDayMs(today) - (incomeDays - 1) * dayMs;
  const [next, income, paidByPlatformFen] = await Promise.all([
    nextOf(ports, promoter, wallet.value, today),
    incomeOf(ports, promoter, fromMs),
    settledBy === 'platform' ? platformFen(ports, promoter, fromMs) : null,
  ]);
  const highestFen = Math.max(0, ...income.map(({ inFen }) => inFen ?? 0));
  return ok({
    wallet: wallet.value,
    settledBy: settledBy ?? 'agency',
    paidByPlatformFen,
    next,
    days: income,
    highestFen,
  });
}

async function nextOf(ports: ReadOverviewPorts, promoter: string, wallet: WalletSummary, today: BeijingDay) {
  const nowMs = ports.clock.nowMs();
  const seen = (stored: readonly StoredOrder[]) => ({
    orders: stored.map(({ row }) => ({ row, state: commissionState(row, { today, nowMs }) })),
    isWhole: stored.length < mostOrders,
  });
  const newest = { beforeMs: Number.MAX_SAFE_INTEGER, limit: mostOrders };
  const [dated, dateless] = await Promise.all([
    wallet.dueByDay.length > 0 ? ports.earned.listDated(promoter, { day: today, beforeMs: 0 }, mostOrders) : [],
    wallet.frozenFen > 0 ? ports.earned.listIn(promoter, 'frozen', newest) : [],
  ]);
  const dueByDay = wallet.dueByDay.map(({ day, amountFen }) => ({ day: day as BeijingDay, amountFen: fen(amountFen) }));
  return nextFree({ frozenFen: fen(wallet.frozenFen), dueByDay }, seen(dated), seen(dateless));
}

/** Day by day, the oldest first. */
async function incomeOf(ports: ReadOverviewPorts, promoter: string, fromMs: number): Promise<DayOfIncome[]> {
  const { entries, readFromMs } = await readBack(ports, promoter, fromMs);
  const income = incomeByDay(entries, promoter);
  return Array.from({ length: incomeDays }, (_, index) => {
    const startMs = fromMs + index * dayMs;
    const day = beijingDayOf(startMs);
    if (startMs < readFromMs) return { day, inFen: null, outFen: null };
    const { inFen, outFen } = income.get(day) ?? { inFen: 0, outFen: 0 };
    return { day, inFen, outFen };
  });
}

/** Entries from the newest back to a moment, or as far as is read; from `readFromMs` on there is every one. */
async function readBack({ promoterLedger }: ReadOverviewPorts, promoter: string, fromMs: number) {
  const entries: LedgerTransaction[] = [];
  let from: LedgerPlace | null = null;
  for (let page = 0; page < mostLedgerPages; page += 1) {
    const read: Awaited<ReturnType<PromoterLedger['listNewest']>> = await promoterLedger.listNewest(promoter, {
      from,
      limit: ledgerPageSize,
    });
    entries.push(...read.entries);
    from = read.next;
    if (from === null || from.beforeMs <= fromMs) return { entries, readFromMs: fromMs };
  }
  return { entries, readFromMs: from?.beforeMs ?? fromMs };
}

async function platformFen({ books }: ReadOverviewPorts, promoter: string, fromMs: number) {
  const newest = await books.listOrdersOf(promoter, { beforeMs: Number.MAX_SAFE_INTEGER, limit: mostOrders });
  const counted = newest.filter(({ row: { snapshot } }) => snapshot.createdAtMs >= fromMs && isPaid(snapshot));
  return addFen(...counted.filter(({ row }) => !isCancelled(row.snapshot)).map(({ row }) => row.memoFen));
}
