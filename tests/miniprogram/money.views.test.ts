import type { OrderStateView, OrdersView } from '../../cloudfunctions/earnings/contract';
import { monthAfter, monthText, weekdayText } from '../../miniprogram/formats/day-text';
import { numberText } from '../../miniprogram/formats/number-text';
import { claimPage, openClaim, typedOrderId } from '../../miniprogram/packages/money/claim/claim.view';
import { orderPage } from '../../miniprogram/packages/money/order/order.view';
import { orderRow } from '../../miniprogram/packages/money/orders/order-row.view';
import { firstCursor, type OrdersStep, ordersStep } from '../../miniprogram/packages/money/orders/orders.view';
import {
  loadingStatement,
  monthsBack,
  statementPage,
  statementRows,
} from '../../miniprogram/packages/money/statement/statement.view';
import { failure } from '../../miniprogram/services/answer';
import { aClaim, anOrder, aStatement, at, states, usualExplanation, usualOrders } from '../phone/usual-overview';

const today = '20260820';
const nowMs = at('2026-08-20T12:00:00');
const ok = <Value>(value: Value) => ({ ok: true, value }) as const;

describe('an order in a list', () => {
  it.each<[string, OrderStateView, string, string]>([
    ['unpaid', { state: 'estimated' }, 'estimated', '买家付款后记入'],
    [
      'counting',
      { state: 'frozen', waitingFor: 'hold-days', holdEndsAtMs: at('2026-08-26T14:05:00') },
      'frozen',
      '已收货,8 月 26 日 14:05 满期',
    ],
    [
      'waiting for the platform',
      { state: 'frozen', waitingFor: 'settlement' },
      'frozen',
      '天数已满,等平台把钱结算给机构',
    ],
    ['waiting for receipt', { state: 'frozen', waitingFor: 'receipt' }, 'frozen', '等买家确认收货'],
    ['due', { state: 'frozen', waitingFor: 'due-day', freeFromDay: '20260827' }, 'frozen', '8 月 27 日起可提现'],
    ['free', { state: 'available', freeFromDay: '20260827' }, 'available', '8 月 27 日起可提现'],
    ['held', { state: 'held' }, 'held', '正在核查,核查完会通知您'],
    ['refunded', { state: 'reversed' }, 'reversed', '订单已退款'],
    ['without commission', { state: 'none' }, 'plain', '这单没有佣金'],
  ])('that is %s says what it waits for', (_label, state, word, note) => {
    expect(orderRow(anOrder(state))).toMatchObject({
      state: word,
      note,
      amountFen: 3860,
      ordered: '8 月 1 日 20:15 下单',
    });
  });

  it('that the platform pays shows what the platform pays', () => {
    const order = anOrder({ state: 'none' }, { settledBy: 'platform', promoterFen: 0, paidByPlatformFen: 3000 });
    expect(orderRow(order)).toMatchObject({ amountFen: 3000, state: 'plain', note: '平台直接结算给您' });
    const back = anOrder({ state: 'reversed' }, { settledBy: 'platform', paidByPlatformFen: 3000 });
    expect(orderRow(back)).toMatchObject({ state: 'reversed' });
  });
});

describe('the list of orders', () => {
  const page = (changes: Partial<OrdersView>): OrdersView => ({ ...usualOrders, ...changes });

  it('sends a new page by its path and goes on where it ended', () => {
    const shown = { filter: 'all', sheetCount: 3, rowCount: 60 } as const;
    const step = ordersStep(shown, { input: { beforeMs: 9 }, group: '' }, ok(page({ nextBeforeMs: 5 })), today);
    expect(Object.keys(step.change)).toContain('sheets[3]');
    expect(step.change).not.toHaveProperty('sheets');
    expect(step.next).toEqual({ input: { beforeMs: 5 }, group: '' });
    expect(step.wantsMore).toBe(false);
  });

  it('puts frozen orders under their day, once, over the end of a page', () => {
    const shown = { filter: 'frozen', sheetCount: 0, rowCount: 0 } as const;
    const orders = states.slice(0, 4).map((state) => anOrder(state));
    const first = ordersStep(shown, firstCursor('frozen'), ok({ orders, nextBeforeMs: 5, nextAfterDay: '' }), today);
    const dateless = '还没有日期:等收货、等满期、等平台结算';
    const heads = ({ rows }: OrdersStep) => rows.map(({ head }) => head);
    expect(heads(first)).toEqual(['8 月 27 日 周四起可提现', dateless, '', '']);
    expect(first.next).toEqual({ input: { filter: 'frozen', beforeMs: 5, afterDay: '' }, group: dateless });
    const cursor = first.next ?? firstCursor('frozen');
    const second = ordersStep(
      { ...shown, sheetCount: 1, rowCount: 4 },
      cursor,
      ok({ orders: orders.slice(3), nextBeforeMs: null }),
      today,
    );
    expect(heads(second)).toEqual(['']);
    expect(second.change).toMatchObject({ end: '没有更多了' });
  });

  it('asks for the next page by itself while there is little', () => {
    const shown = { filter: 'held', sheetCount: 0, rowCount: 0 } as const;
    const step = ordersStep(shown, firstCursor('held'), ok({ orders: [], nextBeforeMs: 5 }), today);
    expect(step).toMatchObject({ wantsMore: true, change: { phase: 'loading' } });
  });

  it.each([
    ['all', '还没有订单。先挑一件您自己用过、愿意推荐的,发给一位朋友试试。', '去选品'],
    ['held', '没有「核查中」的订单。', '看全部'],
  ] as const)('that finds nothing of %s says so', (filter, sentence, emptyAction) => {
    const step = ordersStep(
      { filter, sheetCount: 0, rowCount: 0 },
      firstCursor(filter),
      ok({ orders: [], nextBeforeMs: null }),
      today,
    );
    expect(step.change).toMatchObject({ phase: 'empty', sentence, emptyAction });
  });

  it('keeps what is shown when a page does not come', () => {
    const shown = { filter: 'all', sheetCount: 1, rowCount: 20 } as const;
    const step = ordersStep(shown, firstCursor('all'), failure('no-connection'), today);
    expect(step.change).toEqual({ isLoadingMore: false, problem: failure('no-connection').sentence });
    const first = ordersStep({ ...shown, rowCount: 0 }, firstCursor('all'), failure('no-connection'), today);
    expect(first.change).toMatchObject({ phase: 'failed' });
    const visitor = ordersStep({ ...shown, rowCount: 0 }, firstCursor('all'), failure('not-bound'), today);
    expect(visitor.change).toMatchObject({ phase: 'empty', emptyAction: '去加入' });
  });
});

describe('one order', () => {
  it('says where its money is, why it is his, and how it was computed', () => {
    expect(orderPage(ok(usualExplanation))).toMatchObject({
      phase: 'ready',
      orderNumber: '3727 3247 0169 2140 032',
      state: 'frozen',
      amountFen: 3860,
      next: '买家已收货,平台已结算。从 8 月 27 日起可以提现。',
      whoseTitle: '为什么归您',
      whose: [
        { when: '8 月 1 日 20:03', text: '买家打开了您的直播链接。' },
        { when: '8 月 1 日 20:15' },
        { when: '', text: '下单让锁客延长到 9 月 3 日 20:03。' },
      ],
      computed: [
        { name: '买家实付', text: '193.00 元' },
        { name: '机构服务费', text: '48.25 元' },
        { name: '您的份额', text: '服务费的 80%' },
        { name: '佣金', text: '38.60 元' },
      ],
    });
  });

  it('waits for its explanation, and says what the platform pays', () => {
    const order = anOrder({ state: 'none' }, { settledBy: 'platform', paidByPlatformFen: 3000 });
    const { whose, computed } = orderPage(ok({ ...usualExplanation, whose: [], order }));
    expect(whose).toEqual([{ key: 0, when: '', text: '正在整理,一般付款一分钟后就有。' }]);
    expect(computed[1]).toMatchObject({ name: '平台结算给您', text: '30.00 元' });
  });

  it.each(['OWED', 'REFUNDED_AFTER_PAID'])(
    'that is refunded after its money was gone says what is owed: %s',
    (code) => {
      const zh = '提现到账之后买家退款,待抵扣 38.60 元。';
      const next = { zh: '会从以后的佣金里抵扣,不用您转账。', en: '' };
      const order = anOrder({ state: 'reversed' }, { promoterFen: 0, reason: { code, zh, en: '', next } });
      expect(orderPage(ok({ ...usualExplanation, order, next }))).toMatchObject({
        owed: `− ${zh}`,
        notes: [],
        next: next.zh,
      });
      expect(orderPage(ok(usualExplanation)).owed).toBe('');
    },
  );

  it('that went back whole says what it had been, and no 0.00', () => {
    const order = anOrder({ state: 'reversed' }, { promoterFen: 0 });
    const amount = { ...usualExplanation.amount, promoterFen: 0, returnedFen: 3860 };
    expect(orderPage(ok({ ...usualExplanation, order, amount }))).toMatchObject({ amountFen: 3860, gone: '' });
    expect(orderPage(ok({ ...usualExplanation, order }))).toMatchObject({ gone: '● 已退回' });
    expect([orderRow(order).gone, orderRow(anOrder({ state: 'reversed' })).gone]).toEqual(['● 已退回', '']);
  });

  it('that is not his leads to the page of missing orders', () => {
    expect(orderPage(failure('order-not-found'))).toMatchObject({ phase: 'empty' });
    expect(orderPage(failure('no-connection'))).toMatchObject({ phase: 'failed' });
  });
});

describe('a missing order', () => {
  it.each([
    ['3727324701692140032', '3727324701692140032'],
    [' 3727 3247 0169 2140 032 ', '3727324701692140032'],
    ['３７２７-３２４７', '37273247'],
    ['\u202e3727\u200b3247\u202c', '37273247'],
  ])('%j is an order number', (text, orderId) => {
    expect(typedOrderId(text)).toEqual({ ok: true, orderId });
  });

  it.each([
    ['', '请输入订单号。'],
    ['订单3727', '订单号只有数字,请照着买家的订单页输入。'],
    ['1'.repeat(21), '这个号码太长了,请您核对。'],
    ['🍎', '订单号只有数字,请照着买家的订单页输入。'],
  ])('%j is none', (text, sentence) => {
    expect(typedOrderId(text)).toEqual({ ok: false, sentence });
  });

  it.each([
    ['booked', {}, '✓ 找到了,已记账', ''],
    ['explained', {}, '● 查到了', ''],
    ['searching', { nextLookAtMs: nowMs }, '❄ 还没查到,会接着找', '下次在 8 月 20 日 12:00 前后再查,不用您操作。'],
    ['not-found', {}, '● 没有找到', ''],
    ['with-person', { dueAtMs: nowMs }, '! 已转给工作人员', '8 月 20 日 12:00 前给您答复。'],
    ['decided', { words: '看过了' }, '● 有结果了', ''],
  ] as const)('that is %s', (state, changes, title, next) => {
    const shown = claimPage(openClaim, ok(aClaim(state, { orderKeys: ['a|b'], ...changes })));
    expect(shown).toMatchObject({ left: '今天还可以查 4 次。', problem: '', result: { title, next } });
    expect(shown.result?.orders).toEqual([{ key: 'a|b', name: '看这笔订单' }]);
  });

  it('cannot be asked for when the day is used up', () => {
    const shown = claimPage({ ...openClaim, orderText: '3' }, failure('claims-used-up', '今天的用完了。'));
    expect(shown).toMatchObject({ isUsedUp: true, problem: '今天的用完了。', orderText: '3', result: null });
  });
});

describe('a statement', () => {
  const loading = loadingStatement('202608', '202608');

  it('opens, moves and closes', () => {
    expect(statementPage(loading, ok(aStatement(3860)))).toMatchObject({
      phase: 'ready',
      monthName: '2026 年 8 月',
      hasLater: false,
      hasEarlier: true,
      opening: { balanceFen: 0 },
      closing: { balanceFen: 3860, paidFen: 3860 },
      lineCount: 3,
      isCut: false,
    });
    const [first, second, third] = statementRows(aStatement(3860), '202608');
    expect(first).toMatchObject({
      day: '8 月 1 日 周六',
      changeFen: 3860,
      isInside: false,
      notes: ['订单 3727 3247 0169 2140 032'],
    });
    expect(second?.notes[1]).toBe('这一天已封存,所以记在后一天。 8 月 1 日 20:16 记账');
    expect(third).toMatchObject({ isInside: true, amountFen: 3860 });
    expect(statementPage(loading, ok(aStatement(1, 700)))).toMatchObject({ isCut: true, lineCount: 700 });
  });

  it('of a month in which nothing moved is none', () => {
    const empty = { kind: 'empty', zh: '这个月没有变动,所以没有对账单。', en: '' } as const;
    expect(statementPage(loading, ok(empty))).toMatchObject({ phase: 'empty', sentence: empty.zh });
    expect(statementPage(loading, failure('no-connection'))).toMatchObject({ phase: 'failed' });
  });

  it('is there for this month and three years back', () => {
    const months = monthsBack('202601');
    expect(months).toHaveLength(37);
    expect([months[0], months[1], months[36]].map((one) => one?.name)).toEqual([
      '2026 年 1 月',
      '2025 年 12 月',
      '2023 年 1 月',
    ]);
    expect([monthAfter('202612', 1), monthAfter('202601', -1), monthText('202610')]).toEqual([
      '202701',
      '202512',
      '2026 年 10 月',
    ]);
  });
});

it('days carry their weekday, and their year when it is another', () => {
  expect(weekdayText('20260827', '20260801')).toBe('8 月 27 日 周四');
  expect(weekdayText('20270103', '20260801')).toBe('2027 年 1 月 3 日 周日');
  expect(numberText('12345678')).toBe('1234 5678');
});
