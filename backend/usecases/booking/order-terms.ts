import { chooseShare } from '../../../core/commission/choose-share';
import type { OrderTerms } from '../../../core/commission/order-row';
import type { OrderSnapshot } from '../../../core/commission/order-snapshot';
import { agreedSettlementAt, settlementInForce } from '../../../core/commission/settlement-schedule';
import { invariant } from '../../../core/invariant';
import type { Membership } from '../../ports/membership';
import type { BrandSettings, ProgramSettings } from '../../ports/program-settings';

/** The brand to which an order's shop belongs, or undefined when no brand has that shop. */
export function brandOfShop(settings: ProgramSettings, shopAppid: string): BrandSettings | undefined {
  const shop = settings.shops.find((candidate) => candidate.shopAppid === shopAppid);
  return settings.brands.find((brand) => brand.brandId === shop?.brandId);
}

/**
 * The terms of an order that is seen for the first time. A promoter who never joined the brand has the share of its open
 * group; nobody's order takes the same, so that a promoter who is named later finds it.
 */
export function orderTerms(
  settings: ProgramSettings,
  brand: BrandSettings,
  membership: Membership | undefined,
  snapshot: OrderSnapshot,
): OrderTerms {
  const group = brand.groups.find((candidate) => candidate.groupId === membership?.groupId) ?? openGroup(brand);
  const levels = {
    plan: brand.planShares[snapshot.productId] ?? [],
    membership: membership?.shares ?? [],
    group: group.shares,
    brand: brand.shares,
  };
  return {
    brandId: brand.brandId,
    settledBy:
      agreedSettlementAt(membership, snapshot.createdAtMs) ??
      settlementInForce(settings.agency, snapshot.createdAtMs).settledBy,
    sharePpm: chooseShare(levels, snapshot.createdAtMs).sharePpm,
    holdDays: settings.agency.holdDays,
  };
}

function openGroup(brand: BrandSettings) {
  const group = brand.groups.find((candidate) => candidate.isOpen);
  invariant(group, `brand ${brand.brandId} has no open group`);
  return group;
}
