import { chooseShare } from '../../../core/commission/choose-share';
import {
  agreedSettlementAt,
  begunSettlements,
  type SettlementVersion,
} from '../../../core/commission/settlement-schedule';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Clock } from '../../ports/clock';
import type { PlatformPromoters, SettlementTerms } from '../../ports/platform/promoters';
import type { ProgramSettings } from '../../ports/program-settings';
import type { Promoter, PromoterStore } from '../../ports/promoter-store';
import { openGroupOf } from './open-group';

export interface ApplySettlementPorts {
  readonly clock: Clock;
  readonly promoters: PromoterStore;
  readonly settlements: Pick<PlatformPromoters, 'setSettlement'>;
}

/** The platform takes no smaller part than 10 % when it splits itself. */
const smallestPlatformSplitPpm = 100_000;

/**
 * Brings how a bound promoter is paid up to the newest settlement that has begun and to which he agreed. The platform is
 * told first; only then, from that moment on, do his orders take it. A repeat changes nothing, and what failed is done at
 * his next visit.
 *
 * Rejections: platform-refused, then everything stays as it was.
 * https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/account/api_setsharercommissioninfo
 */
export async function applySettlement(
  ports: ApplySettlementPorts,
  settings: ProgramSettings,
  who: { readonly openid: string; readonly me: Promoter },
): Promise<Outcome<'applied' | 'unchanged', 'platform-refused'>> {
  const { openid, me } = who;
  if (settings.agency.settlements === undefined || me.status !== 'bound') return ok('unchanged');
  const agreed = await newestAgreed(ports.promoters, begunSettlements(settings.agency, ports.clock.nowMs()), openid);
  const present = agreedSettlementAt(me, ports.clock.nowMs()) ?? me.settledBy;
  if (!agreed || agreed.settledBy === present) return ok('unchanged');
  const told = await ports.settlements.setSettlement(me.promoter, await termsOf(ports, settings, agreed, me.promoter));
  if (!told.ok) return rejected('platform-refused', told.detail);
  await ports.promoters.agreeSettlement(me.promoter, { fromMs: ports.clock.nowMs(), settledBy: agreed.settledBy });
  return ok('applied');
}

async function newestAgreed(
  promoters: PromoterStore,
  versions: readonly SettlementVersion[],
  openid: string,
): Promise<SettlementVersion | undefined> {
  for (const version of versions) {
    if (await promoters.hasConsent(openid, version.agreementVersion)) return version;
  }
  return undefined;
}

/** The platform knows one share for a promoter: that of the brand which he joined first. */
async function termsOf(
  ports: ApplySettlementPorts,
  settings: ProgramSettings,
  agreed: SettlementVersion,
  promoter: string,
): Promise<SettlementTerms> {
  if (agreed.settledBy === 'agency') return { settledBy: 'agency' };
  const [joined] = await ports.promoters.listBrandsOf(promoter);
  const brand = settings.brands.find(({ brandId }) => brandId === joined?.brandId);
  if (!brand) return { settledBy: 'platform', sharePpm: smallestPlatformSplitPpm };
  const group = brand.groups.find(({ groupId }) => groupId === joined?.groupId) ?? openGroupOf(brand);
  const levels = { plan: [], membership: joined?.shares ?? [], group: group.shares, brand: brand.shares };
  const { sharePpm } = chooseShare(levels, ports.clock.nowMs());
  return { settledBy: 'platform', sharePpm: Math.max(sharePpm, smallestPlatformSplitPpm) };
}
