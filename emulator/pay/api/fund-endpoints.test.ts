import { createDecipheriv, createHash, X509Certificate } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { type PayUnderTest, payUnderTest } from '../pay-under-test';
import { sealSensitive } from '../wire/sensitive-field';

let world: PayUnderTest;

beforeEach(async () => {
  world = await payUnderTest();
});

afterEach(() => world.stop());

const HOUR_MS = 3_600_000;
const bill = (query: string) => world.call('GET', `/v3/bill/fundflowbill?${query}`);
const followed = (url: unknown) => world.call('GET', String(url).replace(world.pay.apiBaseUrl, ''));

async function aDayOfMoney(): Promise<void> {
  await world.create();
  await world.create({ out_bill_no: 'W2', transfer_amount: 1000 });
  await world.cancel('W2');
}

it('the fund-flow bill: made from 9:00 the next day, gzipped, with marks, totals and the hash of the plain text', async () => {
  await aDayOfMoney();
  expect((await bill('bill_date=2026-08-01&account_type=OPERATION')).json.code).toBe('NO_STATEMENT_EXIST');
  await world.clock.advanceBy(12.5 * HOUR_MS);
  expect((await bill('bill_date=2026-08-01&account_type=OPERATION')).json.code).toBe('NO_STATEMENT_EXIST');
  await world.clock.advanceBy(HOUR_MS);
  const answer = await bill('bill_date=2026-08-01&account_type=OPERATION&tar_type=GZIP');
  expect(answer.json).toMatchObject({ hash_type: 'SHA1', hash_value: expect.stringMatching(/^[0-9a-f]{40}$/) });
  const file = await followed(answer.json.download_url);
  expect([file.status, file.signature]).toEqual([200, 'absent']);
  const text = gunzipSync(file.bytes);
  expect(createHash('sha1').update(text).digest('hex')).toBe(answer.json.hash_value);
  const lines = text.toString('utf8').split('\r\n');
  expect(lines[0]).toBe(
    '\ufeff记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号',
  );
  const cells = lines.slice(1, 4).map((line) => line.split(','));
  expect(cells.map((row) => [row[4], row[5], row[6], row[7], row[10]])).toEqual([
    ['`转账', '`支出', '`88.00', '`9912.00', '`W202608010001'],
    ['`转账', '`支出', '`10.00', '`9902.00', '`W2'],
    ['`退回', '`收入', '`10.00', '`9912.00', '`W2'],
  ]);
  expect(lines.slice(4)).toEqual(['资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额', '`3,`1,`10.00,`2,`98.00', '']);
});

it('BASIC is the account when none is named, and it has no bill', async () => {
  await aDayOfMoney();
  await world.clock.advanceBy(24 * HOUR_MS);
  expect((await bill('bill_date=2026-08-01')).json.code).toBe('NO_STATEMENT_EXIST');
  const plain = await bill('bill_date=2026-08-01&account_type=OPERATION');
  expect((await followed(plain.json.download_url)).text).toContain('记账时间');
});

it.each([
  ['no such day', 'bill_date=2026-02-30&account_type=OPERATION'],
  ['no such account', 'bill_date=2026-08-01&account_type=SAVINGS'],
  ['no such packing', 'bill_date=2026-08-01&account_type=OPERATION&tar_type=ZIP'],
  ['more than three months ago', 'bill_date=2026-04-01&account_type=OPERATION'],
])('refuses %s', async (_, query) => {
  const answer = await bill(query);
  expect([answer.status, answer.json.code]).toEqual([400, 'PARAM_ERROR']);
});

it('a download address works five minutes, and not with another token', async () => {
  await aDayOfMoney();
  await world.clock.advanceBy(24 * HOUR_MS);
  const { json } = await bill('bill_date=2026-08-01&account_type=OPERATION');
  expect((await followed(`${json.download_url}0`)).status).toBe(400);
  await world.clock.advanceBy(5 * 60_000 + 2000);
  expect((await followed(json.download_url)).json.code).toBe('INVALID_REQUEST');
});

it('says what the operating account holds', async () => {
  await world.create();
  const answer = await world.call('GET', '/v3/merchant/fund/balance/OPERATION');
  expect(answer.json).toEqual({ available_amount: 991_200, pending_amount: 0 });
});

it('gives its certificate encrypted, and none to a merchant who only has the public key', async () => {
  const { json } = await world.call('GET', '/v3/certificates');
  const [entry] = json.data as { serial_no: string; encrypt_certificate: Record<string, string> }[];
  const { ciphertext = '', nonce = '', associated_data = '' } = entry?.encrypt_certificate ?? {};
  const bytes = Buffer.from(ciphertext, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', world.credentials.apiV3Key, nonce);
  decipher.setAAD(Buffer.from(associated_data)).setAuthTag(bytes.subarray(-16));
  const pem = Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8');
  expect(new X509Certificate(pem).serialNumber).toBe(entry?.serial_no);
  await world.pay.play('settings', { keys: 'public-key' });
  const none = await world.call('GET', '/v3/certificates');
  expect([none.status, none.json.code]).toEqual([404, 'RESOURCE_NOT_EXISTS']);
});

it('a receipt needs success and a name, takes a minute, and its file has the hash that was said', async () => {
  const path = '/v3/fund-app/mch-transfer/elecsign/out-bill-no';
  const apply = (out_bill_no: string) => world.call('POST', path, { out_bill_no });
  const nameless = await world.create({ out_bill_no: 'W2' });
  await world.pay.play('confirm', { package: nameless.json.package_info });
  const user_name = sealSensitive('王秀英', world.credentials.platformKey.publicKey);
  const { json } = await world.create({ user_name });
  expect((await apply('W202608010001')).json.code).toBe('INVALID_REQUEST');
  await world.pay.play('confirm', { package: json.package_info });
  expect((await apply('W2')).json.code).toBe('INVALID_REQUEST');
  expect((await world.call('GET', `${path}/W202608010001`)).status).toBe(404);
  expect((await apply('W202608010001')).json.state).toBe('GENERATING');
  expect((await world.call('GET', `${path}/W202608010001`)).json.download_url).toBeUndefined();
  await world.clock.advanceBy(60_000);
  const finished = await world.call('GET', `${path}/W202608010001`);
  expect(finished.json).toMatchObject({ state: 'FINISHED', hash_type: 'SHA256' });
  const file = await followed(finished.json.download_url);
  expect(file.text).toMatch(/^%PDF-1\.4/);
  expect(createHash('sha256').update(file.bytes).digest('hex')).toBe(finished.json.hash_value);
});
