import { fen } from '../../../core/money/fen';
import { adjust, appleKey, finance, give, openCorrectionWorld, owner } from '../../../tests/support/correction-world';
import { proveBooks, readAll, readBooks } from '../../../tests/support/money-world';
import { minuteLater, paid, received, settled, sharer } from '../../../tests/support/row-after';
import { listCorrections } from './list-corrections';
import { previewCorrection } from './preview-correction';
import { requestCorrection } from './request-correction';

type World = Awaited<ReturnType<typeof openCorrectionWorld>>;

const hourMs = 3_600_000;
const at = (text: string) => Date.parse(`${text}+08:00`);
/** 250.00 yuan of commission: above the limit of 200.00. */
const dear = { ...paid, serviceAmountFen: fen(31_250), promoterAgency: { appid: 'wxagency', amountFen: fen(31_250) } };

async function walletsOf({ database }: World) {
  const { wallets } = await readBooks(database);
  return Object.fromEntries(
    wallets.map(({ promoter, frozenFen, heldFen, availableFen, dueFenByDay }) => [
      promoter,
      {
        frozenFen,
        heldFen,
        availableFen,
        dueFen: Object.values(dueFenByDay).reduce<number>((sum, one) => sum + one, 0),
      },
    ]),
  );
}

const none = { frozenFen: 0, heldFen: 0, availableFen: 0, dueFen: 0 };

async function requested(world: World): Promise<string> {
  await world.record({ snapshot: dear });
  const answer = await world.request(give('wxchen'));
  if (!answer.ok) throw new Error(answer.code);
  expect(answer.value).toMatchObject({ state: 'requested', amountFen: 25_000 });
  return answer.value.correctionId;
}

describe('a re-attribution up to the limit', () => {
  it('moves the money, pins the row, and keeps the old entry', async () => {
    const world = await openCorrectionWorld();
    await world.record({ snapshot: paid });
    expect(await world.request(give('wxchen'))).toMatchObject({
      ok: true,
      value: { state: 'approved', amountFen: 3860 },
    });
    const { orders, ledger } = await readBooks(world.database);
    expect(orders[0]).toMatchObject({ promoter: 'wxchen', pinned: true, promoterFen: 3860, marginFen: 965 });
    expect(ledger.map(({ id, cause }) => [id, cause])).toEqual([
      [`${appleKey}|1`, 'ORDER_PAID'],
      [`${appleKey}|2`, 'REATTRIBUTED'],
    ]);
    expect(await walletsOf(world)).toEqual({ wxwang: none, wxchen: { ...none, frozenFen: 3860 } });
    await proveBooks(world.database);
  });

  it.each([
    ['released at both', ['wxwang', 'wxchen'], { wxwang: 0, wxchen: 3860 }, 0],
    ['not yet released at the new one', ['wxwang'], { wxwang: 0, wxchen: 0 }, 3860],
  ])('moves released money from available: %s', async (_name, releasedAt, available, dueFen) => {
    const world = await openCorrectionWorld();
    for (const snapshot of [paid, received, settled]) await world.record({ snapshot });
    const second = { ...settled, orderId: 'second', ...sharer('wxchen') };
    if (releasedAt.includes('wxchen')) await world.record({ snapshot: second });
    world.clock.setMs(at('2026-08-28T12:00:00'));
    await world.release();
    await world.request(give('wxchen'));
    const wallets = await walletsOf(world);
    const extraFen = releasedAt.includes('wxchen') ? 3860 : 0;
    expect([wallets.wxwang?.availableFen, wallets.wxchen?.availableFen]).toEqual([
      available.wxwang,
      available.wxchen + extraFen,
    ]);
    expect(wallets.wxchen?.dueFen).toBe(dueFen);
    await proveBooks(world.database);
  });

  it('leaves a visible debt with whom it was paid to already', async () => {
    const world = await openCorrectionWorld();
    for (const snapshot of [paid, received, settled]) await world.record({ snapshot });
    world.clock.setMs(at('2026-08-28T12:00:00'));
    await world.release();
    await world.request(adjust(-3860));
    await world.request(give('wxchen'));
    expect((await walletsOf(world)).wxwang).toEqual({ ...none, availableFen: -3860 });
    await proveBooks(world.database);
  });

  it('says before what it would do, and writes nothing for that', async () => {
    const world = await openCorrectionWorld();
    for (const snapshot of [paid, received, settled]) await world.record({ snapshot });
    world.clock.setMs(at('2026-08-28T12:00:00'));
    const before = await readBooks(world.database);
    expect(await previewCorrection(world.ports, finance, give('wxchen'), 'every-brand')).toMatchObject({
      ok: true,
      value: {
        fromPromoter: 'wxwang',
        amountFen: 3860,
        wallets: [
          { promoter: 'wxwang', withdrawableFen: 3860, withdrawableAfterFen: 0 },
          { promoter: 'wxchen', withdrawableFen: 0, withdrawableAfterFen: 3860 },
        ],
        postings: [{ from: 'promoter/wxwang/due/20260827', to: 'promoter/wxchen/due/20260827', amountFen: 3860 }],
        needsSecondPerson: false,
        waitsAlone: false,
      },
    });
    expect(await readBooks(world.database)).toEqual(before);
    expect(await readAll(world.database, 'corrections')).toEqual([]);
  });

  it('sent twice is done once and answered the same; another under its id is refused', async () => {
    const world = await openCorrectionWorld();
    await world.record({ snapshot: paid });
    const first = await world.request(give('wxchen'), 'r1');
    expect(await world.request(give('wxchen'), 'r1')).toEqual(first);
    expect(await world.request(give('wxwang'), 'r1')).toEqual({ ok: false, code: 'request-id-taken' });
    expect(world.journal.alarms).toEqual(['REQUEST_CONFLICT']);
    expect((await readBooks(world.database)).ledger).toHaveLength(2);
    expect(await readAll(world.database, 'audit')).toHaveLength(1);
  });

  it('is written down with who, when, why, before and after', async () => {
    const world = await openCorrectionWorld();
    await world.record({ snapshot: paid });
    await world.request(give('wxchen'));
    expect((await readAll(world.database, 'audit'))[0]).toMatchObject({
      openid: 'o-finance',
      name: '陈会计',
      action: 'reattribute',
      brandId: 'shanli',
      subject: `order ${appleKey}`,
      reason: '买家来电说明',
      before: { promoter: 'wxwang' },
      after: { state: 'approved', amountFen: 3860, ledgerIds: [`${appleKey}|2`] },
    });
  });
});

it.each([
  ['another brand’s reach', give('wxchen'), ['other'], 'order-not-found'],
  ['an order that is not there', give('wxchen', 'none|none'), 'every-brand', 'order-not-found'],
  ['a promoter who is not there', give('wxnobody'), 'every-brand', 'promoter-not-found'],
  ['the same promoter', give('wxwang'), 'every-brand', 'same-promoter'],
  ['the buyer', give('wxli'), 'every-brand', 'buyer-himself'],
  ['a clue', give('wxchen', 'clue|1'), 'every-brand', 'no-commission'],
  ['an adjustment of nobody', adjust(100, { promoter: 'wxnobody' }), 'every-brand', 'promoter-not-found'],
  ['an adjustment about no order', adjust(100, { aboutOrderKey: 'none|none' }), 'every-brand', 'order-not-found'],
  ['an adjustment of 0', adjust(0), 'every-brand', 'amount-zero'],
  ['an adjustment of minus 0', adjust(-0), 'every-brand', 'amount-zero'],
  ['an adjustment of NaN', adjust(Number.NaN), 'every-brand', 'amount-not-a-number'],
  ['an adjustment of half a fen', adjust(0.5), 'every-brand', 'amount-not-whole'],
  ['an adjustment of 1e21', adjust(1e21), 'every-brand', 'amount-too-large'],
  ['an adjustment into debt', adjust(-1), 'every-brand', 'would-create-debt'],
  ['a brand’s adjustment of a wallet', adjust(100), ['shanli'], 'not-permitted'],
] as const)('refuses %s by name, and nothing moves', async (_name, subject, reach, code) => {
  const world = await openCorrectionWorld();
  await world.record({ snapshot: paid });
  await world.record({ snapshot: { ...paid, orderId: 'clue', skuId: '1' } });
  await world.database.update('orders', 'clue|1', { set: { noCommission: 'CLUE' } });
  const before = await readBooks(world.database);
  const request = { subject, reach, reason: '买家来电说明', requestId: 'r1' };
  expect(await requestCorrection(world.ports, finance, request)).toEqual({ ok: false, code });
  expect(await readBooks(world.database)).toEqual(before);
  expect(await readAll(world.database, 'corrections')).toEqual([]);
});

it.each(['', '   ', 'abc'])('a correction needs a reason: %j', async (reason) => {
  const world = await openCorrectionWorld();
  const request = { subject: adjust(100), reach: 'every-brand', reason, requestId: 'r1' } as const;
  expect(await requestCorrection(world.ports, finance, request)).toEqual({ ok: false, code: 'reason-missing' });
});

describe('a correction above the limit', () => {
  it('waits for a second person, and is carried out once', async () => {
    const world = await openCorrectionWorld();
    const id = await requested(world);
    expect((await readBooks(world.database)).orders[0]).toMatchObject({ promoter: 'wxwang', pinned: false });
    expect(await world.decide(id, finance)).toEqual({ ok: false, code: 'same-person' });
    const answers = await Promise.all([
      world.decide(id, owner, 'approve', 'a'),
      world.decide(id, owner, 'approve', 'b'),
    ]);
    expect(answers.map((answer) => (answer.ok ? answer.value.state : answer.code)).sort()).toEqual([
      'approved',
      'correction-decided',
    ]);
    expect(await walletsOf(world)).toEqual({ wxwang: none, wxchen: { ...none, frozenFen: 25_000 } });
    expect((await readBooks(world.database)).ledger).toHaveLength(2);
    await proveBooks(world.database);
  });

  it('is rejected by another, or taken back by who asked', async () => {
    for (const actor of [owner, finance]) {
      const world = await openCorrectionWorld();
      const id = await requested(world);
      expect(await world.decide(id, actor, 'reject')).toMatchObject({ ok: true, value: { state: 'rejected' } });
      expect(await world.decide(id)).toEqual({ ok: false, code: 'correction-decided' });
      expect((await readBooks(world.database)).ledger).toHaveLength(1);
    }
  });

  it('is over after a week', async () => {
    const world = await openCorrectionWorld();
    const id = await requested(world);
    world.clock.setMs(world.clock.nowMs() + 7 * 24 * hourMs);
    const reader = { openid: 'o-owner', reach: 'every-brand' } as const;
    const listed = await listCorrections(world.ports, reader, { state: 'requested' });
    expect(listed.corrections.map(({ state, requestedBy, isOwn }) => [state, requestedBy, isOwn])).toEqual([
      ['expired', '陈会计', false],
    ]);
    expect(await world.decide(id)).toEqual({ ok: false, code: 'correction-expired' });
    expect(await world.decide(id, owner, 'approve', 'again')).toEqual({ ok: false, code: 'correction-expired' });
    expect((await readAll(world.database, 'corrections'))[0]).toMatchObject({ state: 'expired' });
  });

  it.each([
    ['a refund since makes it smaller', { serviceAmountFen: fen(20_000), promoterAgency: null }, 'approved', 16_000],
    [
      'a higher amount is another correction',
      { serviceAmountFen: fen(40_000), promoterAgency: null },
      'changed-meanwhile',
      0,
    ],
    ['another promoter is another correction', sharer('wxli'), 'changed-meanwhile', 0],
    ['a cancelled order has nothing left', { orderStatus: 200 }, 'order-over', 0],
  ])('%s', async (_name, changes, expected, movedFen) => {
    const world = await openCorrectionWorld();
    const id = await requested(world);
    await world.record({ snapshot: minuteLater(dear, changes) });
    const answer = await world.decide(id);
    expect(answer.ok ? answer.value.state : answer.code).toBe(expected);
    expect((await walletsOf(world)).wxchen?.frozenFen ?? 0).toBe(movedFen);
    await proveBooks(world.database);
  });

  it('counts what one person corrects alone together over a day', async () => {
    const world = await openCorrectionWorld();
    const states: string[] = [];
    for (const amountFen of [8000, 8000, 4000, 1]) {
      const answer = await world.request(adjust(amountFen), `r${states.length}`);
      states.push(answer.ok ? answer.value.state : answer.code);
    }
    expect(states).toEqual(['approved', 'approved', 'approved', 'requested']);
    expect(await world.request(adjust(1), 'other', owner)).toMatchObject({ value: { state: 'approved' } });
    world.clock.setMs(world.clock.nowMs() + 24 * hourMs);
    expect(await world.request(adjust(1), 'tomorrow')).toMatchObject({ value: { state: 'approved' } });
  });

  it('has the limit that is set', async () => {
    const world = await openCorrectionWorld();
    await world.database.put('settings', { _id: 'agency', correctionLimitFen: 99 });
    expect(await world.request(adjust(100))).toMatchObject({ value: { state: 'requested' } });
    expect(await world.request(adjust(99))).toMatchObject({ value: { state: 'approved' } });
  });
});

describe('where fewer than two people could approve', () => {
  it('who asked may approve after 24 hours', async () => {
    const world = await openCorrectionWorld({}, ['o-finance']);
    const id = await requested(world);
    expect(world.journal.alarms).toContain('CORRECTION_WAITS_ALONE');
    world.clock.setMs(world.clock.nowMs() + 24 * hourMs - 1);
    expect(await world.decide(id, finance)).toEqual({ ok: false, code: 'wait-not-over' });
    world.clock.setMs(world.clock.nowMs() + 1);
    expect(await world.decide(id, finance)).toMatchObject({ ok: true, value: { state: 'approved' } });
    expect((await walletsOf(world)).wxchen?.frozenFen).toBe(25_000);
  });

  it('a second person who came since is asked', async () => {
    const world = await openCorrectionWorld({}, ['o-finance']);
    const id = await requested(world);
    const roles = [{ role: 'agency-owner', brandId: null }];
    await world.database.add('staff', { _id: 'o-owner', name: '李店长', roles, addedAtMs: 2 });
    world.clock.setMs(world.clock.nowMs() + 48 * hourMs);
    expect(await world.decide(id, finance)).toEqual({ ok: false, code: 'same-person' });
    expect(await world.decide(id, owner)).toMatchObject({ ok: true });
  });

  it('nobody does above 2,000 yuan alone', async () => {
    const world = await openCorrectionWorld({}, ['o-finance']);
    expect(await world.request(adjust(200_001))).toEqual({ ok: false, code: 'second-person-needed' });
    expect(await world.request(adjust(200_000))).toMatchObject({ value: { state: 'requested' } });
  });
});

it('an adjustment moves between the margin and what may be withdrawn, and back', async () => {
  const world = await openCorrectionWorld();
  await world.request(adjust(700));
  await world.request(adjust(-900, { mayCreateDebt: true }));
  const { ledger } = await readBooks(world.database);
  expect(ledger.map(({ cause, orderKey, postings }) => [cause, orderKey, postings])).toEqual([
    ['ADJUSTED', null, [{ from: 'agency/margin', to: 'promoter/wxwang/available', amountFen: 700 }]],
    ['ADJUSTED', null, [{ from: 'promoter/wxwang/available', to: 'agency/margin', amountFen: 900 }]],
  ]);
  expect((await walletsOf(world)).wxwang).toEqual({ ...none, availableFen: -200 });
  await proveBooks(world.database);
});
