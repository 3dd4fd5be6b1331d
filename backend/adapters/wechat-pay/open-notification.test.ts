import fc from 'fast-check';
import type forge from 'node-forge';
import {
  apiV3Key,
  certificateSerial,
  environmentOf,
  forgeSeal,
  forgeSign,
  makeKeys,
  publicKeyId,
} from '../../../tests/contracts/wechat-pay/forge-platform';
import { payDoor } from './pay-door';

const keys = makeKeys();
const door = payDoor(environmentOf(keys));
const nowMs = Date.parse('2026-07-01T12:04:00+08:00');
const nowSec = nowMs / 1000;

const transfer = {
  out_bill_no: 'W202607010001',
  transfer_bill_no: '1330000071100202607010001',
  state: 'SUCCESS',
  mch_id: '1900000109',
  transfer_amount: 8_800,
  openid: 'oAlice',
  create_time: '2026-07-01T12:00:00+08:00',
  update_time: '2026-07-01T12:03:04+08:00',
};

function envelopeOf(resource: object | string, part: object = {}): string {
  const text = typeof resource === 'string' ? resource : JSON.stringify(resource);
  return JSON.stringify({
    id: 'EV-2026070112030400001',
    create_time: '2026-07-01T12:03:05+08:00',
    resource_type: 'encrypt-resource',
    event_type: 'MCHTRANSFER.BILL.FINISHED',
    summary: '商家转账单据终态通知',
    resource: {
      original_type: 'mch_payment',
      algorithm: 'AEAD_AES_256_GCM',
      ciphertext: forgeSeal(text, apiV3Key, 'abcdefghijkl', 'mch_payment'),
      associated_data: 'mch_payment',
      nonce: 'abcdefghijkl',
    },
    ...part,
  });
}

interface Signing {
  readonly serial?: string;
  readonly key?: forge.pki.rsa.PrivateKey;
  readonly atSec?: number;
}

function signedBy(
  body: string,
  { serial = publicKeyId, key = keys.platform.privateKey, atSec = nowSec }: Signing = {},
) {
  const headers: Record<string, string> = {
    'wechatpay-timestamp': String(atSec),
    'wechatpay-nonce': 'cPk3mUZfqH',
    'wechatpay-serial': serial,
    'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
    'wechatpay-signature': forgeSign(key, `${atSec}\ncPk3mUZfqH\n${body}\n`),
  };
  return { headers, rawBody: Buffer.from(body) };
}

const good = signedBy(envelopeOf(transfer));
const opened = {
  ok: true,
  value: {
    kind: 'payout',
    notification: {
      eventId: 'EV-2026070112030400001',
      payoutNo: 'W202607010001',
      merchantId: '1900000109',
      amountFen: 8_800,
      openid: 'oAlice',
      outcome: {
        kind: 'paid',
        providerNo: '1330000071100202607010001',
        paidAtMs: Date.parse('2026-07-01T04:03:04Z'),
        netFen: 8_800,
        taxFen: null,
      },
    },
  },
};

const codeOf = (raw: typeof good, atMs = nowMs) => {
  const result = door.open(raw, atMs);
  return result.ok ? 'opened' : result.code;
};

describe('a notification', () => {
  it('that another library signed and sealed is opened, by either kind of key', () => {
    expect(door.open(good, nowMs)).toEqual(opened);
    const certified = { serial: certificateSerial, key: keys.certified.privateKey };
    expect(door.open(signedBy(envelopeOf(transfer), certified), nowMs)).toEqual(opened);
  });

  it('is opened with header names in any case, and twice: the same event id tells', () => {
    const headers = Object.fromEntries(Object.entries(good.headers).map(([name, text]) => [name.toUpperCase(), text]));
    expect(door.open({ ...good, headers }, nowMs)).toEqual(opened);
    expect(door.open(good, nowMs)).toEqual(opened);
  });

  it.each([
    ['FAIL', { state: 'FAIL', fail_reason: 'NAME_NOT_CORRECT' }, { kind: 'failed', reason: 'NAME_NOT_CORRECT' }],
    ['FAIL of 24 hours', { state: 'FAIL', fail_reason: 'OVERDUE_CLOSE' }, { kind: 'failed', reason: 'OVERDUE_CLOSE' }],
    ['CANCELLED', { state: 'CANCELLED', fail_reason: 'MCH_CANCEL' }, { kind: 'cancelled' }],
    ['another amount', { transfer_amount: 8_801 }, { kind: 'paid', netFen: 8_801 }],
    ['another number', { out_bill_no: 'W9' }, { kind: 'paid' }],
  ])('says what it says, for whoever holds our own record to compare: %s', (_label, part, outcome) => {
    const told = { ...transfer, ...part };
    expect(door.open(signedBy(envelopeOf(told)), nowMs)).toMatchObject({
      value: {
        notification: {
          ...{ payoutNo: told.out_bill_no, amountFen: told.transfer_amount, openid: 'oAlice' },
          outcome,
        },
      },
    });
  });

  it.each([
    ['the other spelling of the merchant', { mch_id: undefined, mchid: '1900000109' }, 'opened'],
    ['our appid', { appid: 'wx0000000000000002' }, 'opened'],
    ['no openid', { openid: undefined }, 'opened'],
    ['another appid', { appid: 'wx0000000000000003' }, 'foreign-merchant'],
    ['another merchant', { mch_id: '1900000110' }, 'foreign-merchant'],
    ['no merchant', { mch_id: undefined }, 'garbled'],
    ['a state that nobody knows', { state: 'REVIEWING' }, 'garbled'],
    ['an amount in text', { transfer_amount: '8800' }, 'garbled'],
    ['an amount with a fraction', { transfer_amount: 88.5 }, 'garbled'],
    ['an amount beyond what a number holds', { transfer_amount: 2 ** 60 }, 'garbled'],
    ['a negative amount', { transfer_amount: -1 }, 'garbled'],
    ['no time', { update_time: undefined }, 'garbled'],
  ])('with %s in it: %p is %s', (_label, part, code) => {
    expect(codeOf(signedBy(envelopeOf({ ...transfer, ...part })))).toBe(code);
  });

  it.each([
    ['MCHTRANSFER.AUTHORIZATION.CONFIRMED', 'authorisation'],
    ['MCHTRANSFER.AUTHORIZATION.CLOSED', 'authorisation'],
    ['TRANSACTION.SUCCESS', 'other'],
  ])('of the type %s is no payout but %s', (event_type, kind) => {
    expect(door.open(signedBy(envelopeOf({}, { event_type })), nowMs)).toMatchObject({ value: { kind } });
  });
});

describe('is refused', () => {
  it('a probe, with a failure and without an alarm', () => {
    const signature = `WECHATPAY/SIGNTEST/${good.headers['wechatpay-signature']}`;
    expect(codeOf({ ...good, headers: { ...good.headers, 'wechatpay-signature': signature } })).toBe('signature-probe');
  });

  it.each([
    [-301, 'stale'],
    [-300, 'opened'],
    [300, 'opened'],
    [301, 'stale'],
    [86_400, 'stale'],
  ])('one that is %i s away from our clock: %s', (awaySec, code) => {
    expect(codeOf(signedBy(envelopeOf(transfer), { atSec: nowSec + awaySec }))).toBe(code);
    expect(codeOf(good, nowMs - awaySec * 1000)).toBe(code);
  });

  it.each([
    ['an unknown serial', { serial: 'PUB_KEY_ID_0000000000000000' }, 'unknown-serial'],
    ['the serial of a property', { serial: '__proto__' }, 'unknown-serial'],
    ["the merchant's own key", { key: keys.merchant.privateKey }, 'forged'],
    ['the other key of the platform', { key: keys.certified.privateKey }, 'forged'],
  ])('%s', (_label, signing, code) => {
    expect(codeOf(signedBy(envelopeOf(transfer), signing))).toBe(code);
  });

  it.each(['wechatpay-timestamp', 'wechatpay-nonce', 'wechatpay-serial', 'wechatpay-signature'])(
    'one without %s, or with two of them',
    (name) => {
      const { [name]: value = '', ...headers } = good.headers;
      expect(codeOf({ ...good, headers })).toBe('forged');
      expect(codeOf({ ...good, headers: { ...good.headers, [name.toUpperCase()]: value } })).toBe('forged');
    },
  );

  it('one over 64 KiB, before anything is looked at', () => {
    expect(codeOf({ headers: {}, rawBody: Buffer.alloc(65_537) })).toBe('too-large');
  });

  it.each([
    ['no JSON', 'SUCCESS'],
    ['an empty body', ''],
    ['a list', '[]'],
    ['no resource', '{"id":"1","event_type":"MCHTRANSFER.BILL.FINISHED"}'],
    ['another cipher', envelopeOf(transfer).replace('AEAD_AES_256_GCM', 'AEAD_SM4_GCM')],
    ['a resource for another key', envelopeOf(transfer).replace('"nonce":"abcdefghijkl"', '"nonce":"abcdefghijkm"')],
    ['a resource that is no JSON', envelopeOf('SUCCESS')],
    ['a resource that is a list', envelopeOf('[]')],
  ])('rightly signed, %s', (_label, body) => {
    expect(codeOf(signedBy(body))).toBe('garbled');
  });

  it('one with any bit of its body or of a header changed', () => {
    for (let bit = 0; bit < good.rawBody.length * 8; bit += 1) {
      const rawBody = Buffer.from(good.rawBody);
      rawBody[bit >> 3] = (rawBody[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(codeOf({ ...good, rawBody })).toBe('forged');
    }
    for (const [name, text] of Object.entries(good.headers)) {
      for (let bit = 0; bit < text.length * 7; bit += 1) {
        const letters = Buffer.from(text, 'latin1');
        letters[Math.floor(bit / 7)] = (letters[Math.floor(bit / 7)] ?? 0) ^ (1 << (bit % 7));
        const code = codeOf({ ...good, headers: { ...good.headers, [name]: letters.toString('latin1') } });
        expect(['forged', 'stale', 'unknown-serial']).toContain(code);
      }
    }
  });

  it('one that is cut at any byte, or goes on after its end', () => {
    for (let length = 0; length < good.rawBody.length; length += 1) {
      expect(codeOf({ ...good, rawBody: good.rawBody.subarray(0, length) })).toBe('forged');
    }
    expect(codeOf({ ...good, rawBody: Buffer.concat([good.rawBody, Buffer.from(' ')]) })).toBe('forged');
  });

  it('whatever else comes, and it never throws', () => {
    const noise = fc.record({
      headers: fc.dictionary(fc.constantFrom(...Object.keys(good.headers)), fc.string()),
      rawBody: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    });
    fc.assert(fc.property(noise, (raw) => !door.open(raw, nowMs).ok));
  });

  it('everything, where the pay platform is not set up', () => {
    expect(payDoor({}).open(good, nowMs)).toEqual({ ok: false, code: 'not-configured' });
  });
});
