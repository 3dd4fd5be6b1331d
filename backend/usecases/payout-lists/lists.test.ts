import { approveList } from './approve-list';
import { attachInvoice } from './attach-invoice';
import { exportList } from './export-list';
import { asked, evidenceOf, finance, hourMs, listsUnderTest, owner, staffedWorld, startMs } from './lists-under-test';
import { makeList } from './make-list';
import { markPaid } from './mark-row';
import { listLists } from './read-lists';
import { withdrawList } from './withdraw-list';

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
      payLists: { ...world.ports.payLists, listRowsIn: () => Promise.reject(new Error('cut off')) },
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
      payLists: { ...world.ports.payLists, giveBackRows: () => Promise.reject(new Error('cut off')) },
    };
    await expect(withdrawList(broken, owner, { listId, ...asked() })).rejects.toThrow('cut off');
    expect(await makeList(world.ports, finance, { route: 'bank', ...asked() })).toMatchObject({
      value: { rowCount: 1 },
    });
    expect(await world.ports.payLists.findList(listId)).toMatchObject({ state: 'withdrawn' });
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
    const fileOf = (payoutNo: string) => `cloud://env.b/invoices/${payoutNo}-1.pdf`;
    const invoice = { payoutNo: 'W2026110001', invoiceNumber: '26312000000000000001', fileId: fileOf('W2026110001') };
    for (const fileId of [fileOf('W2026110002'), 'cloud://env.b/invoices/W2026110001-1.exe', 'cloud://a/invoice.pdf']) {
      expect(await attachInvoice(world.ports, 'owang', { ...invoice, fileId, ...asked() })).toEqual({
        ...{ ok: false, code: 'invoice-missing', detail: fileId },
      });
    }
    world.lost.add(invoice.fileId);
    expect(await attachInvoice(world.ports, 'owang', { ...invoice, ...asked() })).toMatchObject({
      code: 'invoice-missing',
    });
    world.lost.clear();
    expect(await attachInvoice(world.ports, 'owang', { ...invoice, requestId: 'request-i1' })).toMatchObject({
      ok: true,
    });
    expect(
      await attachInvoice(world.ports, 'owang', {
        ...{ ...invoice, payoutNo: 'W2026110002', fileId: fileOf('W2026110002'), requestId: 'request-i2' },
      }),
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
      code: 'payout-in-list',
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
    expect(await world.database.count('outbox', {})).toBe(0);
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
    const facts = { listId, totalFen: 8720, by: '老板', fromMs: approvedAtMs + 24 * hourMs };
    expect(await world.database.list('outbox', { where: { audience: 'operator' }, limit: 9 })).toMatchObject([
      { code: 'PAYOUT_LIST_WAITS_ALONE', about: listId, facts, notedAtMs: approvedAtMs },
    ]);
    const paid = {
      listId,
      payoutNo: 'W2026110001',
      paidFen: 8720,
      reference: 'B1',
      evidenceFileId: evidenceOf(listId, 'W2026110001'),
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
