import { boss, oversightWorld } from '../../../tests/support/oversight-world';
import { finance, payoutOfNo, proveSameBooks, stateOf } from '../../../tests/support/payout-world';
import { type DecidePayoutsRequest, decidePayouts } from './decide-payouts';

const plenty = () => 60_000;

/** Five payouts of 王阿姨 that wait for approval, by their numbers. */
async function waiting() {
  const world = await oversightWorld({ settings: { automaticFen: 1_000 } });
  const payoutNos: string[] = [];
  for (let count = 0; count < 5; count += 1) {
    const asked = await world.request({ amountFen: 1_500, requestId: `request-${count}` });
    payoutNos.push(asked.ok ? asked.value.payoutNo : '');
  }
  const decideAll = (
    changes: Partial<DecidePayoutsRequest> = {},
    leftMs = plenty,
    actor: typeof finance | typeof boss = finance,
  ) => {
    const request = { payoutNos, decision: 'approve', requestId: 'batch-1', reason: '已核对订单' } as const;
    return decidePayouts(world.ports, actor, { ...request, ...changes }, leftMs);
  };
  return { ...world, payoutNos, decideAll };
}

describe('a batch of payouts', () => {
  it('answers each number by its own outcome', async () => {
    const { decideAll, decide, payoutNos, database, provider, ...world } = await waiting();
    await decide(payoutNos[1] ?? '', 'decline');
    const answer = await decideAll({ payoutNos: [...payoutNos, 'W404'] });
    expect(answer).toMatchObject({ ok: true, value: { total: 6, done: 4, refused: 2, nextIndex: null } });
    const outcomes = answer.ok ? answer.value.items.map((item) => (item.ok ? item.state : item.code)) : [];
    expect(outcomes).toEqual(['reserved', 'payout-decided', 'reserved', 'reserved', 'reserved', 'payout-not-found']);
    expect(await payoutOfNo(database, payoutNos[0] ?? '')).toMatchObject({ decision: { name: '陈会计' } });
    await proveSameBooks({ ...world, provider, database }, ['wxwang']);
  });

  it('goes on where its time ended, one at least each time', async () => {
    const { decideAll, database, payoutNos } = await waiting();
    const counts: number[] = [];
    for (let fromIndex: number | null | undefined; fromIndex !== null; ) {
      const answer = await decideAll({ fromIndex }, () => 0);
      if (!answer.ok) throw new Error(answer.code);
      counts.push(answer.value.done);
      fromIndex = answer.value.nextIndex;
    }
    expect(counts).toEqual([1, 1, 1, 1, 1]);
    for (const payoutNo of payoutNos) expect(await stateOf({ database }, payoutNo)).toBe('reserved');
  });

  it('sent again does nothing twice and answers the same', async () => {
    const { decideAll, database } = await waiting();
    const first = await decideAll();
    const entries = await database.count('audit', {});
    expect(entries).toBe(6);
    expect(await decideAll()).toEqual(first);
    expect(await database.count('audit', {})).toBe(entries);
  });

  it('with other numbers or another decision under its id is refused', async () => {
    const { decideAll, payoutNos } = await waiting();
    await decideAll({ payoutNos: payoutNos.slice(0, 2) });
    expect(await decideAll()).toEqual({ ok: false, code: 'request-id-taken' });
    expect(await decideAll({ payoutNos: payoutNos.slice(0, 2), decision: 'decline' })).toMatchObject({ ok: false });
    expect(await decideAll({ reason: '好' })).toEqual({ ok: false, code: 'reason-missing' });
  });

  it('refuses his own payouts to whoever decides, and lets the others through', async () => {
    const { decideAll, payoutNos } = await waiting();
    const wang = { openid: 'o-wang', name: '王阿姨' };
    const own = await decidePayouts(
      (await waiting()).ports,
      wang,
      { payoutNos: payoutNos.slice(0, 1), decision: 'approve', requestId: 'batch-2', reason: '已核对订单' },
      plenty,
    );
    expect(own).toMatchObject({ value: { items: [{ ok: false, code: 'same-person' }] } });
    expect(await decideAll({}, plenty, boss)).toMatchObject({ value: { done: 5 } });
  });
});
