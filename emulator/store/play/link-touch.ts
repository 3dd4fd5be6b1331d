import { contentOf, noticeOf } from '../contents';
import { targetId } from '../links';
import { boundPromoterOf } from '../promoters';
import { nextSeq, nowSec, type StoreContext } from '../store-context';
import type { ActionRow, LinkRow } from '../store-state';
import type { PersonFacts } from '../store-world';
import { activePlan, couponOf, lockWindowsOf, productOf, roomOf } from '../world-facts';

export type TouchReason =
  | 'RECORDED'
  | 'NOBODY'
  | 'AGENCY'
  | 'NOT_BOUND'
  | 'NO_PLAN'
  | 'ROOM_ENDED'
  | 'NOTICE_CANCELLED'
  | 'CONTENT_GONE'
  | 'COUPON_NOT_IN_EFFECT';

/** Whether opening a link counts as a touch of its promoter, and if not, why. */
export function touchReason(context: StoreContext, link: LinkRow): TouchReason {
  if (link.tag.of === 'nobody') return 'NOBODY';
  if (link.tag.of === 'agency') return 'AGENCY';
  if (!boundPromoterOf(context, link.tag.sharer_appid)) return 'NOT_BOUND';
  const product = link.product_id ? productOf(context, link.product_id) : undefined;
  switch (link.kind) {
    case 'PRODUCT_CARD':
      return product && activePlan(context, product) ? 'RECORDED' : 'NO_PLAN';
    case 'LIVE':
      return roomOf(context, link.export_id ?? '')?.running ? 'RECORDED' : 'ROOM_ENDED';
    case 'LIVE_NOTICE':
      return noticeOf(context, link.notice_id ?? '')?.status === 'cancelled' ? 'NOTICE_CANCELLED' : 'RECORDED';
    case 'COUPON':
      return couponOf(context, link.coupon_id ?? '')?.status === 2 ? 'RECORDED' : 'COUPON_NOT_IN_EFFECT';
    case 'SHORT_VIDEO':
    case 'ARTICLE':
      return contentOf(context, link) ? 'RECORDED' : 'CONTENT_GONE';
  }
}

/** Notes that a person came through the link of a promoter. */
export function noteTouch(context: StoreContext, person: PersonFacts, link: LinkRow): void {
  if (link.tag.of !== 'promoter') return;
  const talent_appid = contentOf(context, link)?.talent_appid;
  context.state.touches.push({
    seq: nextSeq(context),
    atMs: context.nowMs(),
    person: person.id,
    shop_appid: link.shop_appid,
    sharer_appid: link.tag.sharer_appid,
    kind: link.kind,
    ...(talent_appid ? { talent_appid } : {}),
    windows: lockWindowsOf(context, link.shop_appid),
  });
}

/** Notes for the promoter's statistics what somebody did with his link. */
export function noteAction(
  context: StoreContext,
  person: PersonFacts,
  link: LinkRow | undefined,
  what: ActionRow['what'],
): void {
  if (link?.tag.of !== 'promoter') return;
  const { sharer_appid } = link.tag;
  context.state.actions.push({
    what,
    kind: link.kind,
    target: targetId(link),
    sharer_appid,
    person: person.id,
    atSec: nowSec(context),
  });
}
