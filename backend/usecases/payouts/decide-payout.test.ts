import { requestedAtMs } from '../../../tests/support/builders/a-payout';
import {
  finance,
  hourMs,
  openPayoutWorld,
  proveSameBooks,
  stateOf,
  walletOfPromoter,
} from '../../../tests/support/payout-world';

describe('a payout above the automatic limit', () => {
  const requested = async () => {
    const world = await openPayoutWorld({ settings: { automaticFen: 5_000 } });
    const answer = await world.request({ amountFen: 8_800 });
    return { world, payoutNo: answer.ok ? answer.value.payoutNo : '' };
  };

  it('is reserved, and sent only once somebody approved it', async () => {
    const { world, payoutNo } = await requested();
    expect(await stateOf(world, payoutNo)).toBe('requested');
    expect(await world.send()).toMatchObject({ sent: 0 });
    expect(await walletOfPromoter(world.database)).toMatchObject({ payingFen: 8_800 });
    expect(await world.decide(payoutNo)).toEqual({ ok: true, value: { payoutNo, state: 'reserved' } });
    expect(await world.send()).toMatchObject({ sent: 1 });
    const [entry] = await world.database.list('audit', { where: {}, limit: 10 });
    expect(entry).toMatchObject({ action: 'payoutApprove', openid: finance.openid, subject: `payout ${payoutNo}` });
  });

  it('declined gives the money back and says why', async () => {
    const { world, payoutNo } = await requested();
    await world.decide(payoutNo, 'decline');
    expect(await walletOfPromoter(world.database)).toMatchObject({ availableFen: 10_000, payingFen: 0 });
    expect(await world.history()).toMatchObject({
      value: { payouts: [{ state: 'cancelled', sentence: { zh: '机构没有通过:已核对订单。钱已退回可提现。' } }] },
    });
    expect(await world.decide(payoutNo, 'approve')).toEqual({ ok: false, code: 'payout-decided' });
    await proveSameBooks(world, ['wxwang']);
  });

  const wang = { openid: 'o-wang', name: '王阿姨' };
  it.each([
    ['while somebody else could', ['o-wang', 'o-finance'], 25, {}, 'same-person'],
    ['within the day, where nobody else could', ['o-wang'], 23, {}, 'wait-not-over'],
    ['above what one person may', ['o-wang'], 25, { aloneFen: 8_799 }, 'second-person-needed'],
    ['after the day, where nobody else could', ['o-wang'], 25, {}, undefined],
  ])('is approved by its own promoter %s: %s', async (_name, approvers, hours, settings, code) => {
    const { world, payoutNo } = await requested();
    await world.database.update('settings', 'payouts', { set: settings });
    for (const _id of approvers) {
      await world.database.add('staff', {
        _id,
        name: _id,
        roles: [{ role: 'agency-finance', brandId: null }],
        addedAtMs: 1,
      });
    }
    world.clock.setMs(requestedAtMs + hours * hourMs);
    const decided = await world.decide(payoutNo, 'approve', wang);
    expect(decided).toEqual(code ? { ok: false, code } : { ok: true, value: { payoutNo, state: 'reserved' } });
  });
});
