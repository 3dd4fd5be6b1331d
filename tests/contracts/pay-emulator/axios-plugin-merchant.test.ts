import { Aes, Formatter, Hash, Rsa, Wechatpay } from 'wechatpay-axios-plugin';
import { VirtualClock } from '../../../emulator/clock/virtual-clock';
import { type PayUnderTest, payUnderTest, wishBody } from '../../../emulator/pay/pay-under-test';

/** The library that many merchants use, unmodified: only its base address differs. It looks at the real clock. */

let world: PayUnderTest;

beforeEach(async () => {
  world = await payUnderTest({ clock: new VirtualClock() });
});

afterEach(() => world.stop());

const BILLS = 'v3/fund-app/mch-transfer/transfer-bills';

type Failure = { code?: string; response?: { status: number; data: { code: string } } };

function client() {
  const { mchid, merchant, publicKeyId, platformKey, platformCertificate } = world.credentials;
  const wechatpay = new Wechatpay({
    mchid,
    serial: merchant.serial,
    privateKey: merchant.privateKey,
    certs: { [publicKeyId]: platformKey.publicKey, [platformCertificate.serial]: platformCertificate.certificate },
    baseURL: world.pay.apiBaseUrl,
    proxy: false,
  });
  const headers = { 'Wechatpay-Serial': publicKeyId };
  return {
    create: (fields = {}, serial = publicKeyId) =>
      wechatpay.chain(BILLS).post(wishBody(fields), { headers: { 'Wechatpay-Serial': serial } }),
    query: (number: string) => wechatpay.chain(`${BILLS}/out-bill-no/{number}`).get({ number, headers }),
    cancel: (number: string) =>
      wechatpay.chain(`${BILLS}/out-bill-no/{number}/cancel`).post(undefined, { number, headers }),
    get: (path: string, params: object) => wechatpay.chain(path).get({ params, headers }),
  };
}

it('creates, queries and cancels, and trusts each answer', async () => {
  const merchant = client();
  const created = await merchant.create();
  expect(created.data).toMatchObject({ state: 'WAIT_USER_CONFIRM', package_info: expect.any(String) });
  expect((await merchant.query('W202608010001')).data).toMatchObject({ state: 'WAIT_USER_CONFIRM' });
  expect((await merchant.cancel('W202608010001')).data).toMatchObject({ state: 'CANCELING' });
  expect((await merchant.query('W202608010001')).data).toMatchObject({ state: 'CANCELLED' });
});

it('trusts the platform certificate beside the public key', async () => {
  const { platformCertificate } = world.credentials;
  const created = await client().create({}, platformCertificate.serial);
  expect(created.headers['wechatpay-serial']).toBe(platformCertificate.serial);
});

it('sends names that the platform can open', async () => {
  const user_name = Rsa.encrypt('王秀英', world.credentials.platformKey.publicKey);
  await client().create({ user_name });
  expect(world.pay.export().state.bills.W202608010001?.userName).toBe('王秀英');
});

it.each([
  ['bad-signature', 'EV3_RES_HEADER_SIGNATURE_DIGEST'],
  ['stale-timestamp', 'EV3_RES_HEADER_TIMESTAMP_OFFSET'],
  ['missing-headers', 'EV3_RES_HEADERS_INCOMPLATE'],
  ['unknown-serial', 'EV3_RES_HEADER_PLATFORM_SERIAL'],
  ['drop-after', 'ECONNRESET'],
])('with %s it fails with %s, and the same number finds the same bill', async (kind, code) => {
  await world.pay.play('fault', { kind });
  const failure = await client()
    .create()
    .catch((error: Failure) => error);
  expect((failure as Failure).code).toBe(code);
  expect((await client().create()).data).toMatchObject({ state: 'WAIT_USER_CONFIRM' });
  expect(Object.keys(world.pay.export().state.bills)).toEqual(['W202608010001']);
});

it('says status and code of a refusal', async () => {
  const failure = (await client()
    .query('W9')
    .catch((error: Failure) => error)) as Failure;
  expect([failure.response?.status, failure.response?.data.code]).toEqual([404, 'NOT_FOUND']);
});

it('opens callbacks with its own primitives', async () => {
  await client().create();
  await client().cancel('W202608010001');
  await world.pay.settle();
  const [callback] = world.receiver.received;
  const header = (name: string) => String(callback?.headers[`wechatpay-${name}`]);
  const message = Formatter.response(header('timestamp'), header('nonce'), callback?.body ?? '');
  const { apiV3Key, platformKey } = world.credentials;
  expect(Rsa.verify(message, header('signature'), platformKey.publicKey)).toBe(true);
  const { ciphertext, nonce, associated_data } = JSON.parse(callback?.body ?? '{}').resource;
  const plain = Aes.AesGcm.decrypt(ciphertext, apiV3Key, nonce, associated_data);
  expect(JSON.parse(plain)).toMatchObject({ state: 'CANCELLED', transfer_amount: 8800 });
});

it('reads the fund-flow bill with its own parser', async () => {
  await client().create();
  const date = new Date(world.clock.nowMs() + 8 * 3_600_000).toISOString().slice(0, 10);
  await world.clock.advanceBy(34 * 3_600_000);
  const { json } = await world.call('GET', `/v3/bill/fundflowbill?bill_date=${date}&account_type=OPERATION`);
  const file = await world.call('GET', String(json.download_url).replace(world.pay.apiBaseUrl, ''));
  expect(Hash.md5(file.bytes)).toHaveLength(32);
  const { rows, summary } = Formatter.castCsvBill(file.bytes) as { rows: object[]; summary: object };
  expect(rows).toMatchObject([{ 业务凭证号: 'W202608010001', '收支金额(元)': '88.00', 收支类型: '支出' }]);
  expect(summary).toMatchObject({ 资金流水总笔数: '1', 支出金额: '88.00' });
});
