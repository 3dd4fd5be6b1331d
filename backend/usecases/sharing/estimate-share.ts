import { chooseShare } from '../../../core/commission/choose-share';
import { type Fen, fen } from '../../../core/money/fen';
import { floorShare } from '../../../core/money/floor-share';
import { type RatePpm, ratePpm } from '../../../core/money/rate-ppm';
import type { ProgramSettings } from '../../ports/program-settings';
import type { JoinedBrand } from '../../ports/promoter-store';
import type { ShelfItem } from '../../ports/shelf-store';
import { openGroupOf } from '../joining/open-group';

/** What one sale of a thing would bring a promoter now. */
export interface EstimatedShare {
  /** His part of the fee. */
  readonly sharePpm: RatePpm;
  /** An estimate; null where the thing has no price and the platform expects nothing. */
  readonly estimateFen: number | null;
}

/**
 * A promoter's part of one sale at today's price and rates; undefined for a brand that is not set up. Two roundings
 * down, as the platform and then we do it; what an order really brings is in the order.
 */
export function estimateShare(
  settings: ProgramSettings,
  item: ShelfItem,
  promoter: { readonly joined: readonly JoinedBrand[]; readonly nowMs: number },
): EstimatedShare | undefined {
  const brand = settings.brands.find((candidate) => candidate.brandId === item.brandId);
  if (!brand) return undefined;
  const membership = promoter.joined.find((one) => one.brandId === brand.brandId);
  const group = brand.groups.find((one) => one.groupId === membership?.groupId) ?? openGroupOf(brand);
  const levels = {
    plan: brand.planShares[item.contentId] ?? [],
    membership: membership?.shares ?? [],
    group: group.shares,
    brand: brand.shares,
  };
  const { sharePpm } = chooseShare(levels, promoter.nowMs);
  const feeFen = feeFenOf(item);
  return { sharePpm, estimateFen: feeFen === null ? null : floorShare(feeFen, sharePpm) };
}

/** The fee of one sale: from price and rate, or as the platform expects it. */
function feeFenOf({ priceFen, serviceRatioPpm, expectedFeeFen }: ShelfItem): Fen | null {
  if (priceFen !== null && serviceRatioPpm !== null) return floorShare(fen(priceFen), ratePpm(serviceRatioPpm));
  return expectedFeeFen === null ? null : fen(expectedFeeFen);
}
