import { attachInvoice } from './attach-invoice';
import { evidenceLink } from './evidence-link';
import { exportList } from './export-list';
import { invoiceLink } from './invoice-link';
import { asked, evidenceOf, finance, hourMs, owner, staffedWorld, startMs } from './lists-under-test';
import { markFailed, markPaid } from './mark-row';
import { readList } from './read-lists';

const textOf = (contentBase64: string) => Buffer.from(contentBase64, 'base64').toString('utf8');

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
  const stated = (listId: string, payoutNo: string) => {
    return { listId, payoutNo, reference: 'B202611240001', evidenceFileId: evidenceOf(listId, payoutNo) };
  };

  it('is of the amount in the list, by somebody who did not approve, and told to the payout', async () => {
    const world = await staffedWorld();
    await world.submit('W2026110001', 8720);
    const listId = await world.approvedList();
    const paid = { ...stated(listId, 'W2026110001'), paidFen: 8720, paidAtMs: world.time.nowMs };
    expect(await markPaid(world.ports, owner, { ...paid, ...asked() })).toEqual({ ok: false, code: 'same-person' });
    expect(await markPaid(world.ports, finance, { ...paid, paidFen: 8800, ...asked() })).toEqual({
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
    expect(await readList(world.ports, owner, listId)).toMatchObject({
      value: { openRows: 0, isApprovedByMe: true, rows: [{ state: 'paid', markedBy: '小财', account: '**** 0128' }] },
    });
  });

  it.each(['paid', 'failed'] as const)(
    '%s without its evidence in the storage is refused, and the file is named',
    async (state) => {
      const world = await staffedWorld();
      await world.submit('W2026110001', 8720);
      const listId = await world.approvedList();
      const marking = { ...stated(listId, 'W2026110001'), ...asked() };
      world.lost.add(marking.evidenceFileId);
      const ask = () =>
        state === 'paid'
          ? markPaid(world.ports, finance, { ...marking, paidFen: 8720, paidAtMs: world.time.nowMs })
          : markFailed(world.ports, finance, { ...marking, outcome: 'failed', failReason: '户名不符' });
      expect(await ask()).toEqual({ ok: false, code: 'evidence-missing', detail: marking.evidenceFileId });
      expect(world.heard).toEqual([]);
      world.lost.clear();
      expect(await ask()).toMatchObject({ ok: true, value: { state } });
    },
  );

  it('shows its evidence to whoever reads the list, and no other file of the storage', async () => {
    const world = await staffedWorld();
    await world.submit('W2026110001', 8720);
    await world.submit('W2026110002', 100);
    const listId = await world.approvedList();
    const link = (payoutNo: string) => evidenceLink(world.ports, payoutNo);
    expect(await link('W2026110001')).toEqual({ ok: false, code: 'evidence-missing' });
    expect(await link('W9')).toEqual({ ok: false, code: 'payout-not-in-list' });
    const evidenceFileId = `cloud://env.b/evidence/${listId}/W2026110001-1.png`;
    const paid = { listId, reference: 'B1', paidAtMs: world.time.nowMs };
    await markPaid(world.ports, finance, {
      ...{ ...paid, payoutNo: 'W2026110001', paidFen: 8720, evidenceFileId, ...asked() },
    });
    const other = { ...paid, payoutNo: 'W2026110002', paidFen: 100 };
    for (const fileId of [
      'cloud://env.b/exports/x/orders.csv',
      evidenceFileId,
      evidenceOf('bank-other', 'W2026110002'),
      `cloud://env.b/evidence/${listId}/W2026110002-1.html`,
      `cloud://env.b/evidence/${listId}/W2026110002-1/../x.png`,
    ]) {
      const marked = await markPaid(world.ports, finance, { ...other, evidenceFileId: fileId, ...asked() });
      expect(marked).toEqual({ ok: false, code: 'evidence-missing', detail: fileId });
    }
    expect(await link('W2026110001')).toMatchObject({
      value: { name: 'W2026110001-1.png', untilMs: world.time.nowMs + 600_000 },
    });
    expect(await link('W2026110002')).toEqual({ ok: false, code: 'evidence-missing' });
    const list = await readList(world.ports, owner, listId);
    expect(list.ok && list.value.rows.map((row) => row.hasEvidence)).toEqual([true, false]);
    world.lost.add(evidenceFileId);
    expect(await link('W2026110001')).toEqual({ ok: false, code: 'evidence-missing', detail: evidenceFileId });
  });

  it('shows the invoice of a business to whoever says why, and no other file of the storage', async () => {
    const world = await staffedWorld();
    await world.submit('W2026110001', 8720, { payeeKind: 'company' });
    const fileId = 'cloud://env.b/invoices/W2026110001-1.pdf';
    const look = (payoutNo: string, request = asked()) => invoiceLink(world.ports, finance, { payoutNo, ...request });
    expect(await look('W2026110001')).toEqual({ ok: false, code: 'invoice-not-found' });
    const invoice = { payoutNo: 'W2026110001', invoiceNumber: '26312000000000000001' };
    await attachInvoice(world.ports, 'owang', { ...invoice, fileId, ...asked() });
    const request = asked();
    for (const _time of [1, 2]) {
      expect(await look('W2026110001', request)).toMatchObject({
        value: { name: 'W2026110001-1.pdf', untilMs: world.time.nowMs + 600_000 },
      });
    }
    const audit = await world.database.list('audit', { where: { action: 'payoutInvoice' }, limit: 9 });
    expect(audit).toMatchObject([
      { openid: finance.openid, subject: 'payout W2026110001', reason: request.reason, after: { fileId } },
    ]);
    expect(await look('W2026110002', request)).toEqual({ ok: false, code: 'invoice-not-found' });
    const ofAnother = { set: { fileId: 'cloud://env.b/exports/x/orders.csv' } };
    world.lost.add(fileId);
    expect(await look('W2026110001')).toEqual({ ok: false, code: 'invoice-not-found', detail: fileId });
    await world.database.update('payout_invoices', 'payout|W2026110001', ofAnother);
    expect(await look('W2026110001')).toEqual({ ok: false, code: 'invoice-not-found' });
    expect(await world.database.count('audit', { action: 'payoutInvoice' })).toBe(1);
  });

  it('can be that it failed, or came back after it was paid', async () => {
    const world = await staffedWorld();
    await world.submit('W2026110001', 8720);
    await world.submit('W2026110002', 100);
    const listId = await world.approvedList();
    const failed = { ...stated(listId, 'W2026110001'), outcome: 'failed' as const, failReason: '户名不符' };
    expect(await markFailed(world.ports, finance, { ...failed, outcome: 'returned', ...asked() })).toEqual({
      ok: false,
      code: 'not-paid-yet',
    });
    expect(await markFailed(world.ports, finance, { ...failed, ...asked() })).toMatchObject({
      value: { state: 'failed' },
    });
    const paid = { ...stated(listId, 'W2026110002'), paidFen: 100, paidAtMs: world.time.nowMs };
    expect(
      await markPaid(world.ports, finance, { ...paid, ...stated(listId, 'W2026110001'), paidFen: 8720, ...asked() }),
    ).toEqual({ ok: false, code: 'already-marked' });
    await markPaid(world.ports, finance, { ...paid, ...asked() });
    world.time.nowMs += 24 * hourMs;
    await markFailed(world.ports, finance, {
      ...failed,
      ...stated(listId, 'W2026110002'),
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
