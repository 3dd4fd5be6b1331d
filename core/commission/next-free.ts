import { addFen, type Fen, subtractFen, zeroFen } from '../money/fen';
import type { BeijingDay } from '../time/beijing-day';
import type { CommissionState } from './commission-state';
import { dueDay } from './due-day';
import type { OrderRow } from './order-row';

/**
 * Money that is still to become free. due-day: certain from `day` on · hold-days: expected from `day` on · receipt,
 * settlement: no day yet · unread: frozen money of orders beyond those that were read.
 */
export interface NextFree {
  readonly waitingFor: 'due-day' | 'hold-days' | 'receipt' | 'settlement' | 'unread';
  readonly day: BeijingDay | null;
  readonly amountFen: Fen;
  /** null where not every order was read. */
  readonly orderCount: number | null;
}

/** The day from which an order is expected to be free that has been received and not yet settled. */
export function expectedDay(row: OrderRow): BeijingDay {
  return dueDay({ receiptAtMs: row.receiptAtMs ?? 0, holdDays: row.holdDays, settledAtMs: 0 });
}

interface Frozen {
  readonly row: OrderRow;
  readonly state: CommissionState;
}

/**
 * What becomes free next: days first, the next one first, then what has no day. Amounts of certain days and the frozen
 * total are the wallet's; orders only say how many they are and what they wait for.
 */
export function nextFree(
  wallet: {
    readonly frozenFen: Fen;
    readonly dueByDay: readonly { readonly day: BeijingDay; readonly amountFen: Fen }[];
  },
  dated: { readonly orders: readonly Frozen[]; readonly isWhole: boolean },
  dateless: { readonly orders: readonly Frozen[]; readonly isWhole: boolean },
): NextFree[] {
  const countOf = (day: BeijingDay) => dated.orders.filter(({ row }) => row.dueDay === day).length;
  const certain = wallet.dueByDay.map(({ day, amountFen }): NextFree => {
    return { waitingFor: 'due-day', day, amountFen, orderCount: dated.isWhole ? countOf(day) : null };
  });
  const waiting = groupsOf(dateless.orders);
  const readFen = addFen(...waiting.map(({ amountFen }) => amountFen));
  const unreadFen = subtractFen(wallet.frozenFen, readFen);
  const unread: NextFree = { waitingFor: 'unread', day: null, amountFen: unreadFen, orderCount: null };
  const all = [...certain, ...waiting, ...(unreadFen > 0 ? [unread] : [])];
  return all.sort((one, other) => rankOf(one) - rankOf(other) || compareDays(one, other));
}

const dayless: readonly NextFree['waitingFor'][] = ['receipt', 'settlement', 'unread'];

function rankOf({ waitingFor }: NextFree): number {
  return dayless.indexOf(waitingFor);
}

function compareDays(one: NextFree, other: NextFree): number {
  if (one.day === other.day) return one.waitingFor < other.waitingFor ? -1 : 1;
  return (one.day ?? '') < (other.day ?? '') ? -1 : 1;
}

function groupsOf(orders: readonly Frozen[]): NextFree[] {
  const groups = new Map<string, NextFree>();
  for (const { row, state } of orders) {
    if (state.state !== 'frozen' || state.waitingFor === 'due-day') continue;
    const { waitingFor } = state;
    const day = waitingFor === 'hold-days' ? expectedDay(row) : null;
    const key = `${waitingFor}|${day}`;
    const { amountFen, orderCount } = groups.get(key) ?? { amountFen: zeroFen, orderCount: 0 };
    const sum = addFen(amountFen, row.promoterFen);
    groups.set(key, { waitingFor, day, amountFen: sum, orderCount: Number(orderCount) + 1 });
  }
  return [...groups.values()];
}
