import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { type PayUnderTest, payUnderTest } from '../pay-under-test';
import { isGigSignature, open3Des, seal3Des, signGig } from './gig-wire';

let world: PayUnderTest;
let dealer: Server;
let told: URLSearchParams[];
let reply: string;

beforeEach(async () => {
  world = await payUnderTest({ settings: { gig: { on: true } } });
  told = [];
  reply = 'success';
  dealer = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      told.push(new URLSearchParams(body));
      response.end(reply);
    });
  });
  await new Promise<void>((resolve) => dealer.listen(0, '127.0.0.1', resolve));
  const address = dealer.address();
  world.pay.setGigNotifyUrl(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/gig-events`);
});

afterEach(async () => {
  await world.stop();
  await new Promise<void>((resolve) => {
    dealer.close(() => resolve());
    dealer.closeAllConnections();
  });
});

const order = {
  order_id: 'G1',
  dealer_id: '27532640',
  broker_id: '27532644',
  real_name: '王秀英',
  id_card: '510123199001010011',
  card_no: '6222000000000000',
  phone_no: '13800000000',
  pay: '1000.00',
  pay_remark: '推广佣金',
  dealer_platform_name: '山里人家',
  dealer_user_nickname: '王阿姨',
  dealer_user_id: 'oMini-wang-ayi',
};

type How = { signType?: 'rsa' | 'sha256'; timestamp?: number; dealerId?: string; sign?: string };

async function ask(method: 'GET' | 'POST', path: string, fields: object, how: How = {}) {
  const { gig } = world.credentials;
  const data = seal3Des(JSON.stringify(fields), gig.des3Key);
  const timestamp = String(how.timestamp ?? Math.floor(world.clock.nowMs() / 1000));
  const form = { data, mess: 'mess1', timestamp, sign_type: how.signType ?? 'rsa' };
  const sign = how.sign ?? signGig(form, { appKey: gig.appKey, privateKey: gig.dealer.privateKey });
  const query = new URLSearchParams({ ...form, sign }).toString();
  const response = await fetch(`${world.pay.gigApiBaseUrl}${path}${method === 'GET' ? `?${query}` : ''}`, {
    method,
    headers: {
      'dealer-id': how.dealerId ?? gig.dealerId,
      'request-id': 'r1',
      'content-type': 'application/x-www-form-urlencoded',
    },
    ...(method === 'POST' ? { body: query } : {}),
  });
  return (await response.json()) as {
    code: string;
    message: string;
    request_id: string;
    data: Record<string, unknown>;
  };
}

const query = (order_id: string, more: object = {}) =>
  ask('GET', '/api/payment/v1/query-order', { order_id, channel: '银行卡', ...more });

it('pays by bank, keeps tax back, and tells it in a signed and sealed form', async () => {
  const taken = await ask('POST', '/api/payment/v1/order-bankpay', order);
  expect(taken).toMatchObject({ code: '0000', request_id: 'r1', data: { order_id: 'G1', pay: '1000.00' } });
  await world.clock.advanceBy(1);
  expect((await query('G1')).data).toMatchObject({
    status: '1',
    pay: '1000.00',
    tax: '40.00',
    tax_detail: { personal_tax: '40.00' },
    user_real_amount: '960.00',
    broker_fee: '60.00',
    dealer_user_nickname: '王阿姨',
  });
  await world.pay.settle();
  const [form] = told;
  const read = (name: string) => form?.get(name) ?? '';
  const parts = { data: read('data'), mess: read('mess'), timestamp: read('timestamp'), sign_type: read('sign_type') };
  const { gig } = world.credentials;
  expect(isGigSignature(parts, read('sign'), { appKey: gig.appKey, publicKey: gig.platform.publicKey })).toBe(true);
  expect(JSON.parse(open3Des(parts.data, gig.des3Key) ?? '')).toMatchObject({
    notify_id: expect.any(String),
    notify_time: expect.stringMatching(/^2026-08-01 20:15:/),
    data: { order_id: 'G1', status: '1', ref: taken.data.ref },
  });
  const { data } = await ask('GET', '/api/payment/v1/query-accounts', {});
  expect(data.dealer_infos).toMatchObject([{ bank_card_balance: '8940.00', alipay_balance: '10000.00' }]);
});

it.each(['rsa', 'sha256'] as const)('takes signatures by %s', async (signType) => {
  expect((await ask('GET', '/api/payment/v1/query-accounts', {}, { signType })).code).toBe('0000');
});

it('takes an HMAC that is made by hand from the published text', async () => {
  const { gig } = world.credentials;
  const timestamp = Math.floor(world.clock.nowMs() / 1000);
  const data = seal3Des('{}', gig.des3Key);
  const text = `data=${data}&mess=mess1&timestamp=${timestamp}&key=${gig.appKey}`;
  const sign = createHmac('sha256', gig.appKey).update(text).digest('hex');
  expect((await ask('GET', '/api/payment/v1/query-accounts', {}, { signType: 'sha256', timestamp, sign })).code).toBe(
    '0000',
  );
});

it.each<[string, How]>([
  ['a bad signature', { sign: 'AAAA' }],
  ['an old timestamp', { timestamp: 1_785_000_000 }],
  ['another dealer', { dealerId: '1' }],
])('refuses %s', async (_, how) => {
  const answer = await ask('POST', '/api/payment/v1/order-bankpay', order, how);
  expect([answer.code === '0000', answer.data]).toEqual([false, null]);
});

it.each([
  ['/api/payment/v1/order-alipay', '支付宝', {}],
  ['/api/payment/v1/order-wxpay', '微信', { openid: 'o1', wx_app_id: 'wx1', wxpay_mode: 'transfer' }],
])('pays through %s', async (path, channel, more) => {
  await ask('POST', path, { ...order, ...more });
  await world.clock.advanceBy(1);
  expect((await query('G1', { channel })).data.status).toBe('1');
  expect((await query('G1')).code).toBe('2018');
});

it('a number is good for one order', async () => {
  await ask('POST', '/api/payment/v1/order-bankpay', order);
  expect((await ask('POST', '/api/payment/v1/order-bankpay', order)).code).toBe('2002');
});

it('the bank sends the money back a day after it was paid: status 9, told again, balance back', async () => {
  await ask('POST', '/api/payment/v1/order-bankpay', order);
  await world.clock.advanceBy(1);
  await world.pay.play('gig-return', { order_id: 'G1' });
  await world.clock.advanceBy(86_400_000);
  expect((await query('G1')).data).toMatchObject({ status: '9', status_detail_message: '银行退回' });
  await world.pay.settle();
  expect(told).toHaveLength(2);
  expect(world.pay.export().state.gig.balances.银行卡).toBe(1_000_000);
});

it('is suspended while the account is short, and goes on after a top-up and a retry', async () => {
  await world.pay.play('gig-top-up', { channel: '银行卡', amount: -950_000 });
  await ask('POST', '/api/payment/v1/order-bankpay', order);
  await world.clock.advanceBy(1);
  expect((await query('G1')).data).toMatchObject({ status: '4', status_detail_message: '账户余额不足' });
  await world.pay.play('gig-top-up', { channel: '银行卡', amount: 950_000 });
  expect((await ask('POST', '/order/retry', { order_id: 'G1', channel: '银行卡' })).code).toBe('0000');
  expect((await query('G1')).data.status).toBe('1');
});

it('is cancelled while nothing was paid, and not afterwards', async () => {
  await world.pay.play('settings', { gig: { payMinutes: 10 } });
  await ask('POST', '/api/payment/v1/order-bankpay', order);
  await ask('POST', '/api/payment/v1/order-bankpay', { ...order, order_id: 'G2' });
  expect((await ask('POST', '/order/fail', { order_id: 'G1', channel: '银行卡' })).code).toBe('0000');
  await world.clock.advanceBy(600_000);
  expect((await query('G1')).data.status).toBe('15');
  expect((await ask('POST', '/order/fail', { order_id: 'G2', channel: '银行卡' })).code).toBe('2019');
});

it('fails when ordered, with the words that were ordered', async () => {
  await world.pay.play('gig-fail', { message: '收款账户已注销' });
  await ask('POST', '/api/payment/v1/order-bankpay', order);
  await world.clock.advanceBy(1);
  expect((await query('G1')).data).toMatchObject({ status: '2', status_detail_message: '收款账户已注销', tax: '0.00' });
});

it('adds up the month of one person: 500, 500 and 500 yuan owe 0, 40 and 100', async () => {
  const taxes: unknown[] = [];
  for (const order_id of ['G1', 'G2', 'G3']) {
    await ask('POST', '/api/payment/v1/order-bankpay', { ...order, order_id, pay: '500.00' });
    await world.clock.advanceBy(1);
    taxes.push((await query(order_id)).data.tax);
  }
  expect(taxes).toEqual(['0.00', '40.00', '100.00']);
});

it('a data_type of encryption seals the answer', async () => {
  await ask('POST', '/api/payment/v1/order-bankpay', order);
  const { data } = await query('G1', { data_type: 'encryption' });
  const plain = open3Des(String(data), world.credentials.gig.des3Key);
  expect(JSON.parse(plain ?? '')).toMatchObject({ order_id: 'G1' });
});

it('a callback is repeated until the dealer answers success', async () => {
  reply = 'fail';
  await ask('POST', '/api/payment/v1/order-bankpay', order);
  await world.clock.advanceBy(16_000);
  await world.pay.settle();
  expect(told).toHaveLength(2);
  reply = 'success';
  await world.clock.advanceBy(3_600_000);
  await world.pay.settle();
  expect(told).toHaveLength(3);
});

it('gives a file of each day that is over', async () => {
  const path = '/api/dataservice/v1/order/downloadurl';
  await ask('POST', '/api/payment/v1/order-bankpay', order);
  expect((await ask('GET', path, { order_date: '2026-08-01' })).code).not.toBe('0000');
  await world.clock.advanceBy(86_400_000);
  const { data } = await ask('GET', path, { order_date: '2026-08-01' });
  const file = await fetch(String(data.order_download_url));
  expect((await file.text()).trim().split('\r\n')[1]).toMatch(/^G1,\d{18},银行卡,1000\.00,40\.00,60\.00,960\.00,1,/);
  expect((await fetch(`${String(data.order_download_url)}0`)).status).toBe(403);
});

it('lists the orders of each day that is over, channel by channel, page by page', async () => {
  const listed = (fields: object) => ask('GET', '/api/dataservice/v1/orders', { channel: '银行卡', ...fields });
  for (const order_id of ['G1', 'G2', 'G3']) await ask('POST', '/api/payment/v1/order-bankpay', { ...order, order_id });
  const wish = { order_date: '2026-08-01', offset: 0, length: 2 };
  expect((await listed(wish)).code).toBe('2001');
  await world.clock.advanceBy(86_400_000);
  expect((await listed(wish)).data).toMatchObject({
    total_num: 3,
    list: [{ order_id: 'G1', status: '1', broker_amount: '1000.00' }, { order_id: 'G2' }],
  });
  expect((await listed({ ...wish, offset: 2 })).data).toMatchObject({ total_num: 3, list: [{ order_id: 'G3' }] });
  expect((await listed({ ...wish, channel: '支付宝' })).data).toEqual({ total_num: 0, list: [] });
  expect((await listed({ ...wish, length: 201 })).code).toBe('2001');
});

it('a lost answer has paid all the same', async () => {
  await world.pay.play('fault', { kind: 'drop-after', about: 'order-bankpay' });
  await expect(ask('POST', '/api/payment/v1/order-bankpay', order)).rejects.toThrow('fetch failed');
  await world.clock.advanceBy(1);
  expect((await query('G1')).data.status).toBe('1');
});

it('answers nothing while it is off', async () => {
  await world.pay.play('settings', { gig: { on: false } });
  expect((await ask('POST', '/api/payment/v1/order-bankpay', order)).code).toBe('1005');
});
