import * as v from 'valibot';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { parseBigIntSafeJson } from '../store-api/big-int-safe-json';
import { openCipher } from './push-cipher';
import { isSignedBy, type PushQuery } from './push-signature';

export interface PushCredential {
  readonly token: string;
  /** 43 letters of Base64. */
  readonly encodingAesKey: string;
}

export type PushRejection = 'bad-signature' | 'bad-envelope' | 'bad-cipher' | 'wrong-appid' | 'too-large';

const maxBodyBytes = 65_536;

const envelope = v.looseObject({
  Encrypt: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
});

/**
 * Checks and opens a push of the platform; the value is the decrypted message, a JSON text.
 *
 * Secure mode only: the signature of plain mode does not cover the body. Nothing is decrypted before `msg_signature` is
 * right, and a message for another account is refused. While token or key are being changed, all pairs of old and new
 * are given; see pushCredentials.
 *
 * Rejections: too-large (over 64 KiB), bad-envelope (no JSON with `Encrypt`), bad-signature, bad-cipher, wrong-appid.
 */
export function openPush(
  { query, rawBody }: { readonly query: PushQuery; readonly rawBody: Buffer },
  { credentials, agencyAppid }: { readonly credentials: readonly PushCredential[]; readonly agencyAppid: string },
): Outcome<string, PushRejection> {
  if (rawBody.length > maxBodyBytes) return rejected('too-large', `${rawBody.length} bytes`);
  const parsed = parseBigIntSafeJson(rawBody.toString('utf8'));
  const sealed = v.safeParse(envelope, parsed.ok ? parsed.value : undefined);
  if (!sealed.success)
    return rejected('bad-envelope', 'the body must be JSON with Encrypt: set the push to secure mode');
  const { Encrypt: encrypt } = sealed.output;
  const { timestamp, nonce, msg_signature: signature } = query;
  if (!timestamp || !nonce) return rejected('bad-signature', 'timestamp or nonce is missing');
  const trusted = credentials.filter(({ token }) => isSignedBy(token, [timestamp, nonce, encrypt], signature));
  if (trusted.length === 0) return rejected('bad-signature');
  let last: Outcome<string, PushRejection> = rejected('bad-cipher');
  for (const { encodingAesKey } of trusted) {
    last = openFor(agencyAppid, encrypt, encodingAesKey);
    if (last.ok) return last;
  }
  return last;
}

function openFor(agencyAppid: string, encrypt: string, encodingAesKey: string): Outcome<string, PushRejection> {
  const opened = openCipher(encrypt, encodingAesKey);
  if (!opened.ok) return opened;
  if (opened.value.appid !== agencyAppid) return rejected('wrong-appid');
  return ok(opened.value.message);
}

/** Every pair of a current or previous token and key: the console changes them one at a time. */
export function pushCredentials(secrets: {
  readonly token: string;
  readonly encodingAesKey: string;
  readonly previousToken?: string | undefined;
  readonly previousEncodingAesKey?: string | undefined;
}): readonly PushCredential[] {
  const tokens = given(secrets.token, secrets.previousToken);
  const keys = given(secrets.encodingAesKey, secrets.previousEncodingAesKey);
  return tokens.flatMap((token) => keys.map((encodingAesKey) => ({ token, encodingAesKey })));
}

function given(...secrets: readonly (string | undefined)[]): string[] {
  return secrets.flatMap((secret) => secret || []);
}
