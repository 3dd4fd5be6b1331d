import { closingFunctions } from '../../../tests/support/closing-world';
import { crashingDatabase, ProcessDied } from '../../../tests/support/crashing-database';
import { moneyFunctions, openMoneyWorld, readAll } from '../../../tests/support/money-world';
import { minuteLater, paid, received, settled, sharer } from '../../../tests/support/row-after';
import { beijingMs, statementFunctions } from '../../../tests/support/statement-world';

const none = { frozenFen: 0, heldFen: 0, dueFen: 0, availableFen: 0, payingFen: 0, paidFen: 0 };

function openWorld() {
  const world = openMoneyWorld();
  const night = async (day: string) => {
    world.clock.setMs(beijingMs(`${day}T01:30:00`));
    await statementFunctions(world).reconcile();
  };
  return { ...world, ...moneyFunctions(world), ...closingFunctions(world), night };
}

/** 小王's apples and 小陈's, paid on 1 August, and the first night of September. */
async function augustIsOver() {
  const world = openWorld();
  await world.record({ snapshot: paid });
  await world.record({ snapshot: { ...paid, orderId: 'second', ...sharer('wxchen') } });
  await world.night('2026-09-01');
  return world;
}

describe('a month that is closed', () => {
  it('says for everybody and in total what there was, what moved and why, and what there is', async () => {
    const world = await augustIsOver();
    const answer = { month: '202608', state: 'closed', promoters: 2, entries: 2, root: expect.any(String) };
    expect(await world.close('202608')).toEqual({ ok: true, value: answer });
    const { months } = await world.months();
    expect(months).toMatchObject([
      {
        ...{ month: '202608', closedBy: '李店长', reason: '月底对账完成', overridden: [], earlierRoot: null },
        sums: {
          opening: none,
          movements: [{ cause: 'ORDER_PAID', entries: 2, changes: { ...none, frozenFen: 7720 } }],
          closing: { ...none, frozenFen: 7720 },
        },
        own: {
          opening: { platformFen: 0, marginFen: 0, taxFen: 0 },
          movements: [{ cause: 'ORDER_PAID', entries: 2, platformFen: -9650, marginFen: 1930, taxFen: 0 }],
          closing: { platformFen: -9650, marginFen: 1930, taxFen: 0 },
        },
      },
    ]);
    const audit = await readAll(world.database, 'audit');
    expect(audit).toMatchObject([{ action: 'closeMonth', name: '李店长', subject: 'month 202608', brandId: null }]);
  });

  it('lets a later refund fall into the month that is open, and stays as it was to the byte', async () => {
    const world = await augustIsOver();
    await world.close('202608');
    const closed = async () => [
      await world.monthFile('202608', 'csv'),
      await world.monthFile('202608', 'xlsx'),
      await world.statementFile('wxwang', '202608', 'csv'),
      await world.statementFile('wxwang', '202608', 'json'),
      await world.statementFile('wxwang', '202608', 'xlsx'),
      (await readAll(world.database, 'month_closes')).filter(({ _id }) => _id.startsWith('202608')),
    ];
    const before = await closed();
    await world.record({ snapshot: minuteLater(paid, { commissionStatus: 200 }) });
    await world.night('2026-10-01');
    expect(await world.close('202609')).toMatchObject({ ok: true, value: { state: 'closed', entries: 1 } });
    expect(await closed()).toEqual(before);
    const [september, august] = (await world.months()).months;
    expect(september).toMatchObject({
      earlierRoot: august?.root,
      sums: {
        opening: { ...none, frozenFen: 7720 },
        movements: [{ cause: 'ORDER_CANCELLED', entries: 1, changes: { ...none, frozenFen: -3860 } }],
        closing: { ...none, frozenFen: 3860 },
      },
      own: {
        opening: { platformFen: -9650, marginFen: 1930, taxFen: 0 },
        closing: { platformFen: -4825, marginFen: 965 },
      },
    });
    const file = await world.statementFile('wxwang', '202609', 'csv');
    if (!file.ok || file.value.kind !== 'file') throw new Error('a file');
    const text = Buffer.from(file.value.contentBase64, 'base64').toString('utf8');
    expect(text).toContain(`"'${paid.orderId}"`);
  });

  it('cannot be closed again, nor opened: only its own request gets its answer again', async () => {
    const world = await augustIsOver();
    const first = await world.close('202608');
    expect(await world.close('202608')).toEqual(first);
    expect(await world.close('202608', { requestId: 'another-one' })).toEqual({ ok: false, code: 'month-closed' });
    const others = { openid: 'o-finance', name: '陈会计' };
    expect(await world.close('202608', {}, others)).toEqual({ ok: false, code: 'month-closed' });
    expect(await world.preview('202608')).toEqual({ ok: false, code: 'month-closed' });
  });

  it('is a file that no spreadsheet takes for formulas, in parts of 300 promoters', async () => {
    const world = openWorld();
    for (let index = 0; index < 301; index += 1) {
      const name = `wx${String(index).padStart(3, '0')}`;
      await world.record({ snapshot: { ...paid, orderId: `order${index}`, ...sharer(name) } });
    }
    await world.night('2026-09-01');
    await world.close('202608', {}, { openid: 'o-owner', name: '=cmd' });
    const first = await world.monthFile('202608', 'csv');
    if (!first.ok) throw new Error(first.code);
    expect(first.value).toMatchObject({ name: 'month-202608-1.csv', nextAfterNumber: 300 });
    const lines = Buffer.from(first.value.contentBase64, 'base64').toString('utf8').split('\r\n');
    expect(lines.filter((line) => line.startsWith('"=') || line.includes(',"='))).toEqual([]);
    expect(lines.filter((line) => line.includes('"校验"'))).toHaveLength(300);
    const second = await world.monthFile('202608', 'xlsx', 300);
    expect(second).toMatchObject({ ok: true, value: { name: 'month-202608-2.xlsx', nextAfterNumber: null } });
    expect(await world.monthFile('202607', 'csv')).toEqual({ ok: false, code: 'month-not-closed' });
  });
});

describe('closing', () => {
  it.each([
    ['the month that runs', '202609', 'month-not-over'],
    ['a month to come', '203001', 'month-not-over'],
    ['a month before the program', '202607', 'month-before-program'],
    ['a month long before the program', '200001', 'month-before-program'],
  ])('%s is refused, and nothing is written', async (_label, month, code) => {
    const world = await augustIsOver();
    expect(await world.close(month)).toEqual({ ok: false, code });
    expect(await world.preview(month)).toEqual({ ok: false, code });
    for (const name of ['month_closes', 'audit']) expect(await readAll(world.database, name)).toEqual([]);
  });

  it('goes on where it had no time left, and ends as in one go', async () => {
    const [world, other] = [await augustIsOver(), await augustIsOver()];
    const states: string[] = [];
    for (let calls = 0; calls < 9 && states[calls - 1] !== 'closed'; calls += 1) {
      const times = [60_000];
      const answer = await world.close('202608', { leftMs: () => times.shift() ?? 0 });
      if (!answer.ok) throw new Error(answer.code);
      states.push(answer.value.state);
    }
    expect(states).toEqual(['running', 'running', 'running', 'closed']);
    await other.close('202608');
    expect(await readAll(world.database, 'month_closes')).toEqual(await readAll(other.database, 'month_closes'));
  });

  it('that dies at any call is finished by the next one, the same', async () => {
    const whole = await augustIsOver();
    await whole.close('202608');
    const expected = await readAll(whole.database, 'month_closes');
    for (let atCall = 1; ; atCall += 1) {
      const world = await augustIsOver();
      const dying = crashingDatabase(world.database, { atCall, when: 'after', kind: 'process-dies' });
      const run = closingFunctions(world, dying).close('202608');
      const hasDied = await run.then(
        () => false,
        (error: unknown) => error instanceof ProcessDied,
      );
      if (!hasDied) break;
      // The dead one still holds the lease for a while.
      world.clock.setMs(world.clock.nowMs() + 61_000);
      expect(await world.close('202608')).toMatchObject({ ok: true, value: { state: 'closed' } });
      const found = await readAll(world.database, 'month_closes');
      const moments = expected.map((document, index) => ({ ...document, ...atMsOf(found[index]) }));
      expect(found).toEqual(moments);
      expect(await readAll(world.database, 'audit')).toHaveLength(1);
    }
  });

  it('is done by one at a time', async () => {
    const world = await augustIsOver();
    const answers = await Promise.all([
      world.close('202608'),
      world.close('202608', {}, { openid: 'o-finance', name: '陈会计' }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ code: 'month-close-running' });
  });

  it('tells a person when an entry no longer says what was sealed, and closes nothing', async () => {
    const world = await augustIsOver();
    const [line] = await readAll(world.database, 'ledger');
    const postings = [{ from: 'platform', to: 'promoter/wxwang/frozen', amountFen: 3861 }];
    await world.database.update('ledger', line?._id ?? '', { set: { postings } });
    expect(await world.close('202608')).toEqual({ ok: false, code: 'month-blocked', detail: 'SEAL_BROKEN' });
    expect(world.journal.alarms).toEqual(['SEAL_BROKEN']);
    expect((await world.months()).months).toEqual([]);
  });

  it('counts an entry that came late to the month that was open', async () => {
    const world = await augustIsOver();
    for (const snapshot of [received, settled]) await world.record({ snapshot });
    await world.database.update('ledger', `${paid.orderId}|${paid.skuId}|2`, {
      set: { bookedAtMs: beijingMs('2026-08-31T23:59:59') },
    });
    await world.close('202608');
    await world.night('2026-10-01');
    expect(await world.close('202609')).toMatchObject({ ok: true });
    const [september, august] = (await world.months()).months;
    expect([august?.sums.entries, september?.sums.entries]).toEqual([2, 1]);
    expect(september?.sums.movements).toMatchObject([{ cause: 'DUE_DATED', entries: 1 }]);
  });
});

function atMsOf(document: object | undefined) {
  return document && 'closedAtMs' in document ? { closedAtMs: Number(document.closedAtMs) } : {};
}
