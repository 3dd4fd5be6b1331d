import { aSnapshot, orderedAtMs } from '../../tests/support/builders/a-snapshot';
import { minuteLater, paid, received, rowAfter, settled, usualTerms } from '../../tests/support/row-after';
import { fen } from '../money/fen';
import { beijingDayOf } from '../time/beijing-day';
import { type CommissionState, commissionState } from './commission-state';
import { holdOrder } from './hold-order';
import type { OrderRow } from './order-row';
import { newOrderRow } from './order-row';
import { debtWording, stateWording } from './state-wording';

const at = (text: string) => Date.parse(`${text}+08:00`);
const stateAt = (row: OrderRow, nowMs: number) => commissionState(row, { nowMs, today: beijingDayOf(nowMs) });

const held = holdOrder(rowAfter(paid), 'RISK', orderedAtMs);
if (!held.ok) throw new Error('the example cannot be held');
const heldRow = held.value.row;
const refunded = { commissionStatus: 200, orderStatus: 200 };
const platformPaid = newOrderRow('o|s', aSnapshot({ sharer: { promoter: 'wxwang', amountFen: fen(3860) } }), {
  ...usualTerms,
  settledBy: 'platform',
});

const waitingRow = rowAfter(paid, received);
const dueRow = rowAfter(paid, received, settled);
const holdEndsAtMs = received.orderUpdatedAtMs + 15 * 86_400_000;

type Case = readonly [name: string, row: OrderRow, nowMs: number, state: CommissionState, zh: string];
const now = orderedAtMs;

const cases: readonly Case[] = [
  ['unpaid', rowAfter(aSnapshot({ orderStatus: 10 })), now, { state: 'estimated' }, '买家还没有付款。付款后开始计佣。'],
  [
    'paid',
    rowAfter(paid),
    now,
    { state: 'frozen', waitingFor: 'receipt' },
    '38.60 元已记在您名下。等买家确认收货,满 15 天后的第二天起可以提现。',
  ],
  [
    'settled before any receipt is known',
    rowAfter(paid, minuteLater(paid, { commissionStatus: 100, settledAtMs: now })),
    now + 90 * 86_400_000,
    { state: 'frozen', waitingFor: 'receipt' },
    '38.60 元已记在您名下。等买家确认收货,满 15 天后的第二天起可以提现。',
  ],
  [
    'received, the 15 days are running',
    waitingRow,
    holdEndsAtMs - 1,
    { state: 'frozen', waitingFor: 'hold-days', holdEndsAtMs },
    '买家 8 月 11 日已收货。平台按时结算的话,从 8 月 27 日起可以提现。',
  ],
  [
    'received, the 15 days are over',
    waitingRow,
    holdEndsAtMs,
    { state: 'frozen', waitingFor: 'settlement' },
    '15 天已满,还在等平台把钱结算给机构。结算后的第二天可以提现,不用您操作。',
  ],
  [
    'received and settled, the day has not come',
    dueRow,
    at('2026-08-26T23:59:59'),
    { state: 'frozen', waitingFor: 'due-day', freeFromDay: dueRow.dueDay ?? beijingDayOf(0) },
    '买家已收货,平台已结算。从 8 月 27 日起可以提现。',
  ],
  [
    'its day has come',
    dueRow,
    at('2026-08-27T00:00:00'),
    { state: 'available', freeFromDay: dueRow.dueDay ?? beijingDayOf(0) },
    '38.60 元从 8 月 27 日起可以提现。',
  ],
  ['held', heldRow, now, { state: 'held' }, '38.60 元正在核查中。核查结束后会通知您。'],
  [
    'refunded',
    rowAfter(paid, minuteLater(paid, refunded)),
    now,
    { state: 'reversed' },
    '订单已取消或全部退款,佣金已退回。',
  ],
  [
    'refunded while held',
    { ...heldRow, snapshot: { ...heldRow.snapshot, ...refunded } },
    now,
    { state: 'reversed' },
    '订单已取消或全部退款,佣金已退回。',
  ],
  [
    'cancelled unpaid',
    rowAfter(aSnapshot({ orderStatus: 250, paidAtMs: 0 })),
    now,
    { state: 'reversed' },
    '订单已取消或全部退款,佣金已退回。',
  ],
  ['paid, no commission', rowAfter(aSnapshot({ serviceAmountFen: fen(0) })), now, { state: 'none' }, '这单没有佣金。'],
  [
    'paid by the platform itself',
    { ...platformPaid, memoFen: fen(3860) },
    now,
    { state: 'none' },
    '平台直接结算给您 38.60 元,不在这里提现。',
  ],
];

it.each(cases)('%s', (_name, row, nowMs, state, zh) => {
  expect(stateAt(row, nowMs)).toEqual(state);
  expect(stateWording(row, state).zh).toBe(zh);
  expect(stateWording(row, state).en).toMatch(/^[\x20-\x7E]+\.$/);
});

it('a debt is put into words, nothing owed is not', () => {
  expect([debtWording(0), debtWording(1)]).toEqual([null, null]);
  expect(debtWording(-123_456)).toEqual({
    zh: '有一笔已经可提现的订单退款了,要扣回 1,234.56 元。会从以后的佣金里抵扣,不用您转账。',
    en: 'An order was refunded after its money was free: 1,234.56 yuan are owed and will be netted from what comes next.',
  });
});
