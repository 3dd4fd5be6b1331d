import { LOCAL_CREDENTIAL } from './invocation';

/** Variables under which the live service's tools and this project's deployment keep credentials. */
const CREDENTIAL_NAMES: readonly RegExp[] = [
  /^TENCENTCLOUD_(SECRET_?ID|SECRET_?KEY|SESSION_?TOKEN)$/i,
  /^(TCB|CLOUDBASE)_.*(SECRET|TOKEN|KEY)/i,
  /^(WX|WECHAT|WXPAY|WECHATPAY|AGENCY|GIG|PAY)_.*(SECRET|TOKEN|PRIVATE|KEY)/i,
];

/** Tencent Cloud key ids begin with AKID, as in https://cloud.tencent.com/document/api/213/30654 */
const SECRET_ID_VALUE = /\bAKID[A-Za-z0-9]{13,}/;
const PRIVATE_KEY_VALUE = /-----BEGIN (RSA |EC )?PRIVATE KEY-----/;

/**
 * Names the first variable that holds what looks like a real credential, as a sentence with the way out; undefined when
 * there is none. The local cloud needs none, and code under test must never find one.
 */
export function realCredentialProblem(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  for (const [name, value] of Object.entries(environment)) {
    if (!value || value === LOCAL_CREDENTIAL) continue;
    const named = CREDENTIAL_NAMES.some((pattern) => pattern.test(name)) && !name.endsWith('_CONTEXT_KEYS');
    if (named || SECRET_ID_VALUE.test(value) || PRIVATE_KEY_VALUE.test(value)) {
      return (
        `${name} holds what looks like a real credential. The local cloud needs none and does not start with one: ` +
        `run it as "env -u ${name} npm start".`
      );
    }
  }
  return undefined;
}
