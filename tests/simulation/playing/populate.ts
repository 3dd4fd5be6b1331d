import { documentPromoterStore } from '../../../backend/adapters/stores/promoter-store';
import { promoters } from '../history/deed';
import { boundlessPayouts } from '../withdrawals/withdrawal-desk';
import { type PlayWorld, vipSharePpm } from './play-world';

/** Puts the promoters, the people who may approve, and the two memberships with terms of their own into the world. */
export async function populate({ gate: { database }, scenario: { taxRule } }: PlayWorld): Promise<void> {
  const store = documentPromoterStore(database);
  for (const promoter of promoters) {
    await store.saveBound({
      promoter,
      openid: `o-${promoter}`,
      unionidHash: `k1:${promoter.slice(2)}`,
      nickname: promoter,
      avatarUrl: '',
      boundAtMs: 1000,
      settledBy: promoter === 'wxplat' ? 'platform' : 'agency',
    });
  }
  await database.put('settings', { ...boundlessPayouts, taxRule });
  const roles = [{ role: 'agency-finance', brandId: null }];
  for (const _id of ['o-finance', 'o-owner']) await database.add('staff', { _id, name: _id, roles, addedAtMs: 1 });
  const place = { brandId: 'shanli', groupId: 'open', settlements: [] };
  const vip = { ...place, promoter: 'wxvip', shares: [{ fromMs: 0, sharePpm: vipSharePpm }], settledBy: 'agency' };
  const plat = { ...place, promoter: 'wxplat', shares: [], settledBy: 'platform' };
  for (const member of [vip, plat]) await database.add('memberships', { _id: `shanli|${member.promoter}`, ...member });
}
