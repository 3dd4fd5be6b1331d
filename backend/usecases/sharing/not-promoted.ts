import type { PlatformRefusal } from '../../ports/platform/answer';

const notPromotedErrcodes: readonly number[] = [10024004, 10024009, 10024021, 10024025];

/**
 * Whether a refusal is the platform's word that a product is not, or no longer, under promotion; any other refusal says
 * nothing of the product.
 * https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/getshop/api_getpromoteproductdetail
 */
export function isNotPromoted({ errcode }: PlatformRefusal): boolean {
  return notPromotedErrcodes.includes(errcode);
}
