import type {
  ClaimView,
  LockedBuyersView,
  OrderExplanationView,
  OrderStateView,
  OrdersView,
  OrderView,
  OverviewView,
  StatementView,
} from '../../cloudfunctions/earnings/contract';
import type { HistoryView, PayoutView } from '../../cloudfunctions/payout/contract';
import type { ReadPayeeView } from '../../cloudfunctions/payout/payee-contract';

/** Answers of the cloud with which the money pages are looked at: usual ones, and the hardest that can come. */
export const at = (text: string): number => Date.parse(`${text}+08:00`);

/** 60 characters with a picture sign, and with marks that would turn what follows around. */
export const hardTitle = `高山🍎苹果 \u202eתפוח\u202c ${'又脆又甜现摘现发坏果包赔'.repeat(5)}`.slice(0, 60);
export const mostFen = 9_999_999_999;
export const payerName = '山里人家联盟带货机构有限责任公司';

const wallet = {
  withdrawableFen: 12_840,
  owedFen: 0,
  frozenFen: 2100,
  heldFen: 0,
  dueByDay: [{ day: '20260827', amountFen: 3860 }],
  payingFen: 0,
  paidFen: 20_000,
  payerName,
};

const dayAt = (index: number) => {
  const date = new Date(Date.UTC(2026, 6, 22 + index));
  return date.toISOString().slice(0, 10).replace(/-/g, '');
};

const days = (highest: number): OverviewView['days'] =>
  Array.from({ length: 30 }, (_, index) => ({
    day: dayAt(index),
    inFen: index === 21 ? highest : index % 4 === 0 ? Math.floor(highest / (index + 2)) : 0,
    outFen: index === 25 ? 1200 : 0,
  }));

export const usualOverview: OverviewView = {
  wallet,
  settledBy: 'agency',
  paidByPlatformFen: null,
  next: [
    { waitingFor: 'due-day', day: '20260827', amountFen: 3860, orderCount: 1 },
    { waitingFor: 'hold-days', day: '20260903', amountFen: 3860, orderCount: 1 },
    { waitingFor: 'receipt', day: null, amountFen: 2100, orderCount: 2 },
    { waitingFor: 'settlement', day: null, amountFen: 3860, orderCount: 1 },
  ],
  days: days(7720),
  highestFen: 7720,
};

const nothing = { withdrawableFen: 0, owedFen: 0, frozenFen: 0, heldFen: 0, dueByDay: [], payingFen: 0, paidFen: 0 };
const noDays = days(0).map(({ day }) => ({ day, inFen: 0, outFen: 0 }));
export const newOverview: OverviewView = {
  ...usualOverview,
  wallet: { ...wallet, ...nothing },
  next: [],
  days: noDays,
  highestFen: 0,
};
export const indebtedOverview: OverviewView = {
  ...usualOverview,
  wallet: { ...wallet, withdrawableFen: 0, owedFen: 1200 },
};
export const blockedOverview: OverviewView = {
  ...usualOverview,
  wallet: {
    ...wallet,
    withdrawableFen: 0,
    heldFen: 3860,
    blockedFen: 12_840,
    blockedUntilMs: at('2026-08-28T12:00:00'),
  },
};
export const platformOverview: OverviewView = {
  ...newOverview,
  settledBy: 'platform',
  paidByPlatformFen: 25_000,
};
export const largestOverview: OverviewView = {
  ...usualOverview,
  wallet: {
    ...wallet,
    ...{ withdrawableFen: mostFen, frozenFen: mostFen, heldFen: mostFen, payingFen: mostFen, paidFen: mostFen },
    dueByDay: [{ day: '20270103', amountFen: mostFen }],
  },
  next: [
    { waitingFor: 'due-day', day: '20270103', amountFen: mostFen, orderCount: 1000 },
    { waitingFor: 'unread', day: null, amountFen: mostFen, orderCount: null },
  ],
  days: days(mostFen).map((one, index) => (index < 3 ? { ...one, inFen: null, outFen: null } : one)),
  highestFen: mostFen,
};

export function anOrder(state: OrderStateView, changes: Partial<OrderView> = {}): OrderView {
  return {
    key: `3727324701692140032|${JSON.stringify(state).length}`,
    orderId: '3727324701692140032',
    productTitle: '高山苹果 5 斤',
    createdAtMs: at('2026-08-01T20:15:00'),
    paymentFen: 19_300,
    promoterFen: 3860,
    paidByPlatformFen: 0,
    settledBy: 'agency',
    payerName,
    state,
    ...changes,
  };
}

export const states: readonly OrderStateView[] = [
  { state: 'frozen', waitingFor: 'due-day', freeFromDay: '20260827' },
  { state: 'frozen', waitingFor: 'hold-days', holdEndsAtMs: at('2026-08-26T14:05:00') },
  { state: 'frozen', waitingFor: 'settlement' },
  { state: 'frozen', waitingFor: 'receipt' },
  { state: 'available', freeFromDay: '20260820' },
  { state: 'held' },
  { state: 'reversed' },
  { state: 'estimated' },
  { state: 'none' },
];

export const usualOrders: OrdersView = { orders: states.map((state) => anOrder(state)), nextBeforeMs: null };
export const frozenOrders: OrdersView = {
  orders: states.slice(0, 4).map((state) => anOrder(state)),
  nextBeforeMs: null,
};
export const hardOrders: OrdersView = {
  orders: [0, -1200, mostFen].map((promoterFen, index) =>
    anOrder({ state: 'frozen', waitingFor: 'receipt' }, { promoterFen, productTitle: hardTitle, key: `hard|${index}` }),
  ),
  nextBeforeMs: null,
};

export const usualExplanation: OrderExplanationView = {
  order: anOrder({ state: 'frozen', waitingFor: 'due-day', freeFromDay: '20260827' }),
  notes: [],
  whose: [
    { atMs: at('2026-08-01T20:03:00'), code: 'TOUCH', zh: '买家打开了您的直播链接。', en: '' },
    { atMs: at('2026-08-01T20:15:00'), code: 'ORDER', zh: '买家下单,您的锁客还在,所以归您。', en: '' },
    { atMs: null, code: 'LOCK', zh: '下单让锁客延长到 9 月 3 日 20:03。', en: '' },
  ],
  amount: { paymentFen: 19_300, feeFen: 4825, sharePpm: 800_000, promoterFen: 3860, returnedFen: 0 },
  movements: [
    {
      atMs: at('2026-08-01T20:16:00'),
      cause: 'ORDER_PAID',
      from: 'a',
      to: 'b',
      amountFen: 3860,
      zh: '买家付款,佣金入账冻结:平台 → 冻结中',
      en: '',
    },
    {
      atMs: at('2026-08-18T10:00:00'),
      cause: 'DUE_DATED',
      from: 'b',
      to: 'c',
      amountFen: 3860,
      zh: '已收货并结算,确定解冻日:冻结中 → 8 月 27 日起可提现',
      en: '',
    },
  ],
  next: { zh: '买家已收货,平台已结算。从 8 月 27 日起可以提现。', en: '' },
};
export const hardExplanation: OrderExplanationView = {
  ...usualExplanation,
  order: anOrder({ state: 'reversed' }, { productTitle: hardTitle, promoterFen: mostFen }),
  amount: { paymentFen: mostFen, feeFen: mostFen, sharePpm: 999_999, promoterFen: mostFen, returnedFen: 0 },
  movements: usualExplanation.movements.map((move) => ({ ...move, amountFen: mostFen })),
};

export function aClaim(state: ClaimView['state'], changes: Partial<ClaimView> = {}): ClaimView {
  return {
    ...{ state, code: 'X', zh: '查到了,这单归您,刚刚已经记账。', en: '', orderKeys: [], nextLookAtMs: null },
    ...{ dueAtMs: null, words: null, claimsLeftToday: 4, ...changes },
  };
}

export const usualLocks: LockedBuyersView = {
  lockedCount: 128,
  endingSoonCount: 3,
  isAtLeast: false,
  firstEndsAtMs: at('2026-08-21T20:15:00'),
  shops: [
    {
      shopName: '山里人家果园店',
      lockedCount: 120,
      windows: { content: { clickDays: 3, orderDays: 30 }, product: { clickDays: 30, orderDays: 0 } },
    },
    { shopName: '山里人家干货店', lockedCount: 8, windows: null },
  ],
};
export const noLocks: LockedBuyersView = {
  ...{ lockedCount: 0, endingSoonCount: 0, isAtLeast: false, firstEndsAtMs: null },
  shops: [{ shopName: '山里人家果园店', lockedCount: 0, windows: null }],
};

const chain = (balanceFen: number, paidFen: number) => ({
  ...{ count: 3, head: '8f14e45fceea167a5a36dedd4bea2543f6a1b2c3d4e5f60718293a4b5c6d7e8f', balanceFen, paidFen },
  ...{ frozenFen: 0, heldFen: 0, dueFen: 0, availableFen: 0, payingFen: 0 },
});

export function aStatement(amountFen: number, lineCount = 3): StatementView {
  return {
    ...{ kind: 'statement' as const, fromDay: '20260801', throughDay: '20260831', isClosed: false },
    sealed: { zh: '这个月还没有结束,数字还会变。结束后的第二天封存,之后不再改动。', en: '' },
    opening: chain(0, 0),
    closing: chain(amountFen, amountFen),
    lineCount,
    lines: Array.from({ length: Math.min(lineCount, 500) }, (_, index) => ({
      ...{ number: index + 1, day: '20260801', bookedAtMs: at('2026-08-01T20:16:00'), cause: 'ORDER_PAID' },
      zh: '买家付款,佣金入账冻结:平台 → 冻结中',
      en: '',
      late: index === 1 ? { zh: '这一天已封存,所以记在后一天。', en: '' } : null,
      origin: index === 2 ? { zh: '原佣金 2026 年 7 月记账', en: '' } : null,
      ...{ orderId: '3727324701692140032', from: 'platform', to: 'frozen', amountFen: Math.abs(amountFen) },
      ...{ changeFen: index === 2 ? 0 : amountFen, balanceFen: amountFen, head: 'abc' },
    })),
    verify: { zh: '下载 CSV,任何人都可以用公开的程序核对:每一行的校验码由前一行算出,改一个数就对不上。', en: '' },
  };
}

export function aPayout(changes: Partial<PayoutView> = {}): PayoutView {
  return {
    ...{
      payoutNo: 'W20260827000000000001',
      route: 'wechat',
      state: 'waiting',
      grossFen: 20_000,
      taxFen: 0,
      netFen: 20_000,
    },
    ...{ requestedAtMs: at('2026-08-27T10:32:00'), stateSinceMs: at('2026-08-27T10:32:00') },
    title: { zh: '等您收款', en: '' },
    sentence: { zh: '200.00 元已备好,请在 8 月 28 日 10:32 前点"收款"。过了时间,核对后会回到可提现。', en: '' },
    ...{ next: 'confirm', confirmLeftMs: 86_000_000, canCancel: true, ...changes },
  } as PayoutView;
}

export const usualHistory: HistoryView = {
  payouts: [
    aPayout(),
    aPayout({
      payoutNo: 'W2',
      state: 'paid',
      next: 'none',
      confirmLeftMs: null,
      title: { zh: '已到账', en: '' },
      sentence: { zh: '钱已经到您的零钱。', en: '' },
    }),
    aPayout({
      payoutNo: 'W3',
      state: 'failed',
      netFen: mostFen,
      grossFen: mostFen,
      next: 'request-again',
      confirmLeftMs: null,
      title: { zh: '没有付成', en: '' },
      sentence: { zh: '收款的零钱账户有限制,钱已回到可提现。请处理后再申请。', en: '' },
    }),
  ],
  nextBeforeMs: null,
};

const masked = {
  realName: '*姨',
  account: '**** 4242',
  bankName: '中国农业银行股份有限公司山里县支行',
  idNumber: '3****************1',
  phone: '',
};
export const usualPayee: ReadPayeeView = {
  kind: 'person',
  needsInvoice: false,
  accounts: [
    { route: 'wechat', masked: { ...masked, account: '', bankName: '' }, savedAtMs: 0, usableFromMs: 0 },
    { route: 'bank', masked, savedAtMs: 0, usableFromMs: at('2099-08-29T10:32:00') },
  ],
};
export const noPayee: ReadPayeeView = { kind: null, needsInvoice: false, accounts: [] };
