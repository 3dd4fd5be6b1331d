import type { CommissionState } from '../../../core/commission/commission-state';
import type { OrderRow } from '../../../core/commission/order-row';
import { type Reasons, reasonsOf } from '../../../core/commission/reason-of';
import type { LedgerTransaction } from '../../../core/ledger/ledger-transaction';
import { payoutsBlockAt } from '../../../core/ledger/payouts-block';
import { emptyWallet, withdrawableFen } from '../../../core/ledger/wallet';
import { beijingDayOf } from '../../../core/time/beijing-day';
import type { AttributionRecord } from '../../ports/attribution-records';
import type { Clock } from '../../ports/clock';
import type { CorrectionStore } from '../../ports/correction-store';
import type { OrderBooks, StoredOrder } from '../../ports/order-books';
import type { ProgramSettings } from '../../ports/program-settings';
import { brandOfShop, orderTerms } from '../booking/order-terms';

export interface ReasonPorts {
  readonly books: OrderBooks;
  readonly corrections: Pick<CorrectionStore, 'adjustedFenAbout'>;
  readonly clock: Clock;
}

/** An order has far fewer lines than this. */
const mostLines = 50;

/** Why an order's commission is where it is, with everything that one page may read for it. */
export async function reasonsOfOrder(
  ports: ReasonPorts,
  settings: ProgramSettings,
  { row, noCommission }: StoredOrder,
  known: {
    readonly viewer: string;
    readonly state: CommissionState;
    readonly entries: readonly LedgerTransaction[];
    readonly record: AttributionRecord | undefined;
  },
): Promise<Reasons> {
  const { viewer, state, entries, record } = known;
  const nowMs = ports.clock.nowMs();
  const wallet = (await ports.books.findWallet(viewer)) ?? emptyWallet(viewer);
  const currentSharePpm = await currentShare(ports, settings, row, viewer, nowMs);
  return reasonsOf(row, {
    viewer,
    state,
    noCommission,
    entries,
    wallet: {
      withdrawableFen: withdrawableFen(wallet, beijingDayOf(nowMs)),
      payingFen: wallet.payingFen,
      paidFen: wallet.paidFen,
    },
    blockedUntilMs: payoutsBlockAt(wallet, nowMs)?.untilMs,
    decided: record?.decision?.reason,
    verdict: record?.verdict,
    adjustedFen: await ports.corrections.adjustedFenAbout(row.key),
    lineCount: await countLines(ports, row, viewer),
    ...(currentSharePpm === undefined ? {} : { currentSharePpm }),
  });
}

/** What a new order of the same goods would have; undefined when the shop has left its brand. */
async function currentShare(
  ports: ReasonPorts,
  settings: ProgramSettings,
  { snapshot }: OrderRow,
  viewer: string,
  nowMs: number,
): Promise<number | undefined> {
  const brand = brandOfShop(settings, snapshot.shopAppid);
  if (!brand) return undefined;
  const membership = await ports.books.findMembership(brand.brandId, viewer);
  return orderTerms(settings, brand, membership, { ...snapshot, createdAtMs: nowMs }).sharePpm;
}

/** The lines of one order share their moment. */
async function countLines({ books }: ReasonPorts, { snapshot }: OrderRow, viewer: string): Promise<number> {
  const around = await books.listOrdersOf(viewer, { beforeMs: snapshot.createdAtMs + 1, limit: mostLines });
  return around.filter(({ row }) => row.snapshot.orderId === snapshot.orderId).length;
}
