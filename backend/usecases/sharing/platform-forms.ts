import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { ContentOwner } from '../../ports/platform/lives';
import type { PlatformForms, ShareKind } from '../../ports/share-link-store';
import type { SharingPlatform } from '../../ports/sharing-platform';
import type { ShelfItem } from '../../ports/shelf-store';
import type { PlatformAnswer, PlatformRefusal } from '../../ports/store-platform';
import { ownerOf } from './content-hosts';
import { firstOf } from './first-of';
import { type PlatformRefused, platformRefused } from './platform-refused';
import { findArticle } from './read-contents';

export type FormsRefusal = PlatformRefused | 'not-shareable' | 'not-bound';

type Forms = Outcome<PlatformForms, FormsRefusal>;

const noForms: PlatformForms = {
  shortLink: null,
  webLink: null,
  codeUrl: null,
  promotionLink: null,
  shareLink: null,
  feedToken: null,
};

/** The platform says so when the bond with our agency has ended meanwhile. */
const notBoundErrcodes = [10071029, 10071058];

/**
 * The platform's forms of a promoter's link to a thing.
 * https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/getshop/api_getproductpromotionlinkinfo
 *
 * Rejections: not-shareable when a broadcast is over, or a video or article is gone; not-bound when the platform knows no
 * bond; platform-refused.
 */
export async function platformForms(platform: SharingPlatform, item: ShelfItem, promoter: string): Promise<Forms> {
  const { kind, shopAppid, contentId } = item;
  if (kind === 'product') return formsOf(await platform.productLinks({ productId: contentId, shopAppid }, promoter));
  if (kind === 'coupon') return formsOf(await platform.couponLinks(contentId, promoter));
  const owner = ownerOf(item);
  return owner
    ? contentForms(kind)(platform, owner, contentId, promoter)
    : rejected('not-shareable', 'nobody knows whose content it is');
}

type ReadForms = (
  platform: SharingPlatform,
  owner: ContentOwner,
  contentId: string,
  promoter: string,
) => Promise<Forms>;

function contentForms(kind: Exclude<ShareKind, 'product' | 'coupon'>): ReadForms {
  switch (kind) {
    case 'live':
      return liveForms;
    case 'notice':
      return noticeForms;
    case 'video':
      return videoForms;
    case 'article':
      return articleForms;
  }
}

async function liveForms(
  platform: SharingPlatform,
  owner: ContentOwner,
  exportId: string,
  promoter: string,
): Promise<Forms> {
  const rooms =
    'account' in owner
      ? await platform.listShopLives(owner, promoter)
      : await platform.listTalentLives(owner.talentAppid, promoter);
  if (!rooms.ok) return refusal(rooms);
  const room = rooms.value.find((candidate) => candidate.exportId === exportId);
  if (!room) return rejected('not-shareable', 'the broadcast is over');
  const code = await platform.liveCodeUrl({ exportId, ...owner }, promoter);
  return code.ok ? ok({ ...noForms, shareLink: room.shareLink, codeUrl: code.value }) : refusal(code);
}

async function noticeForms(
  platform: SharingPlatform,
  owner: ContentOwner,
  noticeId: string,
  promoter: string,
): Promise<Forms> {
  const [share, code] = await Promise.all([
    platform.liveNoticeShareLink({ noticeId, ...owner }, promoter),
    platform.liveNoticeCodeUrl({ noticeId, ...owner }, promoter),
  ]);
  if (!share.ok) return refusal(share);
  return code.ok ? ok({ ...noForms, shareLink: share.value, codeUrl: code.value }) : refusal(code);
}

async function videoForms(
  platform: SharingPlatform,
  owner: ContentOwner,
  exportId: string,
  promoter: string,
): Promise<Forms> {
  const promotions = await platform.shortVideoPromotions(owner, [exportId], promoter);
  if (!promotions.ok) return refusal(promotions);
  const promotion = promotions.value.find((candidate) => candidate.exportId === exportId);
  if (!promotion) return rejected('not-shareable', 'the video is gone');
  return ok({ ...noForms, shareLink: promotion.shareLink, feedToken: promotion.feedToken });
}

/** The list is the only place that gives an article's link, and it gives it to the promoter who asks. */
async function articleForms(
  platform: SharingPlatform,
  owner: ContentOwner,
  articleId: string,
  promoter: string,
): Promise<Forms> {
  const talent = 'talentAppid' in owner ? await talentOf(platform, owner.talentAppid) : null;
  const article = await findArticle(platform, { owner, talent }, { articleId, promoter });
  if (!article.ok) return refusal(article);
  if (!article.value) return rejected('not-shareable', 'the article is gone');
  return ok({ ...noForms, shareLink: article.value.shareLink });
}

async function talentOf(platform: SharingPlatform, talentAppid: string) {
  const talents = await firstOf(platform.listPartnerTalents(talentAppid), 1);
  return talents.ok ? (talents.value[0] ?? null) : null;
}

function formsOf(answer: PlatformAnswer<Partial<PlatformForms>>): Forms {
  return answer.ok ? ok({ ...noForms, ...answer.value }) : refusal(answer);
}

function refusal(answer: PlatformRefusal) {
  return notBoundErrcodes.includes(answer.errcode) ? rejected('not-bound', answer.detail) : platformRefused(answer);
}
