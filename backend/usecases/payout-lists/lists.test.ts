import { approveList } from './approve-list';
import { attachInvoice } from './attach-invoice';
import { exportList } from './export-list';
import { asked, finance, hourMs, listsUnderTest, owner, staffedWorld, startMs } from './lists-under-test';
import { makeList } from './make-list';
import { markFailed, markPaid } from './mark-row';
import { listLists, readList } from './read-lists';
import { withdrawList } from './withdraw-list';

const textOf = (contentBase64: string) => Buffer.from(contentBase64, 'base64').toString('utf8');

describe('handing over to people', () => {
  it('only queues, once for life, and another amount under the same number is refused', async () => {
    const world = await staffedWorld();
    expect(await world.submit('W2026110001', 8720)).toEqual({ kind: 'accepted', providerNo: 'W2026110001' });
    expect(await world.submit('W2026110001', 8720)).toEqual({ kind: 'accepted', providerNo: 'W2026110001' });
    expect(await world.submit('W2026110001', 8721)).toMatchObject({ kind: 'refused', class: 'parameters' });
    expect(await world.database.count('payout_list_rows', {})).toBe(1);
    expect(await world.provider('bank').query('W2026110009')).toEqual({ kind: 'not-found' });
  });

  it('keeps the account sealed, also from whoever reads the database', async () => {
    const world = await staffedWorld();
    await world.submit('W2026110001', 8720);
    const stored = JSON.stringify(await world.database.list('payout_list_rows', { where: {}, limit: 9 }));
    expect(stored).not.toContain('6222021234567890128');
    expect(stored).toContain('**** 0128');
  });

  it('can be taken back while it waits, and no more once it stands in a list', async () => {
    const world = await staffedWorld();
    await world.submit('W2026110001', 8720);
    await world.submit('W2026110002', 100);
    expect(await world.provider('bank').cancel('W2026110001')).toMatchObject({ kind: 'cancelled' });
    expect(await world.provider('bank').query('W2026110001')).toMatchObject({ kind: 'cancelled' });
    await world.approvedList();
    expect(await world.provider('bank').cancel('W2026110002')).toMatchObject({ kind: 'transferring' });
  });
});

describe('a list', () => {
  it('takes in what waits, and a payout is never in two', async () => {
    const world = await staffedWorld();
    for (const [number, amount] of [
      ['W2026110001', 8720],
      ['W2026110002', 100],
      ['W2026110003', 5],
    ] as const) {
      await world.submit(number, amount);
    }
    const [one, other] = await Promise.all([
      makeList(world.ports, finance, { route: 'bank', ...asked() }),
      makeList(world.ports, owner, { route: 'bank', ...asked() }),
    ]);
    const made = [one, other].flatMap((outcome) => (outcome.ok ? outcome.value.rowCount : []));
    expect(made.reduce((sum, count) => sum + count, 0)).toBe(3);
    const rows = await world.database.list('payout_list_rows', { where: {}, limit: 9 });
    expect(rows.map(({ state }) => state)).toEqual(['listed', 'listed', 'listed']);
    expect(await makeList(world.ports, finance, { route: 'bank', ...asked() })).toEqual({
      ok: false,
      code: 'nothing-to-list',
    });
    expect(await makeList(world.ports, finance, { route: 'alipay', ...asked() })).toEqual({
      ok: false,
      code: 'nothing-to-list',
    });
  });

  it('made twice under one request is one list', async () => {
    const world = await staffedWorld();
    await world.submit('W2026110001', 8720);
    const request = { route: 'bank' as const, ...asked() };
    const first = await makeList(world.ports, finance, request);
    await world.submit('W2026110002', 100);
    expect(await makeList(world.ports, finance, request)).toEqual(first);
    expect(await makeList(world.ports, owner, request)).toEqual({ ok: false, code: 'request-id-taken' });
  });

  it('that was cut off while it was made is finished by whoever comes next', async () => {
    const world = await staffedWorld();
    await world.submit('W2026110001', 8720);
    await world.submit('W2026110002', 100);
    const broken = {
      ...world.ports,
      lists: { ...world.ports.lists, listRowsIn: () => Promise.reject(new Error('cut off')) },
    };
    await expect(makeList(broken, finance, { route: 'bank', ...asked() })).rejects.toThrow('cut off');
    await world.submit('W2026110003', 5);
    expect(await makeList(world.ports, owner, { route: 'bank', ...asked() })).toMatchObject({
      ok: true,
      value: { rowCount: 2, totalFen: 8820 },
    });
    expect(await makeList(world.ports, owner, { route: 'bank', ...asked() })).toMatchObject({ value: { rowCount: 1 } });
  });

  it('given up before approval gives its payouts back, also when giving back was cut off', async () => {
    const world = await staffedWorld();
    await world.submit('W2026110001', 8720);
    const made = await makeList(world.ports, finance, { route: 'bank', ...asked() });
    const listId = made.ok ? made.value.listId : '';
    const broken = {
      ...world.ports,
      lists: { ...world.ports.lists, giveBackRows: () => Promise.reject(new Error('cut off')) },
    };
    await expect(withdrawList(broken, owner, { listId, ...asked() })).rejects.toThrow('cut off');
    expect(await makeList(world.ports, finance, { route: 'bank', ...asked() })).toMatchObject({
      value: { rowCount: 1 },
    });
    expect(await world.ports.lists.findList(listId)).toMatchObject({ state: 'withdrawn' });
  });

  it('of a business needs its invoice, and one invoice is for one payout', async () => {
    const world = await staffedWorld();
    const company = { payeeKind: 'company' } as const;
    await world.submit('W2026110001', 8720, company);
    await world.submit('W2026110002', 100, company);
    expect(await makeList(world.ports, finance, { route: 'bank', ...asked() })).toEqual({
      ok: false,
      code: 'nothing-to-list',
    });
    expect(await listLists(world.ports, {})).toMatchObject({
      waiting: [{ count: 2, totalFen: 8820, withoutInvoice: 2 }, {}, {}],
    });
    const invoice = { payoutNo: 'W2026110001', invoiceNumber: '26312000000000000001', fileId: 'cloud://a/invoice.pdf' };
    expect(await attachInvoice(world.ports, 'owang', { ...invoice, requestId: 'request-i1' })).toMatchObject({
      ok: true,
    });
    expect(
      await attachInvoice(world.ports, 'owang', { ...invoice, payoutNo: 'W2026110002', requestId: 'request-i2' }),
    ).toEqual({
      ok: false,
      code: 'invoice-used',
    });
    expect(await attachInvoice(world.ports, 'ozhang', { ...invoice, requestId: 'request-i3' })).toEqual({
      ok: false,
      code: 'not-bound',
    });
    expect(await makeList(world.ports, finance, { route: 'bank', ...asked() })).toMatchObject({
      value: { rowCount: 1, totalFen: 8720 },
    });
    expect(await attachInvoice(world.ports, 'owang', { ...invoice, requestId: 'request-i4' })).toEqual({
      ok: false,
      code: 'already-sent',
    });
  });
});

describe('approval', () => {
  async function madeList() {
    const world = await staffedWorld();
    await world.submit('W2026110001', 8720);
    const made = await makeList(world.ports, finance, { route: 'bank', ...asked() });
    return { world, listId: made.ok ? made.value.listId : '' };
  }

  it('is of the sum that was seen, once, and of rows that are as they were made', async () => {
    const { world, listId } = await madeList();
    expect(await approveList(world.ports, owner, { listId, totalFen: 8719, ...asked() })).toEqual({
      ok: false,
      code: 'amount-differs',
    });
    expect(await approveList(world.ports, owner, { listId: 'bank-none', totalFen: 8720, ...asked() })).toEqual({
      ok: false,
      code: 'list-not-found',
    });
    expect(await exportList(world.ports, finance, { listId, format: 'csv', ...asked() })).toEqual({
      ok: false,
      code: 'list-not-approved',
    });
    expect(await approveList(world.ports, owner, { listId, totalFen: 8720, ...asked() })).toMatchObject({
      ok: true,
      value: { mayMarkAloneFromMs: null },
    });
    expect(await approveList(world.ports, owner, { listId, totalFen: 8720, ...asked() })).toEqual({
      ok: false,
      code: 'list-decided',
    });
    expect(await withdrawList(world.ports, owner, { listId, ...asked() })).toEqual({ ok: false, code: 'list-decided' });
  });

  it.each([
    ['an amount', { netFen: 872_000 }],
    ['an account', { sealed: 'k1.AAAAAAAAAAAAAAAA.AAAA' }],
    ['a remark', { remark: '工资' }],
  ])('stops when somebody changed %s in the database, before and after it', async (_name, set) => {
    const before = await madeList();
    await before.world.database.update('payout_list_rows', 'W2026110001', { set });
    expect(await approveList(before.world.ports, owner, { listId: before.listId, totalFen: 8720, ...asked() })).toEqual(
      {
        ok: false,
        code: 'list-changed',
      },
    );
    const { world, listId } = await madeList();
    await approveList(world.ports, owner, { listId, totalFen: 8720, ...asked() });
    await world.database.update('payout_list_rows', 'W2026110001', { set });
    expect(await exportList(world.ports, finance, { listId, format: 'csv', ...asked() })).toEqual({
      ok: false,
      code: 'list-changed',
    });
    expect(world.told).toEqual([{ event: 'PAYOUT_LIST_CHANGED', facts: { name: listId } }]);
  });

  it('by the only person waits a day, up to the limit, and people are told', async () => {
    const world = listsUnderTest();
    await world.appoint(owner, 'agency-owner');
    await world.submit('W2026110001', 8720);
    const made = await makeList(world.ports, owner, { route: 'bank', ...asked() });
    const listId = made.ok ? made.value.listId : '';
    world.settings.aloneFen = 8719;
    expect(await approveList(world.ports, owner, { listId, totalFen: 8720, ...asked() })).toEqual({
      ok: false,
      code: 'second-person-needed',
    });
    world.settings.aloneFen = 8720;
    const approvedAtMs = world.time.nowMs;
    expect(await approveList(world.ports, owner, { listId, totalFen: 8720, ...asked() })).toMatchObject({
      value: { mayMarkAloneFromMs: approvedAtMs + 24 * hourMs },
    });
    expect(world.told).toEqual([{ event: 'PAYOUT_LIST_WAITS_ALONE', facts: { name: listId, amountFen: 8720 } }]);
    const paid = {
      listId,
      payoutNo: 'W2026110001',
      amountFen: 8720,
      reference: 'B1',
      evidenceFileId: 'cloud://a/1.png',
      paidAtMs: startMs,
    };
    world.time.nowMs = approvedAtMs + 24 * hourMs - 1;
    expect(await markPaid(world.ports, owner, { ...paid, ...asked() })).toEqual({ ok: false, code: 'wait-not-over' });
    world.time.nowMs += 1;
    await world.appoint(finance, 'agency-finance');
    expect(await markPaid(world.ports, owner, { ...paid, ...asked() })).toEqual({ ok: false, code: 'same-person' });
    await world.database.remove('staff', finance.openid);
    expect(await markPaid(world.ports, owner, { ...paid, ...asked() })).toMatchObject({
      ok: true,
      value: { state: 'paid' },
    });
  });
});

describe('the file of a list', () => {
  it.each([
    [
      'bank',
      '"序号","付款编号","收款人姓名","收款账号","开户银行","金额(元)","附言"',
      `1,"W2026110001","王小明","'6222021234567890128","'=HYPERLINK(1)","87.20","推广佣金 W2026110001"`,
    ],
    [
      'alipay',
      '"序号","商户订单号","收款方支付宝账号","收款方姓名","金额(元)","备注"',
      `1,"W2026110001","'6222021234567890128","王小明","87.20","推广佣金 W2026110001"`,
    ],
    [
      'payroll',
      '"序号","付款编号","工号","姓名","月份","项目","税前金额(元)"',
      `1,"W2026110001","'6222021234567890128","王小明","'202611","推广提成","87.20"`,
    ],
  ] as const)('for %s has ids and accounts as text and no formula', async (route, titles, line) => {
    const world = await staffedWorld();
    await world.submit('W2026110001', 8720, { route, change: { bankName: '=HYPERLINK(1)' } });
    const listId = await world.approvedList(route);
    const file = await exportList(world.ports, finance, { listId, format: 'csv', ...asked() });
    expect(file).toMatchObject({ ok: true, value: { name: `${listId}.csv`, rowCount: 1, totalFen: 8720 } });
    expect(textOf(file.ok ? file.value.contentBase64 : '')).toBe(`\ufeff${titles}\r\n${line}\r\n`);
    expect(await world.database.count('audit', { action: 'payoutListExport' })).toBe(1);
  });

  it('is a workbook too, and reads back as it was written', async () => {
    const world = await staffedWorld();
    await world.submit('W2026110001', 8720);
    const listId = await world.approvedList();
    const file = await exportList(world.ports, finance, { listId, format: 'xlsx', ...asked() });
    const rows = await world.ports.resultFiles.read(Buffer.from(file.ok ? file.value.contentBase64 : '', 'base64'));
    expect(rows).toMatchObject({ ok: true });
    expect(rows.ok && rows.value[1]).toEqual([
      '1',
      'W2026110001',
      '王小明',
      '6222021234567890128',
      '工商银行杭州支行',
      '87.20',
      '推广佣金 W2026110001',
    ]);
  });
});

describe('a result that somebody states', () => {
  const evidence = { reference: 'B202611240001', evidenceFileId: 'cloud://a/1.png' };

  it('is of the amount in the list, by somebody who did not approve, and told to the payout', async () => {
    const world = await staffedWorld();
    await world.submit('W2026110001', 8720);
    const listId = await world.approvedList();
    const paid = { listId, payoutNo: 'W2026110001', amountFen: 8720, paidAtMs: world.time.nowMs, ...evidence };
    expect(await markPaid(world.ports, owner, { ...paid, ...asked() })).toEqual({ ok: false, code: 'same-person' });
    expect(await markPaid(world.ports, finance, { ...paid, amountFen: 8800, ...asked() })).toEqual({
      ok: false,
      code: 'amount-differs',
    });
    expect(await markPaid(world.ports, finance, { ...paid, payoutNo: 'W9', ...asked() })).toEqual({
      ok: false,
      code: 'payout-not-in-list',
    });
    expect(await markPaid(world.ports, finance, { ...paid, paidAtMs: world.time.nowMs + 1, ...asked() })).toEqual({
      ok: false,
      code: 'paid-time-wrong',
    });
    expect(await markPaid(world.ports, finance, { ...paid, paidAtMs: startMs - 24 * hourMs, ...asked() })).toEqual({
      ok: false,
      code: 'paid-time-wrong',
    });
    expect(world.heard).toEqual([]);
    const done = await markPaid(world.ports, finance, { ...paid, ...asked() });
    expect(done).toEqual({ ok: true, value: { payoutNo: 'W2026110001', state: 'paid' } });
    const outcome = { kind: 'paid', providerNo: 'B202611240001', paidAtMs: paid.paidAtMs, netFen: 8720, taxFen: null };
    expect(world.heard).toEqual([['W2026110001', outcome]]);
    expect(await world.provider('bank').query('W2026110001')).toEqual(outcome);
    expect(await markPaid(world.ports, finance, { ...paid, ...asked() })).toEqual(done);
    expect(await markPaid(world.ports, finance, { ...paid, reference: 'B2', ...asked() })).toEqual({
      ok: false,
      code: 'already-marked',
    });
    expect(await readList(world.ports, listId)).toMatchObject({
      value: { openRows: 0, rows: [{ state: 'paid', markedBy: '小财', account: '**** 0128' }] },
    });
  });

  it('can be that it failed, or came back after it was paid', async () => {
    const world = await staffedWorld();
    await world.submit('W2026110001', 8720);
    await world.submit('W2026110002', 100);
    const listId = await world.approvedList();
    const failed = { listId, payoutNo: 'W2026110001', outcome: 'failed' as const, failReason: '户名不符', ...evidence };
    expect(await markFailed(world.ports, finance, { ...failed, outcome: 'returned', ...asked() })).toEqual({
      ok: false,
      code: 'not-paid-yet',
    });
    expect(await markFailed(world.ports, finance, { ...failed, ...asked() })).toMatchObject({
      value: { state: 'failed' },
    });
    const paid = { listId, payoutNo: 'W2026110002', amountFen: 100, paidAtMs: world.time.nowMs, ...evidence };
    expect(
      await markPaid(world.ports, finance, { ...paid, payoutNo: 'W2026110001', amountFen: 8720, ...asked() }),
    ).toEqual({ ok: false, code: 'already-marked' });
    await markPaid(world.ports, finance, { ...paid, ...asked() });
    world.time.nowMs += 24 * hourMs;
    await markFailed(world.ports, finance, {
      ...failed,
      payoutNo: 'W2026110002',
      outcome: 'returned',
      failReason: '账户已销户',
      ...asked(),
    });
    expect(world.heard.map(([number, { kind }]) => `${number} ${kind}`)).toEqual([
      'W2026110001 failed',
      'W2026110002 paid',
      'W2026110002 returned',
    ]);
    const bill = async (day: string) =>
      (await world.provider('bank').listBill(day))?.map(
        ({ payoutNo, direction, amountFen }) => `${payoutNo} ${direction} ${amountFen}`,
      );
    expect(await bill('20261124')).toEqual(['W2026110002 out 100']);
    expect(await bill('20261125')).toEqual(['W2026110002 back 100']);
  });
});
