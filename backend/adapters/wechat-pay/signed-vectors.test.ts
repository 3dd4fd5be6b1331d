import { createHash } from 'node:crypto';
import { Formatter } from 'wechatpay-axios-plugin';
import { forgeSeal } from '../../../tests/contracts/wechat-pay/forge-platform';
import { openNotificationCipher } from './notification-cipher';

/** Byte-for-byte layouts, worked out by another program than ours. */
const [timestamp, nonce] = ['1751328000', 'NONCE0123456789'];
const transfers = '/v3/fund-app/mch-transfer/transfer-bills';

describe('what a signature covers', () => {
  it.each([
    [
      'a creation',
      Formatter.request('POST', transfers, timestamp, nonce, '{"appid":"wxdemo","out_bill_no":"W202607010001"}'),
      122,
      'b007db8c22d43acaf304ac2e4bddf63e02097d2e9baf4dc9ba9d8a5e86540103',
    ],
    [
      'a question',
      Formatter.request('GET', '/v3/bill/fundflowbill?bill_date=2026-07-01&account_type=OPERATION', timestamp, nonce),
      98,
      'c213ee94c571751be867a33e78c9cfd5853791a85dade4e810ac903fcc5bd0fa',
    ],
    [
      'a cancellation without a body',
      Formatter.request('POST', `${transfers}/out-bill-no/W202607010001/cancel`, timestamp, nonce, ''),
      107,
      '42de8739846297c8c41bb90468df190f7b91e7ba7ef2aeaff4011649d50cbc7b',
    ],
    [
      'an answer',
      Formatter.response(timestamp, nonce, '{"state":"SUCCESS"}'),
      47,
      'eb115ca03e3abd99390618f99069a824fd99d0f3b5b2a2cd12e277d0e3d6c1b3',
    ],
  ])('of %s', (_label, message, bytes, sha256) => {
    expect(Buffer.byteLength(message)).toBe(bytes);
    expect(createHash('sha256').update(message).digest('hex')).toBe(sha256);
  });
});

describe('the cipher of a notification', () => {
  const key = '0123456789abcdef0123456789ABCDEF';
  const plain = '{"out_bill_no":"W202607010001","state":"SUCCESS"}';
  const ciphertext = 'YOZ0/AYhHDmCqdnJZeguj04sfOX30DN1QcD1HkM92um7WMfwWQGOtxgFcM3WsOOJi0Nerz57T/dTW1UogS7fdR0=';
  const sealed = { ciphertext, nonce: 'abcdefghijkl', associatedData: 'mch_payment' };
  const open = (part: Partial<typeof sealed> = {}) =>
    openNotificationCipher({ ...sealed, ...part }, Buffer.from(key))?.toString('utf8');

  it('opens the fixed example, which another library seals alike', () => {
    expect(open()).toBe(plain);
    expect(forgeSeal(plain, key, 'abcdefghijkl', 'mch_payment')).toBe(ciphertext);
  });

  it('opens without associated data', () => {
    expect(open({ ciphertext: forgeSeal(plain, key, 'abcdefghijkl', ''), associatedData: '' })).toBe(plain);
  });

  it.each([
    ['another nonce', { nonce: 'abcdefghijkm' }],
    ['a short nonce', { nonce: 'abcdefghijk' }],
    ['other associated data', { associatedData: 'mch_paymenu' }],
    ['nothing to open', { ciphertext: '' }],
    ['a tag alone', { ciphertext: Buffer.alloc(16).toString('base64') }],
  ])('opens nothing with %s', (_label, part) => {
    expect(open(part)).toBeUndefined();
  });

  it('opens nothing when any bit of it, or of its tag, is another', () => {
    const bytes = Buffer.from(ciphertext, 'base64');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(open({ ciphertext: changed.toString('base64') })).toBeUndefined();
    }
  });
});
