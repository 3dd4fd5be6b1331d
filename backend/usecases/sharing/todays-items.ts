import { fen } from '../../../core/money/fen';
import { floorShare } from '../../../core/money/floor-share';
import { todaysThree } from '../../../core/sharing/todays-three';
import type { ProgramSettings } from '../../ports/program-settings';
import type { PlacedItem } from '../../ports/shelf-store';
import { estimateShare } from './estimate-share';
import { type FeedItem, feedItem, type Viewing } from './feed-item';

/** A thing to share today, with why. */
export interface TodayItem extends FeedItem {
  readonly reason: string;
}

/** Three things to share today, of what can be shared; rates are a reason for promoters only. */
export function todaysItems(
  settings: ProgramSettings,
  items: readonly PlacedItem[],
  { viewing, nowMs }: { readonly viewing: Viewing | undefined; readonly nowMs: number },
): TodayItem[] {
  const candidates = items.map((item) => ({
    ...{ item, kind: item.kind, airsAtMs: item.airsAtMs, endsAtMs: item.endsAtMs },
    firstSeenAtMs: item.firstSeenAtMs ?? null,
    ratePpm: viewing ? ratePpmOf(settings, item, viewing) : null,
  }));
  return todaysThree(candidates, nowMs).map(({ thing, reason }) => ({
    ...feedItem(settings, thing.item, viewing),
    reason,
  }));
}

/** The part of the price that comes to the promoter. */
function ratePpmOf(settings: ProgramSettings, item: PlacedItem, viewing: Viewing): number | null {
  const share = estimateShare(settings, item, viewing);
  if (!share || item.serviceRatioPpm === null) return null;
  return floorShare(fen(item.serviceRatioPpm), share.sharePpm);
}
