import type { OrderStateView, OrderView } from '../../cloudfunctions/earnings/contract';
import { earningsView, explanationView, withOrders } from '../../miniprogram/pages/earnings/earnings.view';
import { failure } from '../../miniprogram/services/answer';

const wallet = {
  withdrawableFen: 12_840,
  owedFen: 0,
  frozenFen: 2100,
  heldFen: 0,
  dueByDay: [{ day: '20250827', amountFen: 3860 }],
  payingFen: 0,
  paidFen: 0,
  payerName: '山里人家带货机构',
};

function order(change: Partial<OrderView>): OrderView {
  return {
    key: 'o1|s1',
    orderId: 'o1',
    productTitle: '高山苹果',
    createdAtMs: 0,
    paymentFen: 19_300,
    promoterFen: 3860,
    paidByPlatformFen: 0,
    settledBy: 'agency',
    payerName: '山里人家带货机构',
    state: { state: 'frozen', waitingFor: 'receipt' },
    ...change,
  };
}

function page(orders: OrderView[], nextBeforeMs: number | null = null) {
  return { ok: true, value: { orders, nextBeforeMs } } as const;
}

describe('the earnings page', () => {
  it('shows the wallet, what comes next and the orders', () => {
    expect(earningsView({ ok: true, value: wallet }, page([order({})], 77))).toEqual({
      phase: 'ready',
      sentence: '',
      withdrawableFen: 12_840,
      owedFen: 0,
      frozenFen: 2100,
      heldFen: 0,
      payingFen: 0,
      paidFen: 0,
      payer: '由「山里人家带货机构」结算',
      next: [{ day: '20250827', text: '8 月 27 日起可提现', amountFen: 3860 }],
      rows: [{ key: 'o1|s1', title: '高山苹果', amountFen: 3860, state: 'frozen', note: '等买家确认收货' }],
      nextBeforeMs: 77,
    });
  });

  it.each<[string, OrderStateView, string, string]>([
    ['unpaid', { state: 'estimated' }, 'estimated', '买家付款后记入'],
    // 2025-08-26 14:05 in Beijing.
    [
      'counting',
      { state: 'frozen', waitingFor: 'hold-days', holdEndsAtMs: 1_756_188_300_000 },
      'frozen',
      '已收货,8 月 26 日 14:05满期',
    ],
    [
      'waiting for the platform',
      { state: 'frozen', waitingFor: 'settlement' },
      'frozen',
      '天数已满,等平台把钱结算给机构',
    ],
    ['due', { state: 'frozen', waitingFor: 'due-day', freeFromDay: '20250827' }, 'frozen', '8 月 27 日起可提现'],
    ['free', { state: 'available', freeFromDay: '20250827' }, 'available', '8 月 27 日起可提现'],
    ['held', { state: 'held' }, 'held', '正在核查,核查完会通知您'],
    ['refunded', { state: 'reversed' }, 'reversed', '订单已退款'],
    ['without commission', { state: 'none' }, 'plain', '这单没有佣金'],
  ])('says of an order that is %s what it waits for', (_label, state, shownState, note) => {
    expect(withOrders([], page([order({ state })]).value).rows).toMatchObject([{ state: shownState, note }]);
  });

  it('shows what the platform pays by itself as its own', () => {
    const one = order({ settledBy: 'platform', promoterFen: 0, paidByPlatformFen: 3000 });
    expect(withOrders([], page([one]).value).rows).toMatchObject([
      { amountFen: 3000, state: 'plain', note: '平台直接结算给您' },
    ]);
  });

  it('adds older orders after the newer ones', () => {
    const first = withOrders([], page([order({ key: 'a' })], 5).value);
    expect(withOrders(first.rows, page([order({ key: 'b' })]).value)).toMatchObject({
      rows: [{ key: 'a' }, { key: 'b' }],
      nextBeforeMs: 0,
    });
  });

  it('says how to begin when there is no order yet', () => {
    expect(withOrders([], page([]).value).sentence).toBe(
      '还没有订单。先挑一件您自己用过、愿意推荐的,发给一位朋友试试。',
    );
  });

  it.each([
    ['a visitor', failure('not-bound'), page([]), 'empty'],
    ['a wallet that did not come', failure('try-again'), page([]), 'failed'],
    ['orders that did not come', { ok: true, value: wallet } as const, failure('no-connection'), 'failed'],
  ])('shows %s no amounts', (_label, balance, orders, phase) => {
    const { sentence, ...shown } = earningsView(balance, orders);
    expect(shown).toMatchObject({ phase, rows: [], withdrawableFen: 0, payer: '' });
    expect(sentence).not.toBe('');
  });

  it('explains an order in the words that came', () => {
    expect(
      explanationView({
        order: order({}),
        whose: [
          { atMs: 1_756_188_300_000, code: 'x', zh: '打开您的链接', en: '' },
          { atMs: null, code: 'y', zh: '锁客 3 天', en: '' },
        ],
        amount: { paymentFen: 19_300, feeFen: 4825, sharePpm: 800_000, promoterFen: 3860 },
        movements: [
          { atMs: 1_756_188_300_000, cause: 'c', from: 'a', to: 'b', amountFen: 3860, zh: '记入冻结', en: '' },
        ],
        next: { zh: '等买家收货', en: '' },
      }),
    ).toEqual({
      isOpen: true,
      title: '高山苹果',
      steps: [
        { key: 0, when: '8 月 26 日 14:05', text: '打开您的链接' },
        { key: 1, when: '', text: '锁客 3 天' },
      ],
      movements: [{ key: 0, when: '8 月 26 日 14:05', text: '记入冻结' }],
      next: '等买家收货',
    });
  });
});
