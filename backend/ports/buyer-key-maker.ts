/** Makes the salted hash under which a buyer is known: the same person gives the same key, and no key leads back. */
export interface BuyerKeyMaker {
  keyOf(buyer: { readonly unionid?: string | undefined; readonly openid: string }): string;
}
