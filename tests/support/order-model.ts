import type { OrderSnapshot } from '../../core/commission/order-snapshot';

/**
 * The rules of the books once more, as plainly as can be, from the sorted true history of each order: nothing is booked
 * step by step, no ledger, no clock of the booking. It shares no code with the program.
 */
export interface ModelOrder {
  readonly promoter: string | null;
  readonly promoterFen: number;
  readonly marginFen: number;
  /** 'frozen', 'held', or the day from which the money is free. */
  readonly place: string;
}

export interface ModelWallet {
  frozenFen: number;
  heldFen: number;
  availableFen: number;
  dueFenByDay: Record<string, number>;
}

const dayMs = 24 * 60 * 60 * 1000;
const shanghai = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });

/** The day in China at a moment, 'yyyymmdd'. */
export function modelDay(atMs: number): string {
  return shanghai.format(atMs).replaceAll('-', '');
}

export function modelOrder(history: readonly OrderSnapshot[], sharePercent: number, holdDays: number): ModelOrder {
  const sorted = [...history].sort((left, right) => left.updateTimeSec - right.updateTimeSec);
  const last = sorted[sorted.length - 1];
  const promoter = last?.sharer?.promoter ?? null;
  const nothing = { promoter, promoterFen: 0, marginFen: 0, place: 'frozen' };
  if (!last || last.paidAtMs === 0 || [10, 200, 250].includes(last.orderStatus)) return nothing;
  if (last.commissionStatus === 200) return nothing;

  const ours = last.promoterAgency?.appid === 'wxagency' ? last.promoterAgency.amountFen : undefined;
  const feeFen = ours ?? last.serviceAmountFen;
  const promoterFen = promoter === null ? 0 : Math.floor((feeFen * sharePercent) / 100);
  const amounts = { promoter, promoterFen, marginFen: last.serviceAmountFen - promoterFen };
  // Under settlement by the agency the platform pays nobody; where it does, somebody must look first.
  if ((last.sharer?.amountFen ?? 0) > 0) return { ...amounts, place: 'held' };

  const receipts = sorted.filter((state) => state.orderStatus === 100).map((state) => state.orderUpdatedAtMs);
  if (receipts.length === 0 || last.commissionStatus !== 100) return { ...amounts, place: 'frozen' };
  const earnedAtMs = Math.max(Math.min(...receipts) + holdDays * dayMs, last.settledAtMs);
  return { ...amounts, place: modelDay(earnedAtMs + dayMs) };
}

/** The wallets that some orders come to on a day, once release has run on it. */
export function modelWallets(orders: readonly ModelOrder[], today: string): Map<string, ModelWallet> {
  const wallets = new Map<string, ModelWallet>();
  for (const { promoter, promoterFen, place } of orders) {
    if (promoter === null || promoterFen === 0) continue;
    const wallet = wallets.get(promoter) ?? emptyModelWallet();
    wallets.set(promoter, wallet);
    if (place === 'frozen') wallet.frozenFen += promoterFen;
    else if (place === 'held') wallet.heldFen += promoterFen;
    else if (place <= today) wallet.availableFen += promoterFen;
    else wallet.dueFenByDay[place] = (wallet.dueFenByDay[place] ?? 0) + promoterFen;
  }
  return wallets;
}

export function emptyModelWallet(): ModelWallet {
  return { frozenFen: 0, heldFen: 0, availableFen: 0, dueFenByDay: {} };
}
