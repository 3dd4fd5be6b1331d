import { orderedAtMs } from '../../tests/support/builders/a-snapshot';
import { apply, minuteLater, paid, received, settled, sharer, usualTerms } from '../../tests/support/row-after';
import type { LedgerTransaction } from '../ledger/ledger-transaction';
import { resolveReleased } from '../ledger/resolve-released';
import { fen } from '../money/fen';
import { beijingDayOf } from '../time/beijing-day';
import { commissionState } from './commission-state';
import { holdOrder } from './hold-order';
import type { HoldReason, OrderRow } from './order-row';
import type { OrderSnapshot } from './order-snapshot';
import { type ReasonCode, reasonCatalogue } from './reason-catalogue';
import { type ReasonFacts, reasonsOf } from './reason-of';
import { reattributeOrder } from './reattribute-order';

const at = (text: string) => Date.parse(`${text}+08:00`);
const refund = minuteLater(settled, { orderStatus: 200, commissionStatus: 200 });
const cancelled = minuteLater(settled, { commissionStatus: 200 });
const fee = (feeFen: number) => ({
  serviceAmountFen: fen(feeFen),
  promoterAgency: { appid: 'wxagency', amountFen: fen(feeFen) },
});
const plenty = { withdrawableFen: 9000, payingFen: 0, paidFen: 0 };

interface Case {
  readonly snapshots: readonly OrderSnapshot[];
  readonly terms?: typeof usualTerms;
  readonly change?: (row: OrderRow) => OrderRow;
  /** The order's money was released before the last snapshot. */
  readonly isReleased?: boolean;
  readonly nowMs?: number;
  readonly facts?: Partial<ReasonFacts>;
}

function hold(reason: HoldReason) {
  return (row: OrderRow): OrderRow => {
    const held = holdOrder(row, reason, orderedAtMs);
    if (!held.ok) throw new Error(held.code);
    return held.value.row;
  };
}

function giveTo(promoter: string) {
  return (row: OrderRow): OrderRow => {
    const given = reattributeOrder(row, { promoter, buyerKey: null }, { agencyAppid: 'wxagency', nowMs: orderedAtMs });
    if (!given.ok) throw new Error(given.code);
    return given.value.row;
  };
}

function reasonsIn({ snapshots, terms, change, isReleased, nowMs = orderedAtMs, facts }: Case) {
  const entries: LedgerTransaction[] = [];
  let row: OrderRow | undefined;
  for (const [index, snapshot] of snapshots.entries()) {
    const booking = apply(row, snapshot, terms);
    row = booking.row;
    const isLast = index === snapshots.length - 1;
    const released = isReleased && isLast ? beijingDayOf(at('2027-01-01T00:00:00')) : null;
    entries.push(
      ...booking.entries.map((entry) => ({ ...entry, postings: resolveReleased(entry.postings, () => released) })),
    );
    if (change && index === 0) row = change(row);
  }
  if (!row) throw new Error('no snapshot');
  const state = commissionState(row, { today: beijingDayOf(nowMs), nowMs });
  return reasonsOf(row, { viewer: 'wxwang', state, entries, wallet: plenty, ...facts });
}

const cases: Record<ReasonCode, Case> = {
  UNPAID: { snapshots: [{ ...paid, orderStatus: 10, paidAtMs: 0 }] },
  CLOSED_UNPAID: { snapshots: [{ ...paid, orderStatus: 250, paidAtMs: 0 }] },
  GIFT_WAITING: { snapshots: [{ ...paid, orderStatus: 12 }] },
  WAITING_RECEIPT: { snapshots: [paid] },
  WAITING_HOLD_DAYS: { snapshots: [paid, received], nowMs: at('2026-08-12T12:00:00') },
  WAITING_SETTLEMENT: { snapshots: [paid, received], nowMs: at('2026-09-12T12:00:00') },
  WAITING_DUE_DAY: { snapshots: [paid, received, settled], nowMs: at('2026-08-26T12:00:00') },
  FREE: { snapshots: [paid, received, settled], nowMs: at('2026-08-27T00:00:00') },
  NO_COMMISSION: { snapshots: [{ ...paid, ...fee(0) }] },
  CLUE: { snapshots: [{ ...paid, ...fee(0) }], facts: { noCommission: 'CLUE' } },
  PLATFORM_PAYS: {
    snapshots: [{ ...paid, sharer: { promoter: 'wxwang', amountFen: fen(1200) } }],
    terms: { ...usualTerms, settledBy: 'platform' },
  },
  NO_PROMOTER: { snapshots: [{ ...paid, ...sharer(null) }] },
  NOT_YOURS: { snapshots: [{ ...paid, ...sharer('wxchen') }] },
  REATTRIBUTED_AWAY: { snapshots: [paid], change: giveTo('wxchen') },
  HELD_SETTLEMENT_TYPE: { snapshots: [{ ...paid, sharer: { promoter: 'wxwang', amountFen: fen(100) } }] },
  HELD_NEGATIVE_MARGIN: {
    snapshots: [{ ...paid, serviceAmountFen: fen(100), promoterAgency: { appid: 'wxagency', amountFen: fen(4825) } }],
  },
  HELD_AFTER_SALE: { snapshots: [paid], change: hold('AFTER_SALE') },
  HELD_RISK: { snapshots: [paid], change: hold('RISK') },
  HELD_MANUAL: { snapshots: [paid], change: hold('MANUAL') },
  PAYOUTS_BLOCKED: {
    snapshots: [paid, received, settled],
    nowMs: at('2026-08-28T00:00:00'),
    facts: { blockedUntilMs: at('2026-09-01T10:00:00') },
  },
  REFUNDED: { snapshots: [paid, minuteLater(paid, { orderStatus: 200, commissionStatus: 200 })] },
  REFUNDED_BEFORE_KNOWN: { snapshots: [refund] },
  REFUNDED_WHILE_HELD: {
    snapshots: [paid, minuteLater(paid, { orderStatus: 200, commissionStatus: 200 })],
    change: hold('AFTER_SALE'),
  },
  REFUNDED_BEFORE_DUE: { snapshots: [paid, received, settled, refund] },
  REFUNDED_AFTER_RELEASE: { snapshots: [paid, received, settled, refund], isReleased: true },
  REFUNDED_WHILE_PAYING: {
    snapshots: [paid, received, settled, refund],
    isReleased: true,
    facts: { wallet: { withdrawableFen: -3860, payingFen: 3860, paidFen: 0 } },
  },
  REFUNDED_AFTER_PAID: {
    snapshots: [paid, received, settled, refund],
    isReleased: true,
    facts: { wallet: { withdrawableFen: -3860, payingFen: 0, paidFen: 3860 } },
  },
  OWED: {
    snapshots: [paid, received, settled, refund],
    isReleased: true,
    facts: { wallet: { withdrawableFen: -3860, payingFen: 0, paidFen: 0 } },
  },
  SETTLEMENT_CANCELLED: { snapshots: [paid, received, settled, cancelled] },
  AMOUNT_RAISED: { snapshots: [paid, minuteLater(paid, fee(5000))] },
  AMOUNT_CUT: {
    snapshots: [paid, minuteLater(paid, { promoterAgency: { appid: 'wxagency', amountFen: fen(4000) } })],
  },
  PARTLY_REFUNDED: { snapshots: [paid, minuteLater(paid, fee(3000))] },
  PARTLY_REFUNDED_AGAIN: {
    snapshots: [paid, minuteLater(paid, fee(3000)), minuteLater(minuteLater(paid, {}), fee(1000))],
  },
  REATTRIBUTED: { snapshots: [{ ...paid, ...sharer('wxchen') }], change: giveTo('wxwang') },
  ADJUSTED: { snapshots: [paid], facts: { adjustedFen: 250 } },
  SELF_PURCHASE: { snapshots: [paid], facts: { decided: 'SELF_SUBSTITUTED' } },
  PLATFORM_DECIDED: { snapshots: [paid], facts: { verdict: 'MISMATCH_OTHER_PROMOTER' } },
  RATE_KEPT: { snapshots: [paid], facts: { currentSharePpm: 700_000 } },
  MULTI_SKU: { snapshots: [paid], facts: { lineCount: 3 } },
};

/** What is said besides the state of the money; everything else is the main reason of its order. */
const notes: readonly ReasonCode[] = [
  ...(['AMOUNT_RAISED', 'AMOUNT_CUT', 'PARTLY_REFUNDED', 'PARTLY_REFUNDED_AGAIN', 'REATTRIBUTED', 'ADJUSTED'] as const),
  ...(['SELF_PURCHASE', 'PLATFORM_DECIDED', 'RATE_KEPT', 'MULTI_SKU'] as const),
];

const codes = Object.keys(reasonCatalogue) as ReasonCode[];

it.each(codes)('an order that is %s says so, in both languages, with what changes next', (code) => {
  const { main, notes: beside } = reasonsIn(cases[code]);
  if (notes.includes(code)) expect(beside.map((note) => note.code)).toEqual([code]);
  else expect([main.code, beside.map((note) => note.code)]).toEqual([code, []]);
  const told = [main, ...beside].find((reason) => reason.code === code);
  for (const zh of [told?.zh, told?.next.zh]) expect(zh).toMatch(/^[^!你，：；]*\p{Script=Han}[^!你，：；]*。$/u);
  for (const en of [told?.en, told?.next.en]) expect(en).toMatch(/^[^!\p{Script=Han}]+\.$/u);
});

it('there are more than twenty codes, and no two say the same', () => {
  const sentences = codes.map((code) => {
    const { main, notes: beside } = reasonsIn(cases[code]);
    return [main, ...beside].find((reason) => reason.code === code)?.zh;
  });
  expect(codes.length).toBe(39);
  expect(new Set(sentences).size).toBe(codes.length);
});

it.each<[string, Case, ReasonCode, ReasonCode[]]>([
  [
    'a cancelled settlement after the release',
    { snapshots: [paid, received, settled, cancelled], isReleased: true },
    'REFUNDED_AFTER_RELEASE',
    ['SETTLEMENT_CANCELLED'],
  ],
  [
    'a partial refund between settlement and due day',
    { snapshots: [paid, received, settled, minuteLater(settled, fee(1000))] },
    'WAITING_DUE_DAY',
    ['PARTLY_REFUNDED'],
  ],
  [
    'a mismatch that a person has ended',
    { snapshots: [paid], change: giveTo('wxchen'), facts: { viewer: 'wxchen', verdict: 'MISMATCH_OTHER_PROMOTER' } },
    'WAITING_RECEIPT',
    ['REATTRIBUTED'],
  ],
  [
    'nothing but what a list knows',
    {
      snapshots: [paid, received, settled, refund],
      facts: { entries: undefined, wallet: undefined } as Partial<ReasonFacts>,
    },
    'REFUNDED',
    [],
  ],
])('%s', (_name, example, main, beside) => {
  const reasons = reasonsIn(example);
  expect([reasons.main.code, reasons.notes.map((note) => note.code)]).toEqual([main, beside]);
});

it('who has lost an order to a correction reads nothing of its amount', () => {
  expect(reasonsIn(cases.REATTRIBUTED_AWAY).main).toEqual({
    code: 'REATTRIBUTED_AWAY',
    zh: '这单经人工核对后,改记在别的推客名下。',
    en: 'After a check by a person this order was given to another promoter.',
    next: { zh: '不会再变化。', en: 'Nothing changes any more.' },
  });
});
