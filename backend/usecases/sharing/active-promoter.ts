import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { ProgramSettings } from '../../ports/program-settings';
import type { Promoter, PromoterStore } from '../../ports/promoter-store';

export type NotActive = 'not-bound' | 'promoter-suspended' | 'agreement-not-accepted';

/**
 * The promoter who calls, if he may share: bound, not suspended, and agreed to the current version.
 *
 * Rejections: not-bound, promoter-suspended, agreement-not-accepted.
 */
export async function activePromoter(
  promoters: PromoterStore,
  settings: ProgramSettings,
  openid: string,
): Promise<Outcome<Promoter, NotActive>> {
  const [me, isAccepted] = await Promise.all([
    promoters.findByOpenid(openid),
    promoters.hasConsent(openid, settings.agency.agreementVersion),
  ]);
  if (me?.status === 'suspended') return rejected('promoter-suspended');
  if (me?.status !== 'bound') return rejected('not-bound');
  return isAccepted ? ok(me) : rejected('agreement-not-accepted');
}
