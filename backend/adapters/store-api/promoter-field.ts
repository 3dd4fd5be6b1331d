import type { WhichPromoter } from '../../ports/platform/answer';

/** A person as requests name him: by appid, or by his openid in a mini-program that is linked to the agency. */
export function promoterField(
  who: WhichPromoter,
): { readonly sharer_appid: string } | { readonly sharer_openid: string } {
  return 'promoter' in who ? { sharer_appid: who.promoter } : { sharer_openid: who.openid };
}
