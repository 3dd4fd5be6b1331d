import { environmentOf, makeKeys } from '../../../tests/contracts/wechat-pay/forge-platform';
import { connectWechatPay } from './connect-wechat-pay';
import { isPaySetUp, readPayClientKeys, readPayDoorKeys } from './pay-environment';

const keys = makeKeys();
const environment = environmentOf(keys);

function sentenceOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : '';
  }
  return '';
}

describe('the variables of the pay platform', () => {
  it('hold both kinds of keys side by side, and the public key is named in questions', () => {
    const read = readPayClientKeys(environment);
    expect([...read.platformKeys.keys()]).toEqual([
      'PUB_KEY_ID_0119000001092026',
      '1A2B3C4D5E6F708192A3B4C5D6E7F8091A2B3C4D',
    ]);
    expect(read).toMatchObject({
      answerSerial: 'PUB_KEY_ID_0119000001092026',
      certificateSerial: '214A4630744ADB1688C51DFC84C92C9D487977C9',
      notifyUrl: 'https://pay.example.com/pay-events',
    });
  });

  it('hold certificates alone where the merchant has no public key yet', () => {
    const read = readPayDoorKeys({ ...environment, PAY_PUBLIC_KEY_ID: '', PAY_PUBLIC_KEY: '' });
    expect([...read.platformKeys.keys()]).toEqual(['1A2B3C4D5E6F708192A3B4C5D6E7F8091A2B3C4D']);
  });

  it('are read as PEM in one line, and as the Base64 of DER', () => {
    const privateKey = environment.PAY_PRIVATE_KEY.trim();
    const oneLine = privateKey.replace(/\r?\n/g, '\\n');
    const der = privateKey.replace(/-----[A-Z ]+-----|\s/g, '');
    const publicDer = environment.PAY_PUBLIC_KEY.replace(/-----[A-Z ]+-----|\s/g, '');
    const whole = readPayClientKeys(environment);
    for (const part of [{ PAY_PRIVATE_KEY: oneLine }, { PAY_PRIVATE_KEY: der }, { PAY_PUBLIC_KEY: publicDer }]) {
      const read = readPayClientKeys({ ...environment, ...part });
      expect(read.privateKey.equals(whole.privateKey)).toBe(true);
      expect(
        read.platformKeys.get(read.answerSerial)?.equals(whole.platformKeys.get(read.answerSerial) ?? read.privateKey),
      ).toBe(true);
    }
  });

  it('have usual values for the address and none for notifications', () => {
    const { PAY_API_BASE_URL: _base, PAY_NOTIFY_URL: _notify, ...rest } = environment;
    expect(readPayClientKeys(rest)).toMatchObject({ baseUrl: 'https://api.mch.weixin.qq.com', notifyUrl: null });
  });

  it.each<[string, Record<string, string>, string]>([
    ['no merchant number', { PAY_MCHID: '' }, 'PAY_MCHID is missing'],
    ['a malformed merchant number', { PAY_MCHID: 'x' }, 'PAY_MCHID is malformed'],
    ['a public key that is none', { PAY_PUBLIC_KEY: 'nonsense' }, 'PAY_PUBLIC_KEY is malformed'],
    ['an id without its key', { PAY_PUBLIC_KEY: '' }, 'PAY_PUBLIC_KEY is missing'],
    ['a key without its id', { PAY_PUBLIC_KEY_ID: '' }, 'PAY_PUBLIC_KEY_ID is missing'],
    [
      'certificates that are a list',
      { PAY_PLATFORM_CERTIFICATES: '[]' },
      'PAY_PLATFORM_CERTIFICATES must be a JSON object',
    ],
    ['a certificate that is none', { PAY_PLATFORM_CERTIFICATES: '{"ab":"cd"}' }, 'PAY_PLATFORM_CERTIFICATES must be'],
    [
      'no key of the platform at all',
      { PAY_PUBLIC_KEY: '', PAY_PUBLIC_KEY_ID: '', PAY_PLATFORM_CERTIFICATES: '' },
      'PAY_PUBLIC_KEY_ID and PAY_PUBLIC_KEY are missing',
    ],
  ])('with %s are refused by name, without a value', (_label, part, words) => {
    const source = { ...environment, ...part };
    for (const read of [() => readPayClientKeys(source), () => readPayDoorKeys(source)]) {
      expect(sentenceOf(read)).toMatch(/^EnvironmentProblem: /);
      expect(sentenceOf(read)).toContain(words);
      expect(sentenceOf(read)).not.toMatch(/nonsense|BEGIN|0123456789abcdef/);
    }
  });

  it.each<[string, Record<string, string>, string]>([
    ['no private key', { PAY_PRIVATE_KEY: '' }, 'PAY_PRIVATE_KEY is missing'],
    ['a public key in its place', { PAY_PRIVATE_KEY: environment.PAY_PUBLIC_KEY }, 'PAY_PRIVATE_KEY is malformed'],
    ['plain http', { PAY_API_BASE_URL: 'http://api.mch.weixin.qq.com' }, 'PAY_API_BASE_URL is malformed'],
    ['a query', { PAY_NOTIFY_URL: 'https://pay.example.com/pay?x=1' }, 'PAY_NOTIFY_URL is malformed'],
    ['the own certificate', { PAY_CERTIFICATE_SERIAL: '1A2B3C4D5E6F708192A3B4C5D6E7F8091A2B3C4D' }, "merchant's own"],
  ])('that ask with %s are refused by name', (_label, part, words) => {
    expect(sentenceOf(() => readPayClientKeys({ ...environment, ...part }))).toContain(words);
  });

  it('that are not there at all are a deployment that pays by list', () => {
    const source = { MINI_PROGRAM_APPID: 'wx0000000000000002', PAY_MCHID: '' };
    const journal = { info: () => undefined, alarm: () => undefined };
    const clock = { nowMs: Date.now, monotonicMs: () => 0, sleep: async () => undefined };
    expect(isPaySetUp(source)).toBe(false);
    expect(connectWechatPay(source, { journal, clock })).toBeUndefined();
    expect(sentenceOf(() => connectWechatPay({ PAY_MCHID: '1900000109' }, { journal, clock }))).toContain('missing');
  });
});
