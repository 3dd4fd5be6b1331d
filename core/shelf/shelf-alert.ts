import { turnoverPart } from '../commission/work-backwards';
import { ratePpm } from '../money/rate-ppm';

export type ShelfAlertCode = 'DELISTED' | 'FEE_CUT' | 'MARGIN_THIN' | 'ENDS_SOON';

/** What is known of a thing when it is judged; rates in ppm, moments epoch ms. */
export interface JudgedThing {
  readonly isListed: boolean;
  readonly serviceRatioPpm: number | null;
  /** What it was before its last change; null where nothing changed. */
  readonly before: { readonly isListed: boolean; readonly serviceRatioPpm: number | null } | null;
  /** The promoters' part of the fee. */
  readonly sharePpm: number;
  /** What the agency wants to keep of the turnover at least. */
  readonly leastMarginPpm: number;
  /** Never ending is the largest number. */
  readonly endsAtMs: number;
}

const soonMs = 3 * 86_400_000;

/** What a merchant should look at, the gravest first. */
export function shelfAlerts(thing: JudgedThing, nowMs: number): ShelfAlertCode[] {
  const { before, isListed, serviceRatioPpm, endsAtMs } = thing;
  if (!isListed) return before?.isListed ? ['DELISTED'] : [];
  const isCut = before?.isListed === true && (before.serviceRatioPpm ?? 0) > (serviceRatioPpm ?? 0);
  const isSoon = endsAtMs > nowMs && endsAtMs - nowMs <= soonMs;
  const alerts: (ShelfAlertCode | false)[] = [
    isCut && 'FEE_CUT',
    isThin(thing) && 'MARGIN_THIN',
    isSoon && 'ENDS_SOON',
  ];
  return alerts.filter((alert): alert is ShelfAlertCode => alert !== false);
}

/** Whether less is left to the agency than it wants; of a thing without a stated fee nobody knows. */
function isThin({ serviceRatioPpm, sharePpm, leastMarginPpm }: JudgedThing): boolean {
  return serviceRatioPpm !== null && marginPpmOf(serviceRatioPpm, sharePpm) < leastMarginPpm;
}

/** What is left to the agency of the turnover, in ppm. */
export function marginPpmOf(serviceRatioPpm: number, sharePpm: number): number {
  return serviceRatioPpm - turnoverPart(ratePpm(serviceRatioPpm), ratePpm(sharePpm));
}
