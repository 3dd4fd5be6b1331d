import { caseRows, caseTitle } from '../../miniprogram/packages/console/cases/case-words.view';
import { budgetCard } from '../../miniprogram/packages/console/components/budget-card/budget-card.view';
import { casePane } from '../../miniprogram/packages/console/components/case-pane/case-pane.view';
import { progressText } from '../../miniprogram/packages/console/components/export-button/export-button.view';
import { exportLines } from '../../miniprogram/packages/console/components/export-list/export-list.view';
import { feeRows } from '../../miniprogram/packages/console/components/fee-table/fee-table.view';
import { previewLines } from '../../miniprogram/packages/console/components/order-pane/order-pane.view';
import {
  orderTag,
  promoterText,
  waitText,
} from '../../miniprogram/packages/console/components/order-pane/order-words.view';
import { figureUrl, homeFigures, taskRows } from '../../miniprogram/packages/console/home/home.view';
import { ordersFilter, typedNumber } from '../../miniprogram/packages/console/orders/orders.view';
import { batchText } from '../../miniprogram/packages/console/payouts/payout-words.view';
import { failure } from '../../miniprogram/services/answer';
import { at } from '../phone/usual-overview';

const nowMs = at('2026-08-20T12:00:00');
const ok = <Value>(value: Value) => ({ ok: true, value }) as const;
const noDay = {
  ...{ orders: 0, salesFen: 0, settledOrders: 0, settledSalesFen: 0, settledFeeFen: 0, settledPromoterFen: 0 },
  ...{ refundedOrders: 0, promotedOrders: 0, bookedFen: 0, reversedFen: 0, releasedFen: 0, touches: 0 },
  ...{ joinedPromoters: 0, activePromoters: 0, shops: {} },
};

describe('home', () => {
  it('says what is overdue, how much of it there is, and by when the rest is to be done', () => {
    const task = { isAtLeast: false, overdue: 0, firstDueAtMs: at('2026-08-21T09:00:00') };
    const tasks = [
      { ...task, kind: 'claim' as const, count: 3, overdue: 1 },
      { ...task, kind: 'payout-approval' as const, count: 200, isAtLeast: true },
      { ...task, kind: 'budget' as const, count: 1, overdue: 1, firstDueAtMs: null },
    ];
    expect(taskRows({ tasks, countedAtMs: 0 }).map(({ title, note, tag }) => [title, note, tag?.text])).toEqual([
      ['找回订单 3 件', '最早的 8 月 21 日 09:00 前办完', '− 已过期'],
      ['提现等您通过 200 笔以上', '最早的 8 月 21 日 09:00 前办完', '! 待办'],
      ['本月佣金预算用完了', '', '− 已过期'],
    ]);
  });

  it('figures lead to their rows, are told in words, and say when they are old', () => {
    const shop = { ...noDay, orders: 2, salesFen: 38_600 };
    const day = { ...noDay, orders: 2, salesFen: 38_600, bookedFen: 7720, reversedFen: 3860, shops: { wxshop1: shop } };
    const view = { days: [{ day: '20260820', figures: day }], total: day, countedAtMs: nowMs - 4_000_000, isOld: true };
    const shown = homeFigures(ok(view), new Map([['wxshop1', '果园店']]));
    expect(shown).toMatchObject({
      today: [{ value: '2 笔' }, { value: '386.00 元' }, { value: '77.20 元', note: '退回 38.60 元' }],
      bars: [{ day: '20260820', inFen: 7720, outFen: 3860 }],
      shops: [{ key: 'wxshop1', label: '果园店', text: '386.00 元' }],
      oldText: '数字算到 8 月 20 日 10:53,之后的还没有算进来。',
    });
    expect(homeFigures(failure('no-connection'), new Map()).figuresProblem).toContain('没有连上网络');
    const keys = [...shown.today, ...shown.month].map(({ key }) => figureUrl(key, '20260820'));
    expect(new Set(keys).size).toBeGreaterThan(4);
    expect(keys.every((url) => url.startsWith('/packages/console/'))).toBe(true);
    expect(figureUrl('orders', '20260820')).toBe('/packages/console/orders/orders?day=20260820');
  });
});

describe('orders', () => {
  const order = { promoter: 'wxwang', promoterName: '王阿姨', isClue: false, memoFen: 0 };
  it.each([
    [{ state: 'frozen', waitingFor: 'receipt' }, '❄ 冻结中', '等买家收货'],
    [{ state: 'frozen', waitingFor: 'due-day', freeFromDay: '20260827' }, '❄ 冻结中', '8 月 27 日起可提现'],
    [{ state: 'available', freeFromDay: '20260801' }, '✓ 可提现', ''],
    [{ state: 'held' }, '! 核查中', ''],
    [{ state: 'reversed' }, '● 已退回', ''],
    [{ state: 'none' }, '● 无佣金', ''],
  ] as const)('%j reads %s %s', (state, word, wait) => {
    expect([orderTag({ ...order, state }).text, waitText({ state })]).toEqual([word, wait]);
  });

  it('a promoter without a nickname is a number, and nobody is said to be nobody', () => {
    expect(promoterText({ promoter: 'wxwang', promoterName: null })).toBe('推客 wxwang');
    expect(promoterText({ promoter: null, promoterName: null })).toBe('没有推客');
  });

  it('list, count and export share one filter; a day that was tapped wins over the range', () => {
    const query = { day: '', shopAppid: 'wxshop1', promoter: '' };
    expect(ordersFilter('shanli', 'free', 'week', query, nowMs)).toEqual({
      ...{ brandId: 'shanli', place: 'free', shopAppid: 'wxshop1', fromDay: '20260814' },
    });
    expect(ordersFilter('shanli', 'all', 'week', { ...query, day: '20260801' }, nowMs)).toEqual({
      ...{ brandId: 'shanli', shopAppid: 'wxshop1', fromDay: '20260801', throughDay: '20260801' },
    });
    expect(typedNumber(' 3727 3247 0169 ')).toBe('372732470169');
  });
});

describe('exports', () => {
  const job = {
    ...({ exportId: 'e1', kind: 'orders', format: 'xlsx', askedAtMs: nowMs, sumsFen: {}, finishedAtMs: null } as const),
    ...{ totalRows: 100_000, writtenRows: 12_000, files: [], expiresAtMs: at('2026-08-27T12:00:00') },
  };
  it('are told in counted rows, and until when their files are kept', () => {
    expect(progressText({ ...job, state: 'running' })).toBe('已导出 12,000 / 100,000 行');
    expect(progressText({ ...job, state: 'running', totalRows: null })).toBe('已导出 12,000 行');
    expect(progressText({ ...job, state: 'done' })).toBe('共 12,000 行,0 个文件。文件留到 8 月 27 日 12:00。');
  });

  it('can be loaded down while their files are there', () => {
    const exports = [
      { ...job, state: 'running' as const },
      { ...job, state: 'done' as const },
    ];
    expect(exportLines({ exports }, nowMs).map(({ step }) => step)).toEqual(['go-on', 'links']);
    expect(exportLines({ exports }, job.expiresAtMs).map(({ tag }) => tag.text)).toEqual(['! 正在导', '● 已删除']);
  });
});

describe('cases', () => {
  const line = {
    ...({ caseId: 'claim:c', id: 'c', kind: 'claim', brandId: 'shanli', sinceMs: nowMs, dueAtMs: nowMs + 1 } as const),
    ...{ isOverdue: false, promoter: 'wxwang', orderId: '37273247', payoutNo: null, amountFen: null, about: 'X' },
    ...{ takenBy: null, risk: null },
  };
  const nothing = { promoterName: '王阿姨', evidence: [], claimWords: null, complaint: null, correction: null };
  const all = { claim: true, complaint: true, appeal: true, risk: true, correction: true, review: true, take: true };

  it('say what they are, who has them, and that they are overdue', () => {
    expect(caseTitle(line)).toBe('找回订单 3727 3247');
    const taken = { ...line, takenBy: { name: '小周', atMs: nowMs, isMe: false } };
    expect(caseRows([taken])).toMatchObject([
      { note: '8 月 20 日 12:00 前办完 · 小周 在办', tag: { text: '● 有人在办' } },
    ]);
    expect(caseRows([{ ...line, isOverdue: true }])).toMatchObject([{ tag: { text: '− 已过期' } }]);
  });

  it.each([
    ['mine', line, all, ['我来办', '不成立', '成立'], ''],
    ['without the right', line, { ...all, claim: false }, ['我来办'], '您可以看,处理要由有权限的同事来。'],
    [
      'of a colleague',
      { ...line, takenBy: { name: '小周', atMs: 1, isMe: false } },
      all,
      ['接过来'],
      '小周 正在处理。',
    ],
  ])('%s: what may be done', (_label, one, rights, names, blocked) => {
    const pane = casePane(ok({ ...nothing, line: one }), rights);
    expect(pane.steps.map(({ name }) => name)).toEqual(names);
    expect(pane.blocked.startsWith(blocked)).toBe(true);
  });

  it('one’s own correction waits for a colleague, and one that is over can only be ended', () => {
    const correction = {
      ...{ id: 'k', subject: {}, fromPromoter: null, amountFen: 30_000, reason: '补', state: 'requested', isOwn: true },
      ...{ requestedBy: '老板', requestedAtMs: 1, expiresAtMs: nowMs, mayDecideAloneFromMs: null },
    };
    const own = { ...nothing, line: { ...line, kind: 'correction' as const }, correction };
    expect(casePane(ok(own), all)).toMatchObject({ blocked: '这是您自己申请的,要由另一位同事通过。' });
    const over = casePane(ok({ ...own, correction: { ...correction, state: 'expired' } }), all);
    expect(over.steps.map(({ name }) => name)).toEqual(['我来办', '结束']);
  });
});

describe('books and payouts', () => {
  it('fees end with their sum', () => {
    const shop = { shopAppid: 's1', shopName: '果园店', brandId: 'b', orders: 2, salesFen: 38_600 };
    const income = { ...shop, feeFen: 9650, promoterFen: 7720, marginFen: 1930 };
    const view = {
      month: '202608',
      shops: [income],
      feeFen: 9650,
      promoterFen: 7720,
      marginFen: 1930,
      countedAtMs: null,
    };
    expect(feeRows(view).map(({ cells }) => cells.join(' '))).toEqual([
      '果园店 2 386.00 96.50 77.20 19.30',
      '合计 2 386.00 96.50 77.20 19.30',
    ]);
    expect(feeRows({ ...view, shops: [] })).toEqual([]);
  });

  it('a budget that is used up says what follows from it, and what does not', () => {
    const budget = { brandId: 'b', revision: 1, monthFen: 100_000, warnPpm: 800_000 };
    const view = {
      budget,
      month: '202608',
      spentFen: 130_000,
      leftFen: -30_000,
      usedPpm: 1_300_000,
      countedAtMs: null,
    };
    expect(budgetCard({ ...view, state: 'over' })).toMatchObject({
      ...{ tag: { text: '− 用完了' }, usedPercent: 100, typed: '1000.00' },
      lines: [
        '本月入账的佣金减去退回的:1,300.00 元',
        '超出 300.00 元,用了 130%。',
        expect.stringContaining('不能再提高分成'),
      ],
    });
  });

  it('one tap approves a page only where there is more than one', () => {
    const payout = { netFen: 20_000 } as Parameters<typeof batchText>[0][number];
    expect([batchText([payout]), batchText([payout, payout])]).toEqual(['', '通过这 2 笔 400.00 元']);
  });
});

it.each([
  ['at once', false, false, '提交后就记账。'],
  ['after a second person', true, false, '金额超过一人可以决定的上限,提交后要由另一位同事通过。'],
  ['after a day, because nobody else could', true, true, '没有第二个人可以通过,提交后满一天您自己可以通过。'],
])('a correction says before that it is carried out %s', (_name, needsSecondPerson, waitsAlone, words) => {
  const facts = { brandId: null, fromPromoter: null, amountFen: 100, wallets: [], postings: [] };
  const lines = previewLines({ ...facts, needsSecondPerson, waitsAlone }, (promoter) => promoter);
  expect(lines).toEqual(['要动的金额:1.00 元', words]);
});
