import { beijingDayOf, dayMs, startOfBeijingDayMs } from '../time/beijing-day';
import { beijingDayText, beijingMinuteText } from '../time/beijing-text';
import type { ShareKind } from './share-kind';

/** What of a thing decides whether it is one to share today. */
export interface TodayCandidate {
  readonly kind: ShareKind;
  /** When a live notice goes on air; null for everything else. */
  readonly airsAtMs: number | null;
  /** When it can no longer be shared; never is the largest number. */
  readonly endsAtMs: number;
  /** When it was first seen on the shelf; null where nobody noted it. */
  readonly firstSeenAtMs: number | null;
  /** The part of the price that the promoter gets (ppm); null for visitors and where no price is stated. */
  readonly ratePpm: number | null;
}

/** A thing to share today, and why, in one sentence. */
export interface TodayChoice<Thing> {
  readonly thing: Thing;
  readonly reason: string;
}

const most = 3;
const soonMs = 2 * dayMs;
const newMs = 7 * dayMs;

/**
 * At most three things to share today, each with its reason: the broadcast that runs, else the next one within two days;
 * the coupon that ends first; and products: the one with the largest part for the promoter, the newest of the last week,
 * and one that changes from day to day. The shelf's order decides between equals, so that everybody who looks at the same
 * moment sees the same three.
 */
export function todaysThree<Thing extends TodayCandidate>(
  things: readonly Thing[],
  nowMs: number,
): TodayChoice<Thing>[] {
  const chosen: TodayChoice<Thing>[] = [...broadcastOf(things, nowMs), ...couponOf(things)];
  for (const choose of [bestPaid, newest, ofTheDay]) {
    if (chosen.length >= most) break;
    const left = things
      .filter(({ kind }) => kind === 'product')
      .filter((one) => !chosen.some(({ thing }) => thing === one));
    chosen.push(...choose(left, nowMs));
  }
  return chosen.slice(0, most);
}

function broadcastOf<Thing extends TodayCandidate>(things: readonly Thing[], nowMs: number): TodayChoice<Thing>[] {
  const running = things.find(({ kind }) => kind === 'live');
  if (running) return [{ thing: running, reason: '正在直播,朋友点开就能看。' }];
  const next = least(things, ({ kind, airsAtMs }) => {
    const isSoon = kind === 'notice' && airsAtMs !== null && airsAtMs > nowMs && airsAtMs - nowMs <= soonMs;
    return isSoon ? airsAtMs : undefined;
  });
  if (!next) return [];
  return [{ thing: next, reason: `${beijingMinuteText(next.airsAtMs ?? nowMs)} 开播,可以先请朋友预约。` }];
}

function couponOf<Thing extends TodayCandidate>(things: readonly Thing[]): TodayChoice<Thing>[] {
  const coupon = least(things, ({ kind, endsAtMs }) => (kind === 'coupon' ? endsAtMs : undefined));
  if (!coupon) return [];
  const isEndless = coupon.endsAtMs === Number.MAX_SAFE_INTEGER;
  const until = isEndless ? '' : `,领到 ${beijingMinuteText(coupon.endsAtMs)} 为止`;
  return [{ thing: coupon, reason: `买家用券能少付${until}。` }];
}

function bestPaid<Thing extends TodayCandidate>(products: readonly Thing[]): TodayChoice<Thing>[] {
  const best = least(products, ({ ratePpm }) => (ratePpm === null ? undefined : -ratePpm));
  const isAbove = best && products.some(({ ratePpm }) => ratePpm !== null && ratePpm < (best.ratePpm ?? 0));
  if (!best || !isAbove) return [];
  return [{ thing: best, reason: `佣金约为成交额的 ${percentOf(best.ratePpm ?? 0)},在这个货架里排在前面。` }];
}

function newest<Thing extends TodayCandidate>(products: readonly Thing[], nowMs: number): TodayChoice<Thing>[] {
  const young = least(products, ({ firstSeenAtMs }) => {
    const isNew = firstSeenAtMs !== null && nowMs - firstSeenAtMs < newMs;
    return isNew ? -firstSeenAtMs : undefined;
  });
  return young ? [{ thing: young, reason: `${beijingDayText(young.firstSeenAtMs ?? nowMs)}新上的货架。` }] : [];
}

/** The rest of the three, beginning with another one each day. */
function ofTheDay<Thing extends TodayCandidate>(products: readonly Thing[], nowMs: number): TodayChoice<Thing>[] {
  const day = Math.floor(startOfBeijingDayMs(beijingDayOf(nowMs)) / dayMs);
  const start = products.length === 0 ? 0 : day % products.length;
  const turned = [...products.slice(start), ...products.slice(0, start)];
  return turned.slice(0, most).map((thing) => ({ thing, reason: '今天轮到它,货架上的每件都会轮到。' }));
}

/** The first thing with the smallest value; things without one are left out. */
function least<Thing>(things: readonly Thing[], measure: (thing: Thing) => number | undefined): Thing | undefined {
  let found: { thing: Thing; value: number } | undefined;
  for (const thing of things) {
    const value = measure(thing);
    if (value !== undefined && (!found || value < found.value)) found = { thing, value };
  }
  return found?.thing;
}

/** A rate in ppm with up to two decimals and without idle zeros. */
function percentOf(ppm: number): string {
  return `${Math.floor(ppm / 100) / 100}%`;
}
