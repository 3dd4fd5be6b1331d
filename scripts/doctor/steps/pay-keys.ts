import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { Environment } from '../environment';
import type { Examination } from '../examination';
import { places } from '../mending-places';
import { isPayConfigured, payVariables, readPrivateKey, readPublicKey } from '../pay-platform';
import type { Step } from '../step';
import { fine, NoVerdict, type Problem, type Verdict, verdictOf, waitingOn } from '../verdict';

export const payKeysStep: Step = {
  id: 'pay-keys',
  title: { zh: '微信支付的密钥齐全、互相匹配', en: 'keys of WeChat Pay are present and fit together' },
  check: ({ deployment }) => judgePayKeys(deployment.environment),
};

export const payNotConfigured: Verdict = {
  status: 'not-configured',
  why: { zh: '没有配置微信支付:推客不能提现', en: 'WeChat Pay is not set up: nobody can withdraw' },
};

/** What the other pay steps need: keys that can sign. Not configured, or waiting for `pay-keys`, when there are none. */
export function requirePayKeys({ deployment: { environment } }: Examination): void {
  if (!isPayConfigured(environment)) throw new NoVerdict(payNotConfigured);
  if (judgePayKeys(environment).status !== 'fine') throw new NoVerdict(waitingOn('pay-keys'));
}

const forms: Readonly<Record<string, RegExp>> = {
  PAY_MCHID: /^\d{8,10}$/,
  PAY_CERTIFICATE_SERIAL: /^[0-9A-Fa-f]{40}$/,
  PAY_PUBLIC_KEY_ID: /^PUB_KEY_ID_[0-9A-Za-z]+$/,
  PAY_API_V3_KEY: /^[\x21-\x7e]{32}$/,
};

/**
 * Everything is there and can be read; the private key fits the certificate and its number, and the platform's public
 * key is not our own. Whether the public key belongs to its id shows only in a signed answer.
 */
export function judgePayKeys(environment: Environment): Verdict {
  if (!isPayConfigured(environment)) return payNotConfigured;
  const missing = payVariables.filter((name) => !environment[name]);
  const problems = missing.map((name) => problem(`缺少 ${name}`, `${name} is missing`));
  for (const [name, form] of Object.entries(forms)) {
    const value = environment[name];
    if (value && !form.test(value)) problems.push(problem(`${name} 的格式不对`, `${name} is malformed`));
  }
  const { PAY_PRIVATE_KEY, PAY_PUBLIC_KEY, PAY_CERTIFICATE } = environment;
  const privateKey = PAY_PRIVATE_KEY ? readPrivateKey(PAY_PRIVATE_KEY) : undefined;
  const publicKey = PAY_PUBLIC_KEY ? readPublicKey(PAY_PUBLIC_KEY) : undefined;
  if (PAY_PRIVATE_KEY && !isRsa(privateKey)) {
    problems.push(problem('PAY_PRIVATE_KEY 不是可读的 RSA 私钥', 'PAY_PRIVATE_KEY is no readable RSA private key'));
  }
  if (PAY_PUBLIC_KEY && !isRsa(publicKey)) {
    problems.push(problem('PAY_PUBLIC_KEY 不是可读的 RSA 公钥', 'PAY_PUBLIC_KEY is no readable RSA public key'));
  }
  if (privateKey && publicKey && isSameKey(createPublicKey(privateKey), publicKey)) {
    problems.push(
      problem(
        'PAY_PUBLIC_KEY 是商户自己的公钥,应当是微信支付公钥',
        "PAY_PUBLIC_KEY is the merchant's own: it must be the one of WeChat Pay",
      ),
    );
  }
  if (PAY_CERTIFICATE) problems.push(...certificateProblems(PAY_CERTIFICATE, privateKey, environment));
  return verdictOf(problems, fine);
}

function certificateProblems(text: string, privateKey: KeyObject | undefined, environment: Environment): Problem[] {
  const certificate = readCertificate(text);
  if (!certificate) return [problem('PAY_CERTIFICATE 不是可读的证书', 'PAY_CERTIFICATE is no readable certificate')];
  const problems: Problem[] = [];
  const serial = (environment.PAY_CERTIFICATE_SERIAL ?? '').toUpperCase().replace(/^0+/, '');
  if (certificate.serialNumber.toUpperCase().replace(/^0+/, '') !== serial) {
    problems.push(
      problem(
        'PAY_CERTIFICATE_SERIAL 不是这张证书的序列号',
        'PAY_CERTIFICATE_SERIAL is not the number of the certificate',
      ),
    );
  }
  if (privateKey && !certificate.checkPrivateKey(privateKey)) {
    problems.push(problem('私钥和证书不是一对', 'the private key does not belong to the certificate'));
  }
  return problems;
}

function readCertificate(text: string): X509Certificate | undefined {
  try {
    return new X509Certificate(text.replaceAll('\\n', '\n'));
  } catch {
    return undefined;
  }
}

function isRsa(key: KeyObject | undefined): boolean {
  return key?.asymmetricKeyType === 'rsa';
}

function isSameKey(one: KeyObject, other: KeyObject): boolean {
  return one.equals(other);
}

function problem(zh: string, en: string): Problem {
  return { zh, en, where: places.payApiSecurity, who: 'developer' };
}
