import type { KeyObject } from 'node:crypto';
import { EnvironmentProblem } from '../system/read-environment';
import { readPrivateKey, readPublicKey } from '../wechat-pay/pay-keys';
import type { GigSecrets, GigSigner } from './gig-wire';

export type GigSource = Readonly<Record<string, string | undefined>>;

/** Where the money arrives. */
export type GigChannel = 'bankpay' | 'alipay' | 'wxpay';

/** In the platform's questions a channel has this name. */
export const channelNames: Readonly<Record<GigChannel, string>> = {
  bankpay: '银行卡',
  alipay: '支付宝',
  wxpay: '微信',
};

export interface GigKeys {
  readonly baseUrl: string;
  /** The merchant at the platform. */
  readonly dealerId: string;
  /** The platform's own company that pays and withholds. */
  readonly brokerId: string;
  readonly channel: GigChannel;
  readonly secrets: GigSecrets;
  readonly notifyUrl: string;
  /** The merchant's business line at the platform; empty when there is one only. */
  readonly projectId: string;
  /** The promoter program's name, which the platform reports to the tax office. */
  readonly platformName: string;
  /** Of the mini-program whose openids are paid; used by `wxpay` alone. */
  readonly wechatAppid: string;
}

const liveUrl = 'https://api-service.yunzhanghu.com';
const safeAddress = /^(https:\/\/[^\s@?#]+|http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/[^\s@?#]*)?)$/;
const forms = {
  GIG_DEALER_ID: { form: /^[0-9A-Za-z]{1,64}$/, fallback: undefined },
  GIG_BROKER_ID: { form: /^[0-9A-Za-z]{1,64}$/, fallback: undefined },
  GIG_APP_KEY: { form: /^\S{8,128}$/, fallback: undefined },
  GIG_DES3_KEY: { form: /^[\x21-\x7e]{24}$/, fallback: undefined },
  GIG_SIGN_TYPE: { form: /^(rsa|sha256)$/, fallback: 'rsa' },
  GIG_CHANNEL: { form: /^(bankpay|alipay|wxpay)$/, fallback: 'bankpay' },
  GIG_API_BASE_URL: { form: safeAddress, fallback: liveUrl },
  GIG_NOTIFY_URL: { form: /^https?:\/\/[^\s?#]{1,240}$/, fallback: '' },
  GIG_PROJECT_ID: { form: /^[0-9A-Za-z_-]{1,64}$/, fallback: '' },
  GIG_PLATFORM_NAME: { form: /^[^\p{C}]{1,50}$/u, fallback: '' },
} as const;
type GigVariable = keyof typeof forms;

/** Whether anything of a 灵工 platform is set up; without it the route does not exist. */
export function isGigSetUp(source: GigSource): boolean {
  return Object.entries(source).some(([name, value]) => name.startsWith('GIG_') && value);
}

/**
 * The GIG_ variables, and MINI_PROGRAM_APPID where money goes to 零钱. GIG_PRIVATE_KEY and GIG_PUBLIC_KEY (the platform's)
 * are needed unless GIG_SIGN_TYPE is sha256.
 *
 * Errors: EnvironmentProblem with one sentence for each variable that is missing or malformed, never with a value.
 */
export function readGigKeys(source: GigSource): GigKeys {
  const problems: string[] = [];
  const read = (name: GigVariable): string => {
    const { form, fallback } = forms[name];
    const value = source[name] || fallback;
    if (value === undefined) problems.push(`${name} is missing.`);
    else if (value !== fallback && !form.test(value)) problems.push(`${name} is malformed.`);
    return value ?? '';
  };
  const key = (name: string, reader: (text: string) => KeyObject | undefined): KeyObject | undefined => {
    const found = reader(source[name] ?? '');
    if (!found) problems.push(`${name} is ${source[name] ? 'malformed' : 'missing'}: it must be an RSA key.`);
    return found;
  };
  const isRsa = read('GIG_SIGN_TYPE') === 'rsa';
  const privateKey = isRsa ? key('GIG_PRIVATE_KEY', readPrivateKey) : undefined;
  const platformKey = isRsa ? key('GIG_PUBLIC_KEY', readPublicKey) : undefined;
  const signer: GigSigner = privateKey && platformKey ? { type: 'rsa', privateKey, platformKey } : { type: 'sha256' };
  const channel = read('GIG_CHANNEL') as GigChannel;
  const wechatAppid = source.MINI_PROGRAM_APPID ?? '';
  if (channel === 'wxpay' && !wechatAppid) problems.push('MINI_PROGRAM_APPID is missing: GIG_CHANNEL is wxpay.');
  const keys = {
    ...{ channel, wechatAppid, baseUrl: read('GIG_API_BASE_URL').replace(/\/+$/, '') },
    ...{ dealerId: read('GIG_DEALER_ID'), brokerId: read('GIG_BROKER_ID') },
    secrets: { appKey: read('GIG_APP_KEY'), des3Key: read('GIG_DES3_KEY'), signer },
    ...{ notifyUrl: read('GIG_NOTIFY_URL'), projectId: read('GIG_PROJECT_ID') },
    platformName: read('GIG_PLATFORM_NAME'),
  };
  if (problems.length > 0) throw new EnvironmentProblem(problems.join(' '));
  return keys;
}
