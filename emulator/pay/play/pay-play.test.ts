import { type PayUnderTest, payUnderTest } from '../pay-under-test';

let world: PayUnderTest;

beforeEach(async () => {
  world = await payUnderTest();
});

afterEach(() => world.stop());

async function door(path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${world.pay.url}${path}`, {
    headers,
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  return { status: response.status, json: await response.json().catch(() => undefined) };
}

it('a phone confirms over HTTP and is answered as wx.requestMerchantTransfer answers', async () => {
  const { json } = await world.create();
  const left = await door('/play/confirm', { package: json.package_info, openid: 'oMini-wang-ayi', decision: 'leave' });
  expect(left.json).toMatchObject({ errMsg: 'requestMerchantTransfer:ok', state: 'WAIT_USER_CONFIRM' });
  const mine = { package: json.package_info, openid: 'oMini-wang-ayi', mchId: '1900000109', appId: 'wxmini_shanliren' };
  expect((await door('/play/confirm', mine)).json).toMatchObject({ state: 'SUCCESS', amount: 8800 });
  const again = await door('/play/confirm', mine);
  expect([again.status, again.json.errMsg]).toEqual([400, 'requestMerchantTransfer:fail 已收款']);
});

it.each([
  ['another person', { openid: 'oMini-chen-jie' }, 'wrong-person'],
  ['another merchant', { mchId: '1900000999' }, 'other-bill'],
  ['another mini-program', { appId: 'wx_else' }, 'other-bill'],
])('%s does not get the money', async (_, more, error) => {
  const { json } = await world.create();
  const answer = await door('/play/confirm', { package: json.package_info, ...more });
  expect([answer.status, answer.json.error]).toEqual([400, error]);
  expect((await world.query('W202608010001')).json.state).toBe('WAIT_USER_CONFIRM');
});

it('a sheet says who pays what until when', async () => {
  const { json } = await world.create();
  const { json: sheet } = await door(`/play/sheet?package=${encodeURIComponent(String(json.package_info))}`);
  expect(sheet).toMatchObject({
    kind: 'transfer',
    amount: 8800,
    payer_name: '山里人家带货机构',
    remark: '推广佣金提现',
    why_closed: null,
  });
  expect(sheet.expires_at_ms - sheet.now_ms).toBeGreaterThan(86_390_000);
});

it.each([
  ['/play/nonsense', {}, 'no-such-verb'],
  ['/play/confirm', undefined, 'needs-post'],
  ['/play/confirm', { package: 'x' }, 'no-such-package'],
  ['/play/top-up', { amount: 1.5 }, 'bad-amount'],
  ['/play/settings', { nonsense: 1 }, 'no-such-setting'],
  ['/play/settings', { minFen: '10' }, 'bad-minFen'],
  ['/play/settings', { gig: { on: 1 } }, 'bad-on'],
  ['/play/jump', {}, 'bad-jump'],
  ['/play/fail', { out_bill_no: 'W9', fail_reason: 'X' }, 'no-such-bill'],
  ['/play/resend', { number: 'W9' }, 'no-such-callback'],
  ['/play/gig-return', { order_id: 'G9' }, 'no-such-order'],
  ['/play/gig-retry', { order_id: 'G9' }, 'no-such-order'],
])('%s with %j is refused with a reason', async (path, body, error) => {
  const answer = await door(path, body);
  expect([answer.status, answer.json.error, typeof answer.json.hint]).toEqual([400, error, 'string']);
});

it('jumps and counts money', async () => {
  await door('/play/top-up', { amount: 5000 });
  expect((await door('/play/balance')).json.balances.OPERATION).toBe(1_005_000);
  const before = world.clock.nowMs();
  const { json } = await door('/play/jump', { days: 1, hours: 2 });
  expect(json.now_ms - before).toBeGreaterThanOrEqual(26 * 3_600_000);
});

it.each(['/', '/sheet', '/pay.css', '/sheet-page.mjs', '/pay-page.mjs', '/words.mjs'])('serves %s', async (path) => {
  expect((await fetch(`${world.pay.url}${path}`)).status).toBe(200);
});

it('no page of another host may play', async () => {
  expect((await door('/play/state', undefined, { origin: 'https://example.com' })).status).toBe(403);
  expect((await door('/play/state', undefined, { origin: 'http://127.0.0.1:9' })).status).toBe(200);
});
