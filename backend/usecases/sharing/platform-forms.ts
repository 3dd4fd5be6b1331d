import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { PlatformForms } from '../../ports/share-link-store';
import type { ShelfItem } from '../../ports/shelf-store';
import type { PlatformAnswer, PlatformRefusal, StorePlatform } from '../../ports/store-platform';
import { type PlatformRefused, platformRefused } from './platform-refused';

export type FormsRefusal = PlatformRefused | 'not-shareable' | 'not-bound';

const noForms: PlatformForms = {
  shortLink: null,
  webLink: null,
  codeUrl: null,
  promotionLink: null,
  shareLink: null,
};

/** The platform says so when the bond with our agency has ended meanwhile. */
const notBoundErrcodes = [10071029, 10071058];

/**
 * The platform's forms of a promoter's link to a thing.
 * https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/getshop/api_getproductpromotionlinkinfo
 *
 * Rejections: not-shareable when a live room is over; not-bound when the platform knows no bond; platform-refused.
 */
export async function platformForms(
  platform: StorePlatform,
  item: ShelfItem,
  promoter: string,
): Promise<Outcome<PlatformForms, FormsRefusal>> {
  switch (item.kind) {
    case 'product': {
      const { shopAppid, contentId: productId } = item;
      return formsOf(await platform.productLinks({ productId, shopAppid }, promoter));
    }
    case 'coupon':
      return formsOf(await platform.couponLinks(item.contentId, promoter));
    case 'live':
      return liveForms(platform, item, promoter);
  }
}

async function liveForms(
  platform: StorePlatform,
  item: ShelfItem,
  promoter: string,
): Promise<Outcome<PlatformForms, FormsRefusal>> {
  const { shopAppid, contentId: exportId, linkedAccountId, linkedAccountType } = item;
  if (linkedAccountId === null || linkedAccountType === null) return rejected('not-shareable');
  const account = { linkedAccountId, linkedAccountType };
  const rooms = await platform.listShopLives({ shopAppid, account }, promoter);
  if (!rooms.ok) return refusal(rooms);
  const room = rooms.value.find((candidate) => candidate.exportId === exportId);
  if (!room) return rejected('not-shareable', 'the broadcast is over');
  const code = await platform.liveCodeUrl({ exportId, shopAppid, account }, promoter);
  return code.ok ? ok({ ...noForms, shareLink: room.shareLink, codeUrl: code.value }) : refusal(code);
}

function formsOf(answer: PlatformAnswer<Partial<PlatformForms>>): Outcome<PlatformForms, FormsRefusal> {
  return answer.ok ? ok({ ...noForms, ...answer.value }) : refusal(answer);
}

function refusal(answer: PlatformRefusal) {
  return notBoundErrcodes.includes(answer.errcode) ? rejected('not-bound', answer.detail) : platformRefused(answer);
}
