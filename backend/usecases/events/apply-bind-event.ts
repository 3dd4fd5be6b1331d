import { Outage } from '../../ports/outage';
import type { PromoterStore } from '../../ports/promoter-store';
import type { StorePlatform } from '../../ports/store-platform';

/**
 * Follows a bond that was made or ended at the platform. The event is only a hint: whether the bond stands is asked
 * again. A new promoter becomes one of ours when he confirms in the mini-program, because the event's openid is the
 * agency's and says nothing about who he is there.
 *
 * Errors: Outage when the platform does not answer, so that the event is tried again.
 */
export async function applyBindEvent(
  ports: { readonly platform: StorePlatform; readonly promoters: PromoterStore },
  promoter: string,
): Promise<'unknown-here' | 'bound' | 'unbound'> {
  const known = await ports.promoters.findPromoter(promoter);
  if (!known) return 'unknown-here';
  const answer = await ports.platform.findBoundPromoter({ promoter });
  if (!answer.ok) throw new Outage('get_bind_sharer_list', `${answer.errcode} ${answer.detail}`, true);
  if (answer.value === null) {
    await ports.promoters.markUnbound(promoter);
    return 'unbound';
  }
  const { status: _status, ...fields } = known;
  await ports.promoters.saveBound({ ...fields, boundAtMs: answer.value.boundAtMs });
  return 'bound';
}
