import {
  appKey,
  des3Key,
  forgeHmac,
  forgeSealGig,
  forgeSignGig,
  gigEnvironmentOf,
  makeGigKeys,
} from '../../../tests/contracts/gig-pay/forge-gig';
import { connectGigPay } from './connect-gig-pay';
import { gigDoor } from './gig-door';
import { readGigKeys } from './gig-environment';
import { gigEnvelope, openGigData, sealGigData } from './gig-wire';

const keys = makeGigKeys();
const environment = gigEnvironmentOf(keys);
const door = gigDoor(environment);
const nowMs = Date.parse('2026-07-01T12:04:00+08:00');

describe('the wire format', () => {
  const plain = '{"order_id":"W202607010001","pay":"88.00"}';
  const data = '0eUw2Nk2isXrBUrD4wSqnNBaNLwopT0niF8uXp0K2xuqMxKL+QdhcTX4Y0fYrz1d';
  const order = { order_id: 'W202607010001', pay: '88.00' };
  const when = { mess: 'mess1', timestampSec: 1_751_328_000 };

  it('seals the fixed example as the vendor’s library and node-forge do', () => {
    expect(sealGigData(plain, des3Key)).toBe(data);
    expect(forgeSealGig(plain)).toBe(data);
    expect(openGigData(data, des3Key)).toBe(plain);
    expect(openGigData(data, '823456788765432112345678')).toBeUndefined();
  });

  it('signs the fixed example by HMAC', () => {
    expect(gigEnvelope(order, { appKey, des3Key, signer: { type: 'sha256' } }, when)).toEqual({
      ...{ data, mess: 'mess1', timestamp: '1751328000', sign_type: 'sha256' },
      sign: '11601c726485441cdd29313a264ad1d10823f9f354ec1b65d22545e99fd26a3b',
    });
  });

  it('signs by RSA as node-forge does', () => {
    const { sign } = gigEnvelope(order, readGigKeys(environment).secrets, when);
    const text = `data=${data}&mess=mess1&timestamp=1751328000&key=${appKey}`;
    expect(sign).toBe(forgeSignGig(keys.dealer.privateKey, text));
  });
});

const told = {
  notify_id: 'N1',
  notify_time: '2026-07-01 12:03:59',
  data: {
    ...{ order_id: 'W202607010001', dealer_id: 'dealer1', ref: 'R1', pay: '88.00', status: '1', status_detail: '0' },
    ...{ tax: '1.76', received_tax_amount: '1.76', user_real_amount: '86.24', finished_time: '2026-07-01 12:03:04' },
  },
};

function callbackOf(
  what: unknown,
  part: { readonly atText?: string; readonly key?: typeof keys.platform.privateKey } = {},
) {
  const { atText = String(nowMs / 1000), key = keys.platform.privateKey } = part;
  const data = forgeSealGig(JSON.stringify(what));
  const sign = forgeSignGig(key, `data=${data}&mess=m1&timestamp=${atText}&key=${appKey}`);
  return Buffer.from(new URLSearchParams({ data, mess: 'm1', timestamp: atText, sign, sign_type: 'rsa' }).toString());
}

const good = callbackOf(told);
const codeOf = (raw: Buffer, atMs = nowMs) => {
  const result = door.open({ headers: {}, rawBody: raw }, atMs);
  return result.ok ? 'opened' : result.code;
};

describe('a callback', () => {
  it('that another library sealed and signed is opened, with what the platform withheld', () => {
    expect(door.open({ headers: {}, rawBody: good }, nowMs)).toEqual({
      ok: true,
      value: {
        kind: 'payout',
        notification: {
          ...{ eventId: 'N1', payoutNo: 'W202607010001', merchantId: 'dealer1', amountFen: 8_800, openid: null },
          outcome: {
            kind: 'paid',
            providerNo: 'R1',
            paidAtMs: Date.parse('2026-07-01T04:03:04Z'),
            netFen: 8_624,
            taxFen: 176,
          },
        },
      },
    });
  });

  it('signed by HMAC is opened where that was agreed', () => {
    const data = forgeSealGig(JSON.stringify(told));
    const timestamp = String(nowMs / 1000);
    const sign = forgeHmac(`data=${data}&mess=m1&timestamp=${timestamp}&key=${appKey}`);
    const raw = Buffer.from(new URLSearchParams({ data, mess: 'm1', timestamp, sign }).toString());
    expect(
      gigDoor({ ...environment, GIG_SIGN_TYPE: 'sha256' }).open({ headers: {}, rawBody: raw }, nowMs),
    ).toMatchObject({ ok: true });
    expect(codeOf(raw)).toBe('forged');
  });

  it.each([
    ['9', 'returned'],
    ['2', 'failed'],
    ['15', 'cancelled'],
  ])('with the status %s is %s', (status, kind) => {
    const raw = callbackOf({ ...told, data: { ...told.data, status } });
    expect(door.open({ headers: {}, rawBody: raw }, nowMs)).toMatchObject({
      value: { notification: { outcome: { kind } } },
    });
  });

  it.each([
    ['in milliseconds', String(nowMs), 'opened'],
    ['300 s old', String(nowMs / 1000 - 300), 'opened'],
    ['301 s old', String(nowMs / 1000 - 301), 'stale'],
    ['301 s ahead', String(nowMs / 1000 + 301), 'stale'],
    ['no time', 'soon', 'forged'],
  ])('whose time is %s (%s) is %s', (_label, atText, code) => {
    expect(codeOf(callbackOf(told, { atText }))).toBe(code);
  });

  it.each([
    ['our own key', callbackOf(told, { key: keys.dealer.privateKey }), 'forged'],
    ['a field twice', Buffer.concat([good, Buffer.from('&mess=m1')]), 'forged'],
    ['another kind of signature', Buffer.from(good.toString().replace('sign_type=rsa', 'sign_type=sha256')), 'forged'],
    ['nothing', Buffer.alloc(0), 'forged'],
    ['too much', Buffer.alloc(65_537, 'a'), 'too-large'],
    ['no order', callbackOf({ notify_id: 'N1', data: {} }), 'garbled'],
    ['a status that nobody knows', callbackOf({ ...told, data: { ...told.data, status: '77' } }), 'garbled'],
    ['another dealer', callbackOf({ ...told, data: { ...told.data, dealer_id: 'dealer2' } }), 'foreign-merchant'],
  ])('with %s is refused', (_label, raw, code) => {
    expect(codeOf(raw)).toBe(code);
  });

  it('with any bit changed, or cut anywhere, is refused', () => {
    // The last field states the kind of signature and is not signed itself.
    const signed = good.indexOf('&sign_type');
    for (let bit = 0; bit < signed * 8; bit += 1) {
      const changed = Buffer.from(good);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const spelled = new URLSearchParams(changed.toString()).toString();
      // Letters that a form spells in two ways are the same field.
      if (spelled !== good.toString()) expect(codeOf(changed)).not.toBe('opened');
    }
    for (let length = 0; length < signed; length += 1) expect(codeOf(good.subarray(0, length))).not.toBe('opened');
  });
});

describe('a deployment', () => {
  const journal = { info: () => undefined, alarm: () => undefined };
  const clock = { nowMs: () => nowMs, monotonicMs: () => 0, sleep: async () => undefined };

  it('without a 灵工 platform has no such route and opens its door to nobody', () => {
    expect(connectGigPay({ MINI_PROGRAM_APPID: 'wx1' }, { journal, clock })).toBeUndefined();
    expect(gigDoor({}).open({ headers: {}, rawBody: good }, nowMs)).toEqual({ ok: false, code: 'not-configured' });
  });

  it('gives its door no key that orders are signed with', () => {
    const { GIG_PRIVATE_KEY: _key, GIG_BROKER_ID: _broker, ...rest } = environment;
    expect(gigDoor(rest).open({ headers: {}, rawBody: good }, nowMs)).toMatchObject({ ok: true });
    expect(() => gigDoor({ ...rest, GIG_PUBLIC_KEY: '' })).toThrow('GIG_PUBLIC_KEY is missing: it must be an RSA key.');
  });

  it.each([
    [{ GIG_DEALER_ID: '' }, 'GIG_DEALER_ID is missing.'],
    [{ GIG_DES3_KEY: 'short' }, 'GIG_DES3_KEY is malformed.'],
    [{ GIG_PRIVATE_KEY: '' }, 'GIG_PRIVATE_KEY is missing: it must be an RSA key.'],
    [{ GIG_API_BASE_URL: 'http://api.example.com' }, 'GIG_API_BASE_URL is malformed.'],
    [{ GIG_CHANNEL: 'wxpay', MINI_PROGRAM_APPID: '' }, 'MINI_PROGRAM_APPID is missing: GIG_CHANNEL is wxpay.'],
  ])('with %j is told %p', (part, sentence) => {
    expect(() => readGigKeys({ ...environment, ...part })).toThrow(sentence);
  });
});
