import { brandNoticeWording } from '../../../core/campaigns/brand-notice-wording';
import { moneyNewsWording } from '../../../core/notices/money-news';
import { payoutNoticeWording, settlementNoticeWording, thingNoticeWording } from '../../../core/notices/notice-wording';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Wording } from '../../../core/wording/beijing-text';
import type { NoticeBoard, PromoterNotice } from '../../ports/notice-board';
import type { PersonalNotice } from '../../ports/outbox';
import type { PromoterStore } from '../../ports/promoter-store';
import { longestPage, pageOf } from './notice-page';

export interface ReadNoticesPorts {
  readonly notices: NoticeBoard;
  readonly promoters: Pick<PromoterStore, 'findByOpenid'>;
}

/**
 * A promoter's own notices, the newest first, about 20 a page.
 *
 * Rejections: not-bound for somebody who never was a promoter here.
 */
export async function readNotices(
  { notices, promoters }: ReadNoticesPorts,
  openid: string,
  beforeMs: number = Number.MAX_SAFE_INTEGER,
) {
  const known = await promoters.findByOpenid(openid);
  if (!known) return rejected('not-bound');
  const page = pageOf(await notices.listOfPromoter(known.promoter, { beforeMs, limit: longestPage }));
  return ok({ ...page, notices: page.notices.map(noticeView) }) satisfies Outcome<unknown, 'not-bound'>;
}

/**
 * Marks the notices that were noted up to a moment as read.
 *
 * Rejections: not-bound.
 */
export async function markNoticesRead(
  { notices, promoters }: ReadNoticesPorts,
  openid: string,
  throughMs: number,
): Promise<Outcome<{ readonly marked: number }, 'not-bound'>> {
  const known = await promoters.findByOpenid(openid);
  if (!known) return rejected('not-bound');
  return ok({ marked: await notices.markRead(known.promoter, throughMs) });
}

function noticeView(notice: PromoterNotice) {
  const { id, code, notedAtMs, isRead } = notice;
  return { id, kind: code, ...wordingOfNotice(notice), about: aboutOf(notice), atMs: notedAtMs, isRead };
}

/** What the promoter reads of a notice. */
export function wordingOfNotice(notice: PersonalNotice): Wording {
  if (notice.kind === 'money') return moneyNewsWording(notice);
  if (notice.kind === 'brand') return brandNoticeWording(notice);
  if (notice.kind === 'payout') return payoutNoticeWording(notice);
  return notice.kind === 'settlement' ? settlementNoticeWording(notice) : thingNoticeWording(notice);
}

function aboutOf(notice: PersonalNotice) {
  if (notice.kind === 'money') {
    const { kind, amountFen, orderKey, dueDay } = notice;
    return { kind, amountFen, orderKey, dueDay };
  }
  if (notice.kind === 'settlement') {
    const { kind, agreementVersion, fromMs, payerName } = notice;
    return { kind, agreementVersion, fromMs, payerName };
  }
  if (notice.kind === 'payout') {
    const { kind, payoutNo, netFen, byMs } = notice;
    return { kind, payoutNo, netFen, byMs };
  }
  if (notice.kind === 'brand') return { kind: notice.kind, brandName: notice.brandName, thing: notice.thing };
  const { kind, contentId, shopAppid, title } = notice;
  return { kind, id: contentId, shopAppid, title };
}
