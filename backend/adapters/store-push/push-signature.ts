import { createHash, timingSafeEqual } from 'node:crypto';
import { type Outcome, ok, rejected } from '../../../core/outcome';

/** The fields of a push's query, as they came. */
export type PushQuery = Readonly<Record<string, string | undefined>>;

/**
 * Whether `signature` is the platform's over these parts: sha1 in hex of the sorted, joined parts.
 *
 * The comparison takes the same time whatever differs; a signature that is missing or malformed is never right.
 * https://developers.weixin.qq.com/doc/store/leagueheadsupplier/callback/allback_encoding.html
 */
export function isSignedBy(token: string, parts: readonly string[], signature: string | undefined): boolean {
  if (token === '' || signature === undefined || !/^[0-9a-f]{40}$/.test(signature)) return false;
  const expected = createHash('sha1')
    .update([token, ...parts].sort().join(''))
    .digest();
  return timingSafeEqual(expected, Buffer.from(signature, 'hex'));
}

/**
 * Checks the platform's question whether an address is ours; the value is the text to answer with.
 *
 * @param tokens The current token and, while it is being changed, the previous one.
 */
export function verifyUrl(
  { signature, timestamp, nonce, echostr }: PushQuery,
  tokens: readonly string[],
): Outcome<string, 'bad-signature'> {
  if (!timestamp || !nonce || !echostr) return rejected('bad-signature', 'timestamp, nonce or echostr is missing');
  const parts = [timestamp, nonce];
  if (!tokens.some((token) => isSignedBy(token, parts, signature))) return rejected('bad-signature');
  return ok(echostr);
}
