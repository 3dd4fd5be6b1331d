import { periodOfMonth } from '../../../core/statement/statement-period';
import { statementTable } from '../../../core/statement/statement-table';
import { earningsWorld } from '../../../tests/support/earnings-world';
import { minuteLater, paid, received, settled, sharer } from '../../../tests/support/row-after';
import { beijingMs, statementFunctions } from '../../../tests/support/statement-world';
import { csvText } from '../../adapters/exports/csv-text';
import { type GiveStatementPorts, giveStatement, type StatementRequest } from './give-statement';

/** The article's order: paid on 1 August, settled on the 18th, free from the 27th, released that day. */
async function augustWorld() {
  const world = await earningsWorld();
  const functions = statementFunctions(world);
  const bookAt = async (moment: string, snapshot: typeof paid) => {
    world.clock.setMs(beijingMs(moment));
    await world.record({ snapshot });
  };
  await bookAt('2026-08-01T20:05:00', paid);
  await bookAt('2026-08-11T20:16:00', received);
  await bookAt('2026-08-18T20:17:00', settled);
  world.clock.setMs(beijingMs('2026-08-27T00:10:00'));
  await world.release();
  world.clock.setMs(beijingMs('2026-09-02T12:00:00'));
  const ports: GiveStatementPorts = { ...functions.ports, promoters: world.ports.promoters };
  const give = (request: Partial<StatementRequest> & { month?: string }, openid = 'o-wang') =>
    giveStatement(ports, openid, {
      period: periodOfMonth(request.month ?? '202608'),
      isMonth: true,
      format: undefined,
      ...request,
    });
  return { ...world, ...functions, ports, give, bookAt };
}

const brief = ({ lines }: { lines: readonly { zh: string; changeFen: number; balanceFen: number }[] }) =>
  lines.map(({ zh, changeFen, balanceFen }) => [zh, changeFen, balanceFen]);

async function viewOf(world: Awaited<ReturnType<typeof augustWorld>>, month = '202608', openid = 'o-wang') {
  const answer = await world.give({ month }, openid);
  if (!answer.ok || answer.value.kind !== 'statement') throw new Error('expected a statement');
  return answer.value;
}

describe('the view of a month', () => {
  it('has every movement with its reason in words, and what there was after it', async () => {
    const view = await viewOf(await augustWorld());
    expect(brief(view)).toEqual([
      ['买家付款,佣金入账冻结:平台 → 冻结中', 3860, 3860],
      ['已收货并结算,确定解冻日:冻结中 → 8 月 27 日起可提现', 0, 3860],
      ['解冻,可以提现:8 月 27 日起可提现 → 可提现', 0, 3860],
    ]);
    expect(view.lines.map(({ cause, orderId, en }) => [cause, orderId, en])).toEqual([
      ['ORDER_PAID', paid.orderId, 'paid: commission booked frozen: platform → frozen'],
      ['DUE_DATED', paid.orderId, 'received and settled: the day of release is set: frozen → free from Aug 27'],
      ['RELEASED', null, 'released: may be withdrawn: free from Aug 27 → available'],
    ]);
    expect(view.opening).toMatchObject({ count: 0, balanceFen: 0 });
    expect(view.closing).toMatchObject({ count: 3, balanceFen: 3860, availableFen: 3860, frozenFen: 0, dueFen: 0 });
    expect(view.closing.head).toBe(view.lines[2]?.head);
    expect(view).toMatchObject({ isClosed: false, lineCount: 3, sealed: { zh: '还没有封账,每天凌晨封前一天的账。' } });
  });

  it('is closed after the night, and says the same', async () => {
    const world = await augustWorld();
    const open = await viewOf(world);
    await world.reconcile();
    const closed = await viewOf(world);
    expect(closed).toMatchObject({ isClosed: true, sealed: { zh: '已封账,不会再变。' } });
    expect(closed.lines).toEqual(open.lines);
    expect([closed.opening, closed.closing]).toEqual([open.opening, open.closing]);
  });

  it('of a refund after the closing lies in the open month, and the closed one does not change', async () => {
    const world = await augustWorld();
    await world.reconcile();
    const august = await viewOf(world);
    await world.bookAt('2026-09-03T09:00:00', minuteLater(settled, { commissionStatus: 200, orderStatus: 200 }));
    expect(await viewOf(world)).toEqual(august);
    const september = await viewOf(world, '202609');
    expect(brief(september)).toEqual([['买家退款,按比例退回:可提现 → 平台', -3860, 0]]);
    expect(september.opening).toEqual(august.closing);
    const origin = { zh: '原佣金 2026 年 8 月记账', en: 'first booked in 2026-08' };
    expect(september.lines).toMatchObject([{ orderId: paid.orderId, origin, late: null }]);
    expect(august.lines.map((line) => line.origin)).toEqual([null, null, null]);
  });

  it('shows an entry that came after its day was closed in the open period, with the reason', async () => {
    const world = await augustWorld();
    await world.reconcile();
    const august = await viewOf(world);
    // Another instance's clock is days behind.
    await world.bookAt('2026-08-30T09:00:00', { ...paid, orderId: 'late1' });
    world.clock.setMs(beijingMs('2026-09-03T01:30:00'));
    await world.reconcile();
    expect(await viewOf(world)).toEqual(august);
    const september = await viewOf(world, '202609');
    expect(september.lines).toHaveLength(1);
    expect(september.lines[0]).toMatchObject({
      day: '20260902',
      bookedAtMs: beijingMs('2026-08-30T09:00:00'),
      late: { zh: '记账那天已封账,计入 2026-09-02' },
      orderId: 'late1',
    });
  });

  it('never shows another promoter, nor where his money lies', async () => {
    const world = await augustWorld();
    await world.bookAt('2026-09-03T09:00:00', minuteLater(settled, sharer('wxchen')));
    const [his, hers] = [await viewOf(world, '202609'), await viewOf(world, '202609', 'o-chen')];
    expect(brief(his)).toEqual([['平台更改了推客:可提现 → 其他推客', -3860, 0]]);
    expect(JSON.stringify(his)).not.toContain('wxchen');
    expect(brief(hers)).toHaveLength(1);
    expect(JSON.stringify(hers)).not.toContain('wxwang');
    // Hers since September: that it was booked for somebody in August is not hers to read.
    const refunded = { ...sharer('wxchen'), commissionStatus: 200, orderStatus: 200 };
    await world.bookAt('2026-10-03T09:00:00', minuteLater(minuteLater(settled, {}), refunded));
    const october = await viewOf(world, '202610', 'o-chen');
    expect(october.lines).toMatchObject([{ changeFen: -3860, origin: { zh: '原佣金 2026 年 9 月记账' } }]);
  });

  it.each([
    ['a month', true, '这个月没有变动,所以没有对账单。'],
    ['some days', false, '这段时间没有变动,所以没有对账单。'],
  ])('of %s in which nothing moved says so', async (_name, isMonth, zh) => {
    const world = await augustWorld();
    expect(await world.give({ month: '202607', isMonth })).toMatchObject({ ok: true, value: { kind: 'empty', zh } });
  });

  it('belongs to nobody who is not bound', async () => {
    expect(await (await augustWorld()).give({}, 'o-stranger')).toEqual({ ok: false, code: 'not-bound' });
  });

  it('is not made of closed entries that were changed', async () => {
    const world = await augustWorld();
    await world.reconcile();
    await world.database.update('ledger', `${paid.orderId}|${paid.skuId}|1`, { set: { cause: 'AMOUNT_CHANGED' } });
    await expect(world.give({})).rejects.toThrow('no longer says what was sealed on 20260801');
  });
});

describe('the file', () => {
  it.each(['csv', 'json', 'xlsx'] as const)('is given as %s in the reply', async (format) => {
    const answer = await (await augustWorld()).give({ format });
    if (!answer.ok || answer.value.kind !== 'file') throw new Error('expected a file');
    const { contentBase64, name, sizeBytes } = answer.value;
    const bytes = Buffer.from(contentBase64, 'base64');
    expect(name).toBe(`statement-20260801-20260831.${format}`);
    expect(bytes.length).toBe(sizeBytes);
    if (format === 'xlsx') expect(bytes.toString('latin1', 0, 2)).toBe('PK');
    else expect(bytes.toString('utf8')).toContain(paid.orderId);
  });

  it('has ids as text and amounts in yuan and fen', async () => {
    const world = await augustWorld();
    const rows = statementTable(await world.statement('wxwang', '20260801', '20260831'), world.ports.hash);
    const [, , , first] = csvText(rows).split('\r\n');
    const id = `${paid.orderId}|${paid.skuId}|1`;
    expect(first).toContain(`"${id}","platform","frozen","38.60",3860,"38.60","38.60",3860,"38.60","0.00"`);
    expect(first).toContain('1,"变动","\'20260801","2026-08-01 20:05:00.000","ORDER_PAID"');
  });

  it('is CSV when a workbook would have too many rows', async () => {
    const world = await augustWorld();
    const files = { ...world.ports.files, rowLimitOf: () => 5 };
    const request = { period: periodOfMonth('202608'), isMonth: true, format: 'xlsx' } as const;
    const answer = await giveStatement({ ...world.ports, files }, 'o-wang', request);
    expect(answer).toMatchObject({ ok: true, value: { format: 'csv', name: 'statement-20260801-20260831.csv' } });
  });

  it('that does not fit into a reply is refused by name', async () => {
    const world = await augustWorld();
    const files = { ...world.ports.files, fileOf: async () => new Uint8Array(1_000_001) };
    const request = { period: periodOfMonth('202608'), isMonth: true, format: 'csv' } as const;
    const answer = await giveStatement({ ...world.ports, files }, 'o-wang', request);
    expect(answer).toEqual({ ok: false, code: 'statement-too-large' });
  });
});
