import { chinaDayNumber, dayText } from './china-day';

/** What the platform said of an order at one moment, as far as money depends on it. */
export interface ToldState {
  readonly updateTimeSec: number;
  readonly createdAtMs: number;
  readonly paidAtMs: number;
  readonly orderUpdatedAtMs: number;
  readonly orderStatus: number;
  readonly commissionStatus: number;
  readonly productId: string;
  readonly serviceAmountFen: number;
  readonly promoterAgency: { readonly appid: string; readonly amountFen: number } | null;
  readonly sharer: { readonly promoter: string; readonly amountFen: number } | null;
  readonly settledAtMs: number;
}

/** The rules that were in force. */
export interface Rules {
  readonly agencyAppid: string;
  readonly holdDays: number;
  /** The share of an order in ppm, by its promoter (as first named), product and creation. */
  readonly sharePpm: (promoter: string | null, productId: string, createdAtMs: number) => number;
  readonly isPaidByPlatform: (promoter: string | null) => boolean;
}

/** What people decided about an order, in the order in which it counted. */
export interface Decisions {
  readonly givenTo: string | null;
  /** Of holds and their ends the last one; undefined when nobody ever decided. */
  readonly isHeld: boolean | undefined;
}

/** Where an order's money belongs, once everything is known. */
export interface OrderVerdict {
  readonly promoter: string | null;
  readonly promoterFen: number;
  readonly marginFen: number;
  readonly memoFen: number;
  /** 'frozen', 'held', or the day from which it is free. */
  readonly place: string;
  /** What the platform has paid the agency for it. */
  readonly settledFeeFen: number;
}

/** The books' rules once more, from the sorted history alone: nothing is booked step by step. */
export function orderVerdict(told: readonly ToldState[], rules: Rules, decisions: Decisions): OrderVerdict {
  const sorted = [...told].sort((left, right) => left.updateTimeSec - right.updateTimeSec || 0);
  const [first, last] = [sorted[0], sorted[sorted.length - 1]];
  const promoter = decisions.givenTo ?? last?.sharer?.promoter ?? null;
  const nothing = { promoter, promoterFen: 0, marginFen: 0, memoFen: 0, place: 'frozen', settledFeeFen: 0 };
  if (!first || !last || !isAlive(last)) return nothing;

  const ours = last.promoterAgency?.appid === rules.agencyAppid ? last.promoterAgency.amountFen : null;
  const feeFen = ours ?? last.serviceAmountFen;
  const platformPays = rules.isPaidByPlatform(first.sharer?.promoter ?? null);
  const share = rules.sharePpm(first.sharer?.promoter ?? null, first.productId, first.createdAtMs);
  const promoterFen = promoter === null || platformPays ? 0 : shareOf(feeFen, share);
  const isSettled = last.commissionStatus === 100;
  const amounts = {
    promoter,
    promoterFen,
    marginFen: last.serviceAmountFen - promoterFen,
    memoFen: platformPays ? (last.sharer?.amountFen ?? 0) : 0,
    settledFeeFen: isSettled ? feeFen : 0,
  };
  const isDoubtful = promoterFen > last.serviceAmountFen || (!platformPays && (last.sharer?.amountFen ?? 0) > 0);
  if (decisions.isHeld ?? isDoubtful) return { ...amounts, place: 'held' };
  return { ...amounts, place: placeOf(sorted, isSettled ? last.settledAtMs : null, rules.holdDays) };
}

function isAlive({ paidAtMs, orderStatus, commissionStatus }: ToldState): boolean {
  return paidAtMs !== 0 && ![10, 200, 250].includes(orderStatus) && commissionStatus !== 200;
}

/** Long multiplication in two halves instead of big numbers: fen · ppm would not fit. */
function shareOf(feeFen: number, ppm: number): number {
  const [high, low] = [Math.floor(feeFen / 1_000), feeFen % 1_000];
  const highPart = high * ppm;
  return Math.floor((highPart + Math.floor((low * ppm) / 1_000)) / 1_000);
}

function placeOf(sorted: readonly ToldState[], settledAtMs: number | null, holdDays: number): string {
  const receipts = sorted.filter((state) => state.orderStatus === 100).map((state) => state.orderUpdatedAtMs);
  if (receipts.length === 0 || settledAtMs === null) return 'frozen';
  const heldThrough = chinaDayNumber(Math.min(...receipts)) + holdDays;
  return dayText(Math.max(heldThrough, chinaDayNumber(settledAtMs)) + 1);
}
