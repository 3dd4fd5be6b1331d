import { agreedSettlementAt } from '../../../core/commission/settlement-schedule';
import type { BuyerKeyMaker } from '../../ports/buyer-key-maker';
import type { Clock } from '../../ports/clock';
import { Outage } from '../../ports/outage';
import type { PromoterStore } from '../../ports/promoter-store';
import type { BoundPromoter, StorePlatform } from '../../ports/store-platform';
import type { WalletOpener } from '../../ports/wallet-opener';

export interface FollowBondPorts {
  readonly platform: Pick<StorePlatform, 'findBoundPromoter'>;
  readonly promoters: PromoterStore;
  readonly wallets: WalletOpener;
  readonly buyerKeys: BuyerKeyMaker;
  readonly clock: Clock;
}

export type FollowedBond = 'unknown-here' | 'unbound' | 'bound' | 'adopted';

/**
 * Follows a bond that was made or ended at the platform: whether it stands is asked anew. Somebody who is bound there and
 * not known here is adopted.
 *
 * @param unionid Of the same person, when the platform told it; '' when not.
 * Errors: Outage when the platform does not answer or refuses, so that it is tried again.
 */
export async function followBond(ports: FollowBondPorts, promoter: string, unionid: string): Promise<FollowedBond> {
  const answer = await ports.platform.findBoundPromoter({ promoter });
  if (!answer.ok) throw new Outage('get_bind_sharer_list', `${answer.errcode} ${answer.detail}`, true);
  const known = await ports.promoters.findPromoter(promoter);
  if (answer.value === null) {
    if (!known) return 'unknown-here';
    await ports.promoters.markUnbound(promoter);
    return 'unbound';
  }
  if (!known) return adoptPromoter(ports, answer.value, unionid);
  const unionidHash = known.unionidHash === null ? hashOf(ports, unionid) : null;
  const { settledBy, boundAtMs } = answer.value;
  await ports.promoters.renewBond(promoter, { boundAtMs, unionidHash });
  // Bound anew under other terms than before: his new orders take them, those that exist keep theirs.
  const nowMs = ports.clock.nowMs();
  if (known.status === 'unbound' && agreedSettlementAt(known, nowMs) !== settledBy) {
    await ports.promoters.agreeSettlement(promoter, { fromMs: nowMs, settledBy });
  }
  return 'bound';
}

/**
 * Gives somebody who is bound at the platform, and has not come to us, a wallet and a row that he claims when he confirms
 * in the mini-program. The openid that an event names is the agency's and of no use here: he is joined to his
 * mini-program user by the hash of his unionid when both sides have one, and else by the platform's own answer about his
 * openid on the day he confirms.
 */
export async function adoptPromoter(
  ports: Omit<FollowBondPorts, 'platform'>,
  bound: BoundPromoter,
  unionid: string,
): Promise<'adopted'> {
  const { promoter, nickname, avatarUrl, boundAtMs, settledBy } = bound;
  const unionidHash = hashOf(ports, unionid);
  const same = unionidHash === null ? undefined : await ports.promoters.findByBuyerKey(unionidHash);
  await ports.wallets.ensureWallet(promoter);
  const openid = same?.openid ?? null;
  await ports.promoters.saveBound({ promoter, openid, unionidHash, nickname, avatarUrl, boundAtMs, settledBy });
  return 'adopted';
}

function hashOf({ buyerKeys }: Pick<FollowBondPorts, 'buyerKeys'>, unionid: string): string | null {
  return unionid === '' ? null : buyerKeys.keyOf({ unionid, openid: '' });
}
