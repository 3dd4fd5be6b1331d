import type { KeyObject } from 'node:crypto';
import { EnvironmentProblem } from '../system/read-environment';
import { readPrivateKey, readPublicKey } from '../wechat-pay/pay-keys';
import type { GigDoorSecrets, GigSecrets } from './gig-wire';

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
  GIG_PLATFORM_NAME: { form: /^[^\p{C}]{1,50}$/u, fallback: '推客' },
} as const;
type GigVariable = keyof typeof forms;

/** Whether anything of a 灵工 platform is set up; without it the route does not exist. */
export function isGigSetUp(source: GigSource): boolean {
  return Object.entries(source).some(([name, value]) => name.startsWith('GIG_') && value);
}

/** What opening a callback needs; the key that orders are signed with is not among it. */
export interface GigDoorKeys {
  readonly dealerId: string;
  readonly secrets: GigDoorSecrets;
}

/**
 * What asking the platform needs: the GIG_ variables without GIG_PUBLIC_KEY, and MINI_PROGRAM_APPID where money goes to
 * 零钱. GIG_PRIVATE_KEY is needed unless GIG_SIGN_TYPE is sha256.
 *
 * Errors: EnvironmentProblem with one sentence for each variable that is missing or malformed, never with a value.
 */
export function readGigKeys(source: GigSource): GigKeys {
  const reader = new GigReader(source);
  const privateKey = reader.rsaKey('GIG_PRIVATE_KEY', readPrivateKey);
  const channel = reader.read('GIG_CHANNEL') as GigChannel;
  const wechatAppid = source.MINI_PROGRAM_APPID ?? '';
  if (channel === 'wxpay' && !wechatAppid) reader.problem('MINI_PROGRAM_APPID is missing: GIG_CHANNEL is wxpay.');
  const keys: GigKeys = {
    ...{ channel, wechatAppid, baseUrl: reader.read('GIG_API_BASE_URL').replace(/\/+$/, '') },
    ...{ dealerId: reader.read('GIG_DEALER_ID'), brokerId: reader.read('GIG_BROKER_ID') },
    secrets: { ...reader.sharedSecrets(), signer: privateKey ? { type: 'rsa', privateKey } : { type: 'sha256' } },
    ...{ notifyUrl: reader.read('GIG_NOTIFY_URL'), projectId: reader.read('GIG_PROJECT_ID') },
    platformName: reader.read('GIG_PLATFORM_NAME'),
  };
  reader.complain();
  return keys;
}

/**
 * What pay-events needs: GIG_DEALER_ID, GIG_APP_KEY, GIG_DES3_KEY, and GIG_PUBLIC_KEY (the platform's) unless GIG_SIGN_TYPE
 * is sha256.
 *
 * Errors: EnvironmentProblem as above.
 */
export function readGigDoorKeys(source: GigSource): GigDoorKeys {
  const reader = new GigReader(source);
  const platformKey = reader.rsaKey('GIG_PUBLIC_KEY', readPublicKey);
  const keys: GigDoorKeys = {
    dealerId: reader.read('GIG_DEALER_ID'),
    secrets: { ...reader.sharedSecrets(), verifier: platformKey ? { type: 'rsa', platformKey } : { type: 'sha256' } },
  };
  reader.complain();
  return keys;
}

class GigReader {
  private readonly problems: string[] = [];

  constructor(private readonly source: GigSource) {}

  read(name: GigVariable): string {
    const { form, fallback } = forms[name];
    const value = this.source[name] || fallback;
    if (value === undefined) this.problem(`${name} is missing.`);
    else if (value !== fallback && !form.test(value)) this.problem(`${name} is malformed.`);
    return value ?? '';
  }

  /** undefined where both sides sign with the application's key. */
  rsaKey(name: string, read: (text: string) => KeyObject | undefined): KeyObject | undefined {
    if (this.read('GIG_SIGN_TYPE') !== 'rsa') return undefined;
    const key = read(this.source[name] ?? '');
    if (!key) this.problem(`${name} is ${this.source[name] ? 'malformed' : 'missing'}: it must be an RSA key.`);
    return key;
  }

  sharedSecrets() {
    return { appKey: this.read('GIG_APP_KEY'), des3Key: this.read('GIG_DES3_KEY') };
  }

  problem(sentence: string): void {
    this.problems.push(sentence);
  }

  complain(): void {
    if (this.problems.length > 0) throw new EnvironmentProblem(this.problems.join(' '));
  }
}
