import { createHmac } from 'node:crypto';
import { invariant } from '../../../core/invariant';
import type { BuyerKeyMaker } from '../../ports/buyer-key-maker';

export interface BuyerKeySecret {
  /** Says which salt made a key; part of every key, so that a new salt can be told from an old one. */
  readonly keyId: string;
  readonly salt: string;
}

/**
 * Makes buyer keys as `<keyId>.<HMAC-SHA256>` of the unionid, or of `openid:<openid>` where the platform states none.
 * The salt is kept for the life of the touches: with another one the same person is somebody else.
 */
export function hmacBuyerKeyMaker({ keyId, salt }: BuyerKeySecret): BuyerKeyMaker {
  invariant(/^[A-Za-z0-9]{1,16}$/.test(keyId), 'BUYER_KEY_ID must be 1 to 16 letters and digits');
  invariant(salt.length >= 16, 'BUYER_KEY_SALT must have at least 16 characters');
  return {
    keyOf({ unionid, openid }) {
      const person = unionid === undefined || unionid === '' ? `openid:${openid}` : unionid;
      return `${keyId}.${createHmac('sha256', salt).update(person).digest('base64url')}`;
    },
  };
}

/** The maker with the salt of the function's environment: BUYER_KEY_ID and BUYER_KEY_SALT. */
export function environmentBuyerKeyMaker(environment: Readonly<Record<string, string | undefined>>): BuyerKeyMaker {
  return hmacBuyerKeyMaker({ keyId: environment.BUYER_KEY_ID ?? '', salt: environment.BUYER_KEY_SALT ?? '' });
}
