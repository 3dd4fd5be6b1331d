import { BILLS, type PayUnderTest, payUnderTest, type SignHow, sharedKeys, wishBody } from '../pay-under-test';

let world: PayUnderTest;

beforeEach(async () => {
  world = await payUnderTest();
});

afterEach(() => world.stop());

const nowSec = () => Math.floor(world.clock.nowMs() / 1000);

it.each<[string, () => SignHow, string]>([
  ['no Authorization', () => ({ withoutAuthorization: true }), 'Authorization is missing or one of its five items is'],
  ['another merchant', () => ({ mchid: '1900000999' }), 'mchid 1900000999 is not known'],
  ['another certificate', () => ({ serial: 'ABC' }), 'no certificate of the merchant has serial_no ABC'],
  ['another body than was signed', () => ({ sentBody: '{}' }), 'sign not match'],
])('refuses %s', async (_, how, issue) => {
  const answer = await world.create({}, how());
  expect([answer.status, answer.json.code, answer.signature]).toEqual([401, 'SIGN_ERROR', 'absent']);
  expect(answer.json.detail).toMatchObject({ field: 'signature', location: 'authorization', detail: { issue } });
});

it('refuses what another key signed, and shows what it would have signed', async () => {
  const { platformKey } = await sharedKeys();
  const answer = await world.create({}, { privateKey: platformKey.privateKey });
  expect(answer.status).toBe(401);
  const body = JSON.stringify(wishBody());
  expect(answer.json.detail).toMatchObject({
    sign_information: {
      method: 'POST',
      url: BILLS,
      sign_message_length: `POST\n${BILLS}\n${nowSec()}\n`.length + 32 + 2 + Buffer.byteLength(body),
      truncated_sign_message: expect.stringMatching(/^POST\n\/v3\/fund-app\/mch-transfer\/transfer-bills\n\d{10}\n/),
    },
  });
});

it.each([
  [-301, 401],
  [-299, 200],
  [299, 200],
  [330, 401],
])('a timestamp %i seconds off is answered with %i', async (offset, status) => {
  expect((await world.create({}, { timestamp: nowSec() + offset })).status).toBe(status);
});

it('takes a nonce once, and forgets it when its timestamp is too old anyhow', async () => {
  expect((await world.create({}, { nonce: 'once' })).status).toBe(200);
  const again = await world.create({}, { nonce: 'once' });
  expect([again.status, again.json.code]).toEqual([401, 'SIGN_ERROR']);
  await world.clock.advanceBy(11 * 60_000);
  expect((await world.create({}, { nonce: 'once' })).status).toBe(200);
});

it('a body of Chinese letters is signed as UTF-8', async () => {
  expect((await world.create({ transfer_remark: '七月推广佣金,谢谢您' })).status).toBe(200);
});

it('only addresses on the list may call, once there is one', async () => {
  await world.pay.play('settings', { ipAllowList: ['203.0.113.7'] });
  const answer = await world.create();
  expect([answer.status, answer.json.code]).toEqual([400, 'INVALID_REQUEST']);
  expect(answer.json.message).toContain('此IP地址不允许调用该接口');
  await world.pay.play('settings', { ipAllowList: ['203.0.113.7', '127.0.0.1'] });
  expect((await world.create()).status).toBe(200);
});

it('answers with the key that Wechatpay-Serial names', async () => {
  const { publicKeyId, platformCertificate } = world.credentials;
  const serials = [publicKeyId, platformCertificate.serial, undefined];
  const answers = await Promise.all(serials.map((serialHeader) => world.create({}, { serialHeader })));
  expect(answers.map(({ headers }) => headers.get('wechatpay-serial'))).toEqual([
    publicKeyId,
    platformCertificate.serial,
    publicKeyId,
  ]);
  expect(answers.map(({ signature }) => signature)).toEqual(['right', 'right', 'right']);
});

it.each(['public-key', 'certificate'] as const)('knows only one key when the switch is not on: %s', async (keys) => {
  await world.pay.play('settings', { keys });
  const { publicKeyId, platformCertificate } = world.credentials;
  const [right, wrong] =
    keys === 'public-key' ? [publicKeyId, platformCertificate.serial] : [platformCertificate.serial, publicKeyId];
  expect((await world.create({}, { serialHeader: right })).status).toBe(200);
  const refused = await world.create({}, { serialHeader: wrong });
  expect([refused.status, refused.json.code]).toEqual([400, 'PARAM_ERROR']);
});

it('a page that does not exist is signed and not found', async () => {
  const answer = await world.call('GET', '/v3/nothing');
  expect([answer.status, answer.json.code, answer.signature]).toEqual([404, 'NOT_FOUND', 'right']);
});
