import { callableFunction } from '../../backend/runtime/callable-function';
import { consoleUnderTest } from '../../backend/usecases/brands/console-under-test';
import { consoleActions } from '../../cloudfunctions/console/actions/console-actions';
import { paid } from '../support/row-after';
import { seedBooks } from './books-inputs';
import { consolePortsOf } from './console-ports';

/** What people can send to the console about money: each bad input has its named answer, and nothing changes. */

const orderKey = 'order-shanli|sku';
const audited = { requestId: 'request-1', reason: '买家来电说明' };
const adjustment = { kind: 'adjustment', promoter: 'wxWang', amountFen: 100, mayCreateDebt: false };
const books = [
  ...['orders', 'ledger', 'wallets', 'corrections', 'claims', 'audit', 'month_closes', 'settings', 'leases'],
] as const;

async function openConsole() {
  const world = await consoleUnderTest();
  await seedBooks(world.database, ['shanli']);
  await world.bind('Wang');
  await world.appoint('Boss', 'agency-owner', null);
  await world.appoint('Money', 'agency-finance', null);
  await world.database.add('ledger', {
    _id: 'first',
    bookedAtMs: Date.parse('2025-08-01T12:00:00+08:00'),
    promoters: [],
  });
  const call = callableFunction({
    name: 'console',
    identity: 'required',
    journal: { info: () => undefined, alarm: () => undefined },
    getContext: () => ({ OPENID: 'oBoss', SOURCE: 'wx_client' }),
    actions: consoleActions(consolePortsOf(world)),
  });
  const everything = () =>
    Promise.all(books.map((name) => world.database.list(name, { where: {}, orderBy: [['_id', 'asc']], limit: 1000 })));
  return { ...world, call, everything };
}

type Bad = readonly [what: string, value: unknown, code: string, says: string];

const amounts: readonly Bad[] = [
  ['NaN', Number.NaN, 'bad-input', 'input.subject.amountFen'],
  ['what JSON makes of NaN', null, 'bad-input', 'input.subject.amountFen'],
  ['infinity', Number.POSITIVE_INFINITY, 'bad-input', 'input.subject.amountFen'],
  ['negative, more than there is', -1, 'would-create-debt', '欠款'],
  ['1e21', 1e21, 'amount-too-large', '一百万元'],
  ['-1e21', -1e21, 'amount-too-large', '一百万元'],
  ['"1e3"', '1e3', 'amount-not-a-number', '数字'],
  ['"100"', '100', 'amount-not-a-number', '数字'],
  ['a fraction of a fen', 0.5, 'amount-not-whole', '整数'],
  ['nothing', 0, 'amount-zero', '零'],
  ['less than nothing', -0, 'amount-zero', '零'],
];

const limits: readonly Bad[] = [
  ['NaN', Number.NaN, 'bad-input', 'input.correctionLimitFen'],
  ['negative', -1, 'bad-input', 'input.correctionLimitFen'],
  ['1e21', 1e21, 'bad-input', 'input.correctionLimitFen'],
  ['"1e3"', '1e3', 'bad-input', 'input.correctionLimitFen'],
  ['a fraction of a fen', 0.5, 'bad-input', 'input.correctionLimitFen'],
];

const moments: readonly Bad[] = [
  ['NaN', Number.NaN, 'bad-input', 'input.untilMs'],
  ['negative', -1, 'bad-input', 'input.untilMs'],
  ['1e21', 1e21, 'bad-input', 'input.untilMs'],
  ['"1e3"', '1e3', 'bad-input', 'input.untilMs'],
  ['a fraction', 0.5, 'bad-input', 'input.untilMs'],
  ['before the program', 0, 'block-term-out-of-range', '九十天'],
  ['a hundred years ahead', 4_900_000_000_000, 'block-term-out-of-range', '九十天'],
];

const months: readonly Bad[] = [
  ['no month of the calendar', '202513', 'bad-input', 'input.month'],
  ['a number', 202508, 'bad-input', 'input.month'],
  ['with a dash', '2025-08', 'bad-input', 'input.month'],
  ['before the year 2000', '199912', 'bad-input', 'input.month'],
  ['before the program', '202507', 'month-before-program', '更晚的月份'],
  ['not over', '209912', 'month-not-over', '下个月'],
];

const rows = [
  ...amounts.map((bad) => ['adjusting by an amount', 'requestCorrection', 'amount', ...bad] as const),
  ...amounts.map((bad) => ['previewing an amount', 'previewCorrection', 'amount', ...bad] as const),
  ...limits.map((bad) => ['a limit for corrections', 'saveAgency', 'limit', ...bad] as const),
  ...moments.map((bad) => ['a block of payouts until', 'blockPayouts', 'moment', ...bad] as const),
  ...months.map((bad) => ['closing a month', 'closeMonth', 'month', ...bad] as const),
];

function inputOf(kind: (typeof rows)[number][2], action: string, value: unknown): object {
  switch (kind) {
    case 'amount':
      return { ...(action === 'requestCorrection' ? audited : {}), subject: { ...adjustment, amountFen: value } };
    case 'limit':
      return { ...audited, revision: 0, correctionLimitFen: value };
    case 'moment':
      return { ...audited, promoter: 'wxWang', why: 'RISK', untilMs: value };
    case 'month':
      return { ...audited, month: value, passesOver: true };
  }
}

describe('bad input to the console’s books', () => {
  it.each(rows)('%s (%s, %s): %s', async (_label, action, kind, _what, value, code, says) => {
    const { call, everything } = await openConsole();
    const before = await everything();
    const reply = await call({ action, input: inputOf(kind, action, value) });
    expect(reply).toMatchObject({ ok: false, code });
    expect(JSON.stringify(reply)).toContain(says);
    expect(await everything()).toEqual(before);
  });

  it('a statement of days before the program says that nothing moved', async () => {
    const { call, everything } = await openConsole();
    const before = await everything();
    for (const period of [{ month: '200001' }, { fromDay: '20000101', throughDay: '20000131' }]) {
      const reply = await call({ action: 'promoterStatement', input: { promoter: 'wxWang', ...period } });
      expect(reply).toMatchObject({ ok: true, value: { kind: 'empty' } });
    }
    expect(await everything()).toEqual(before);
  });

  it.each([
    ['holdMoney', { orderKey, why: 'RISK' }, { orderKey, why: 'MANUAL' }],
    ['blockPayouts', { promoter: 'wxWang', why: 'RISK' }, { promoter: 'wxWang', why: 'MANUAL' }],
    ['requestCorrection', { subject: adjustment }, { subject: { ...adjustment, amountFen: 101 } }],
  ] as const)('%s under a used request id with other content is refused', async (action, first, other) => {
    const { call, everything } = await openConsole();
    const done = await call({ action, input: { ...audited, ...first } });
    expect(done).toMatchObject({ ok: true });
    const before = await everything();
    expect(await call({ action, input: { ...audited, ...other } })).toMatchObject({ code: 'request-id-taken' });
    expect(await call({ action, input: { ...audited, ...first } })).toEqual(done);
    expect(await everything()).toEqual(before);
  });

  it.each([
    ['an order’s key without its sku', { orderKey: paid.orderId, why: 'RISK' }],
    ['an order’s key with an operator’s sign', { orderKey: '$ne|1', why: 'RISK' }],
    ['an order that does not exist', { orderKey: '1|1', why: 'RISK' }],
  ])('%s holds nothing', async (_label, input) => {
    const { call, everything } = await openConsole();
    const before = await everything();
    const reply = await call({ action: 'holdMoney', input: { ...audited, ...input } });
    expect(reply).toMatchObject({ ok: false, code: input.orderKey === '1|1' ? 'order-not-found' : 'bad-input' });
    expect(await everything()).toEqual(before);
  });
});
