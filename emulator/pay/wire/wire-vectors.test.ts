import { createHash } from 'node:crypto';
import { hmacGig, open3Des, seal3Des } from '../gig/gig-wire';
import { sealResource } from './sealed-resource';
import { answerMessage, readAuthorization, requestMessage } from './signed-message';

const TIMESTAMP = '1751328000';
const NONCE = 'NONCE0123456789';
const BILLS = '/v3/fund-app/mch-transfer/transfer-bills';

it.each([
  {
    name: 'a POST with a body',
    method: 'POST',
    target: BILLS,
    body: '{"appid":"wxdemo","out_bill_no":"W202607010001"}',
    bytes: 122,
    digest: 'b007db8c22d43acaf304ac2e4bddf63e02097d2e9baf4dc9ba9d8a5e86540103',
  },
  {
    name: 'a GET with a query',
    method: 'GET',
    target: '/v3/bill/fundflowbill?bill_date=2026-07-01&account_type=OPERATION',
    body: '',
    bytes: 98,
    digest: 'c213ee94c571751be867a33e78c9cfd5853791a85dade4e810ac903fcc5bd0fa',
  },
  {
    name: 'a POST without a body',
    method: 'POST',
    target: `${BILLS}/out-bill-no/W202607010001/cancel`,
    body: '',
    bytes: 107,
    digest: '42de8739846297c8c41bb90468df190f7b91e7ba7ef2aeaff4011649d50cbc7b',
  },
])('what is signed of $name has the published layout', ({ method, target, body, bytes, digest }) => {
  const message = requestMessage({ method, target, timestamp: TIMESTAMP, nonce: NONCE, body: Buffer.from(body) });
  expect(message.length).toBe(bytes);
  expect(createHash('sha256').update(message).digest('hex')).toBe(digest);
});

it('what is signed of an answer has the published layout', () => {
  const message = answerMessage(TIMESTAMP, NONCE, '{"state":"SUCCESS"}');
  expect(message.length).toBe(47);
  expect(createHash('sha256').update(message).digest('hex')).toBe(
    'eb115ca03e3abd99390618f99069a824fd99d0f3b5b2a2cd12e277d0e3d6c1b3',
  );
});

it('a sealed resource is the published ciphertext', () => {
  const sealed = sealResource('{"out_bill_no":"W202607010001","state":"SUCCESS"}', {
    apiV3Key: '0123456789abcdef0123456789ABCDEF',
    nonce: 'abcdefghijkl',
    associatedData: 'mch_payment',
  });
  expect(sealed.ciphertext).toBe(
    'YOZ0/AYhHDmCqdnJZeguj04sfOX30DN1QcD1HkM92um7WMfwWQGOtxgFcM3WsOOJi0Nerz57T/dTW1UogS7fdR0=',
  );
});

it('the gig platform seals and signs as its own kit does', () => {
  const data = seal3Des('{"order_id":"W202607010001","pay":"88.00"}', '123456788765432112345678');
  expect(data).toBe('0eUw2Nk2isXrBUrD4wSqnNBaNLwopT0niF8uXp0K2xuqMxKL+QdhcTX4Y0fYrz1d');
  expect(open3Des(data, '123456788765432112345678')).toBe('{"order_id":"W202607010001","pay":"88.00"}');
  const form = { data, mess: 'mess1', timestamp: TIMESTAMP, sign_type: 'sha256' };
  expect(hmacGig(form, 'appkey0123456789')).toBe('11601c726485441cdd29313a264ad1d10823f9f354ec1b65d22545e99fd26a3b');
});

it('the five items of an Authorization may stand in any order', () => {
  const header = 'WECHATPAY2-SHA256-RSA2048 signature="a+/=",nonce_str="n", timestamp="1",serial_no="AB",mchid="19"';
  expect(readAuthorization(header)).toEqual({
    mchid: '19',
    serial: 'AB',
    timestamp: '1',
    nonce: 'n',
    signature: 'a+/=',
  });
});

it.each([
  ['no header', undefined],
  ['another scheme', 'Bearer abc'],
  ['no nonce', 'WECHATPAY2-SHA256-RSA2048 mchid="19",serial_no="AB",timestamp="1",signature="s"'],
  ['no quotes', 'WECHATPAY2-SHA256-RSA2048 mchid=19,serial_no=AB,timestamp=1,nonce_str=n,signature=s'],
])('%s is no Authorization', (_, header) => {
  expect(readAuthorization(header)).toBeUndefined();
});
