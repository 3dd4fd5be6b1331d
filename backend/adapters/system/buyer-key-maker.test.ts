import { environmentBuyerKeyMaker, hmacBuyerKeyMaker } from './buyer-key-maker';

const salt = 'sixteen letters!';

describe('a buyer key', () => {
  it.each([
    ['the unionid', { unionid: 'uUnion-wang', openid: 'oMini-wang' }, 'k1.tJjTs7qztr-K7NUl28UVNtxX_yeYzqSPzPzhOFiss-Q'],
    [
      'the unionid, whatever the openid',
      { unionid: 'uUnion-wang', openid: 'oAgency-wang' },
      'k1.tJjTs7qztr-K7NUl28UVNtxX_yeYzqSPzPzhOFiss-Q',
    ],
    [
      'the openid where there is no unionid',
      { openid: 'oMini-wang' },
      'k1.WkDcKEp0iBbPo5zJStGpY663cA6Og_yARf7KPVByzjw',
    ],
    [
      'the openid where the unionid is empty',
      { unionid: '', openid: 'oMini-wang' },
      'k1.WkDcKEp0iBbPo5zJStGpY663cA6Og_yARf7KPVByzjw',
    ],
  ])('is the HMAC-SHA256 of %s', (_label, buyer, key) => {
    expect(hmacBuyerKeyMaker({ keyId: 'k1', salt }).keyOf(buyer)).toBe(key);
  });

  it('says which salt made it, and is another one under another salt', () => {
    const buyer = { openid: 'oMini-wang' };
    const old = hmacBuyerKeyMaker({ keyId: 'k1', salt }).keyOf(buyer);
    const fresh = hmacBuyerKeyMaker({ keyId: 'k2', salt: `${salt}!` }).keyOf(buyer);
    expect(fresh.startsWith('k2.')).toBe(true);
    expect(fresh.slice(3)).not.toBe(old.slice(3));
  });

  it.each([
    ['no key id', { BUYER_KEY_SALT: salt }, 'BUYER_KEY_ID must be 1 to 16 letters and digits'],
    ['a key id with a separator', { BUYER_KEY_SALT: salt, BUYER_KEY_ID: 'k.1' }, 'BUYER_KEY_ID must be 1 to 16'],
    ['no salt', { BUYER_KEY_ID: 'k1' }, 'BUYER_KEY_SALT must have at least 16 characters'],
    ['a short salt', { BUYER_KEY_ID: 'k1', BUYER_KEY_SALT: 'short' }, 'BUYER_KEY_SALT must have at least 16'],
  ])('cannot be made with %s', (_label, environment, claim) => {
    expect(() => environmentBuyerKeyMaker(environment)).toThrow(claim);
  });
});
