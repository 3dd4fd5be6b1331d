interface Variable {
  readonly pattern: RegExp;
  /** What a right value is, as the end of a sentence. */
  readonly expected: string;
  readonly fallback?: string;
  readonly isOptional?: true;
}

const appid = { pattern: /^wx[0-9A-Za-z_-]{1,62}$/, expected: 'an appid that begins with wx' };
const token = { pattern: /^[0-9A-Za-z]{3,32}$/, expected: '3 to 32 letters and digits, as in the agency console' };
const aesKey = { pattern: /^[0-9A-Za-z]{43}$/, expected: 'the 43 letters and digits of EncodingAESKey' };

const payeeKey = {
  pattern: /^[A-Za-z0-9]{1,16}:[A-Za-z0-9_-]{43}=?$/,
  expected: 'a short name, a colon and 32 bytes in base64url, such as k1:AbC…',
};

/** Plain http is for the local platform only: the agency's secret travels to this address. */
const safeAddress = /^(https:\/\/[^\s@]+|http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/[^\s@]*)?)$/;

const variables = {
  AGENCY_APPID: appid,
  AGENCY_SECRET: { pattern: /^\S{8,128}$/, expected: 'the secret of the agency account' },
  AGENCY_ORIGINAL_ID: { pattern: /^gh_[0-9A-Za-z]{1,61}$/, expected: 'the original id (gh_…) of the agency account' },
  MINI_PROGRAM_APPID: appid,
  STORE_API_BASE_URL: {
    pattern: safeAddress,
    expected: 'an https address (http only on this machine)',
    fallback: 'https://api.weixin.qq.com',
  },
  PUSH_TOKEN: token,
  PUSH_AES_KEY: aesKey,
  PUSH_TOKEN_PREVIOUS: { ...token, isOptional: true },
  PUSH_AES_KEY_PREVIOUS: { ...aesKey, isOptional: true },
  BUYER_KEY_SALT: { pattern: /^\S{16,256}$/, expected: '16 or more letters of chance' },
  BUYER_KEY_ID: { pattern: /^[0-9A-Za-z]{1,16}$/, expected: 'a short name of the salt, such as k1' },
  PAYEE_DATA_KEY: payeeKey,
  PAYEE_DATA_KEY_PREVIOUS: { ...payeeKey, isOptional: true },
} as const satisfies Record<string, Variable>;

export type EnvironmentName = keyof typeof variables;

type OptionalName = 'PUSH_TOKEN_PREVIOUS' | 'PUSH_AES_KEY_PREVIOUS' | 'PAYEE_DATA_KEY_PREVIOUS';

/** The variables that were asked for; only a previous token or key may be absent. */
export type Environment<Name extends EnvironmentName> = {
  readonly [K in Name]: K extends OptionalName ? string | undefined : string;
};

/** The function's environment is not as it must be. The message says which variable, never its value. */
export class EnvironmentProblem extends Error {
  override readonly name = 'EnvironmentProblem';
}

/**
 * Reads the named environment variables once and checks them all.
 *
 * Errors: EnvironmentProblem with one sentence for each variable that is missing or malformed.
 */
export function readEnvironment<Name extends EnvironmentName>(
  names: readonly Name[],
  source: Readonly<Record<string, string | undefined>> = process.env,
): Environment<Name> {
  const values: Partial<Record<EnvironmentName, string>> = {};
  const problems: string[] = [];
  for (const name of names) {
    const variable: Variable = variables[name];
    const value = source[name] || variable.fallback;
    if (value !== undefined && variable.pattern.test(value)) values[name] = value;
    else if (value !== undefined) problems.push(`${name} is malformed: it must be ${variable.expected}.`);
    else if (!variable.isOptional) problems.push(`${name} is missing: set it to ${variable.expected}.`);
  }
  if (problems.length > 0) throw new EnvironmentProblem(problems.join(' '));
  return values as Environment<Name>;
}
