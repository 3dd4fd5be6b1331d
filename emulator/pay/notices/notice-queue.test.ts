import { type PayUnderTest, payUnderTest } from '../pay-under-test';
import { NOTICE_FAULTS } from './notice-rows';

let world: PayUnderTest;

beforeEach(async () => {
  world = await payUnderTest();
});

afterEach(() => world.stop());

const NUMBER = 'W202608010001';
const received = () => world.receiver.received;

async function paid(): Promise<void> {
  const { json } = await world.create();
  await world.pay.play('confirm', { package: json.package_info });
  await world.pay.settle();
}

function idOf(body: string | undefined): unknown {
  return JSON.parse(body ?? '{}').id;
}

it('sends the published envelope', async () => {
  await paid();
  const [callback] = received();
  expect(JSON.parse(callback?.body ?? '')).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
    create_time: expect.stringMatching(/\+08:00$/),
    resource_type: 'encrypt-resource',
    event_type: 'MCHTRANSFER.BILL.FINISHED',
    summary: expect.any(String),
    resource: {
      original_type: 'mch_payment',
      algorithm: 'AEAD_AES_256_GCM',
      ciphertext: expect.any(String),
      associated_data: 'mch_payment',
      nonce: expect.stringMatching(/^.{12}$/),
    },
  });
  expect(callback?.headers['wechatpay-signature-type']).toBe('WECHATPAY2-SHA256-RSA2048');
});

it('tries again after 15 seconds ten times, then 5 minutes, then half hours, under the same id, and then gives up', async () => {
  world.receiver.behaviour.status = 500;
  await paid();
  await world.clock.advanceBy(150_000);
  await world.pay.settle();
  expect(received()).toHaveLength(11);
  await world.clock.advanceBy(3_000_000);
  await world.pay.settle();
  expect(received()).toHaveLength(21);
  await world.clock.advanceBy(48 * 3_600_000);
  await world.pay.settle();
  expect(received()).toHaveLength(65);
  expect(new Set(received().map(({ body }) => idOf(body))).size).toBe(1);
  expect(new Set(received().map(({ body }) => JSON.parse(body).resource.nonce)).size).toBe(65);
  const log = await world.pay.play('callbacks');
  expect(log).toMatchObject({ callbacks: [{ status: 'given-up', number: NUMBER }] });
});

it.each([
  [200, '{"code":"FAIL","message":"失败"}', 'delivered'],
  [204, '', 'delivered'],
  [201, '', 'waiting'],
  [302, '', 'waiting'],
  [401, '{"code":"FAIL","message":"验签失败"}', 'waiting'],
])('an answer of status %i with body %s leaves it %s', async (status, body, state) => {
  Object.assign(world.receiver.behaviour, { status, body: status === 204 ? '' : body });
  await paid();
  expect(await world.pay.play('callbacks')).toMatchObject({ callbacks: [{ status: state }] });
});

it.each(NOTICE_FAULTS)('a first try with %s can be told from a good one, and the next try is good', async (fault) => {
  await world.pay.play('fault', { kind: `callback:${fault}` });
  world.receiver.behaviour.status = 401;
  await paid();
  const [bad] = received();
  const ageSeconds = world.clock.nowMs() / 1000 - Number(bad?.headers['wechatpay-timestamp']);
  const looksGood = bad?.signature === 'right' && bad.content !== undefined && ageSeconds < 300;
  expect(looksGood).toBe(false);
  world.receiver.behaviour.status = undefined;
  await world.clock.advanceBy(15_000);
  await world.pay.settle();
  expect(received()).toHaveLength(2);
  expect(received()[1]).toMatchObject({ signature: 'right', content: { state: 'SUCCESS' } });
  expect(idOf(received()[1]?.body)).toBe(idOf(bad?.body));
});

it('a probe begins with WECHATPAY/SIGNTEST/, is sent once, and its refusal is no failure', async () => {
  await paid();
  await world.pay.play('probe', { number: NUMBER });
  await world.clock.advanceBy(3_600_000);
  await world.pay.settle();
  expect(received()).toHaveLength(2);
  expect(String(received()[1]?.headers['wechatpay-signature'])).toMatch(/^WECHATPAY\/SIGNTEST\//);
  const log = await world.pay.play('callbacks');
  expect(log).toMatchObject({ callbacks: [{ probe: false }, { probe: true, attempts: [{ status: 401 }] }] });
});

it('a duplicate has the same id and comes within a second', async () => {
  await world.pay.play('fault', { kind: 'callback:duplicate' });
  await paid();
  await world.clock.advanceBy(1000);
  await world.pay.settle();
  expect(received()).toHaveLength(2);
  expect(idOf(received()[0]?.body)).toBe(idOf(received()[1]?.body));
});

it('a delayed callback comes within half an hour, a dropped one never', async () => {
  await world.pay.play('fault', { kind: 'callback:delay', chance: 0.5 });
  await paid();
  expect(received()).toHaveLength(0);
  await world.clock.advanceBy(15 * 60_000);
  await world.pay.settle();
  expect(received()).toHaveLength(1);
  await world.pay.play('fault', { kind: 'callback:drop' });
  const { json } = await world.create({ out_bill_no: 'W2' });
  await world.pay.play('confirm', { package: json.package_info });
  await world.clock.advanceBy(48 * 3_600_000);
  await world.pay.settle();
  expect(received()).toHaveLength(1);
});

it('is signed by the certificate as often as the switch says, never when there is only one key', async () => {
  await world.pay.play('settings', { callbackCertificateShare: 1 });
  await paid();
  expect(received()[0]?.headers['wechatpay-serial']).toBe(world.credentials.platformCertificate.serial);
  expect(received()[0]?.signature).toBe('right');
  await world.pay.play('settings', { keys: 'public-key' });
  await world.pay.play('resend', { number: NUMBER });
  await world.pay.settle();
  const { json } = await world.create({ out_bill_no: 'W2' });
  await world.pay.play('confirm', { package: json.package_info });
  await world.pay.settle();
  expect(received().at(-1)?.headers['wechatpay-serial']).toBe(world.credentials.publicKeyId);
});

it('goes where the call said, if that is on this machine, and else where it is set up', async () => {
  await world.create({ notify_url: 'https://example.com/pay-events' });
  await world.cancel(NUMBER);
  world.pay.setNotifyUrl('http://127.0.0.1:1/nowhere');
  await world.create({ out_bill_no: 'W2', notify_url: world.receiver.url });
  await world.cancel('W2');
  await world.pay.settle();
  expect(
    received()
      .map(({ content }) => content?.out_bill_no)
      .sort(),
  ).toEqual(['W2', NUMBER]);
});

it('can be held back and let go', async () => {
  await world.pay.play('hold', { on: true });
  await paid();
  expect(received()).toHaveLength(0);
  await world.pay.play('hold', { on: false });
  await world.pay.settle();
  expect(received()).toHaveLength(1);
});
