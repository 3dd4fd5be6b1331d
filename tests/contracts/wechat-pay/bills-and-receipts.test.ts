import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { systemClock } from '../../../backend/adapters/system/system-clock';
import { ForgePlatform } from './forge-platform';
import { head, keys, openPay, order, paid, says, told, transferPath } from './pay-under-test';

let platform: ForgePlatform;
beforeEach(async () => {
  platform = await ForgePlatform.start(keys);
});
afterEach(() => platform.stop());

const bill = [
  '\uFEFF记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号',
  '`2026-07-01 12:03:04,`1330000071100,`F1,`商家转账,`转账,`支出,`88.00,`912.00,`API,`推广佣金提现,`W202607010001',
  '`2026-07-01 13:00:00,`1330000071101,`F2,`商家转账,`退回,`收入,`0.29,`912.29,`API,`"引号",`W202607010002',
  '`2026-07-01 14:00:00,`1330000071102,`F3,`充值,`充值,`收入,`1000.00,`1912.29,`王五,`,`C1',
  '`2026-07-01 15:00:00,`1330000071103,`F4,`某种新业务,`新业务,`支出,`1.10,`1911.19,`API,`,`',
  '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额',
  '`4,`2,`1000.29,`2,`89.10',
].join('\r\n');

function billAnswers(file: Buffer, hash = createHash('sha1').update(bill).digest('hex')): void {
  platform.answer = ({ url }) =>
    url.startsWith('/v3/bill/fundflowbill')
      ? { body: { hash_type: 'SHA1', hash_value: hash, download_url: `${platform.url}/v3/billdownload/file?token=t1` } }
      : { body: file, fault: 'no-headers' };
}

describe('the bill of a day', () => {
  const lines = [
    {
      ...{ payoutNo: 'W202607010001', providerNo: '1330000071100', amountFen: 8_800, direction: 'out' },
      atMs: Date.parse('2026-07-01T04:03:04Z'),
    },
    {
      ...{ payoutNo: 'W202607010002', providerNo: '1330000071101', amountFen: 29, direction: 'back' },
      atMs: Date.parse('2026-07-01T05:00:00Z'),
    },
    {
      ...{ payoutNo: null, providerNo: '1330000071103', amountFen: 110, direction: 'out' },
      atMs: Date.parse('2026-07-01T07:00:00Z'),
    },
  ];

  it.each([
    ['packed', gzipSync(bill)],
    ['plain', Buffer.from(bill)],
  ])('is read, %s: transfers out and back, and what nobody knows', async (_label, file) => {
    billAnswers(file);
    expect(await openPay(platform).provider.listBill('20260701')).toEqual(lines);
    expect(platform.requests.map(({ url, isSigned }) => [url.split('?')[0], isSigned])).toEqual([
      ['/v3/bill/fundflowbill', true],
      ['/v3/billdownload/file', true],
    ]);
  });

  it.each([
    ['another hash', gzipSync(`${bill} `), undefined],
    ['half a file', gzipSync(bill).subarray(0, 200), undefined],
    ['another number of rows', undefined, bill.replace('`4,`2', '`5,`2')],
    ['no column of amounts', undefined, bill.replace('收支金额(元)', '金额')],
    ['an amount of three digits', undefined, bill.replace('`88.00', '`88.001')],
  ])('with %s is not read, and a person looks at it', async (_label, file, text) => {
    if (text === undefined) billAnswers(file ?? Buffer.alloc(0));
    else billAnswers(gzipSync(text), createHash('sha1').update(text).digest('hex'));
    const { provider, alarms } = openPay(platform);
    expect(await provider.listBill('20260701')).toBeUndefined();
    expect(alarms()).toEqual(['PAY_BILL']);
  });

  it('is not fetched from anywhere but the platform', async () => {
    platform.answer = () => ({
      body: { hash_type: 'SHA1', hash_value: 'a'.repeat(40), download_url: 'https://evil.example.com/file' },
    });
    expect(await openPay(platform).provider.listBill('20260701')).toBeUndefined();
    expect(platform.requests).toHaveLength(1);
  });

  it.each([
    ['2026-07-02T09:59:59+08:00', undefined],
    ['2026-07-02T10:00:00+08:00', []],
  ])('that does not exist at %s is %j', async (now, wanted) => {
    says(platform, { status: 400, body: { code: 'NO_STATEMENT_EXIST' } });
    const clock = { ...systemClock, nowMs: () => Date.parse(now) };
    expect(await openPay(platform, { clock }).provider.listBill('20260701')).toEqual(wanted);
  });
});

describe('the rest', () => {
  it('the balance is told in fen where the merchant may ask for it', async () => {
    says(
      platform,
      { body: { available_amount: 120_000, pending_amount: 0 } },
      { status: 403, body: { code: 'NO_AUTH' } },
    );
    const { provider } = openPay(platform);
    expect([await provider.balanceFen(), await provider.balanceFen()]).toEqual([120_000, undefined]);
  });

  it('a receipt is compared with its hash', async () => {
    const file = Buffer.from('%PDF-1.7');
    const hash_value = createHash('sha256').update(file).digest('hex');
    platform.answer = ({ url }) =>
      url.includes('elecsign')
        ? { body: { state: 'FINISHED', hash_type: 'SHA256', hash_value, download_url: `${platform.url}/v3/file` } }
        : { body: file, fault: 'no-headers' };
    const { receipts } = openPay(platform);
    const receipt = await receipts.query('W1');
    if (!receipt.ok) throw new Error(receipt.code);
    expect(await receipts.download(receipt.value)).toEqual({ ok: true, value: file });
    platform.answer = () => ({ body: Buffer.from('%PDF-1.8'), fault: 'no-headers' });
    expect(await receipts.download(receipt.value)).toMatchObject({ code: 'wrong-hash' });
  });

  it('payment without a tap sends nothing unless it is switched on', async () => {
    const { authorisations } = openPay(platform);
    expect(await authorisations.query('A1')).toEqual({ ok: false, code: 'switched-off' });
    expect(await authorisations.transfer(order, 'A1')).toMatchObject({ kind: 'refused', code: 'SWITCHED_OFF' });
    expect(platform.requests).toEqual([]);
  });

  it('payment without a tap asks, pays and is closed where it is switched on', async () => {
    const { authorisations } = openPay(platform, { hasAuthorisations: true });
    says(platform, { body: { out_authorization_no: 'A1', state: 'WAIT_USER_CONFIRM', package_info: 'p' } });
    const asked = { authorisationNo: 'A1', openid: 'oAlice', displayName: '小林' };
    expect(await authorisations.request(asked)).toMatchObject({ value: { state: 'waiting', confirmPackage: 'p' } });
    says(platform, { body: { ...head, state: 'SUCCESS' } }, { body: { ...told, state: 'SUCCESS' } });
    expect(await authorisations.transfer(order, 'A1')).toEqual(paid);
    says(platform, {
      body: { out_authorization_no: 'A1', state: 'CLOSED', close_info: { close_reason: 'USER_CLOSE' } },
    });
    expect(await authorisations.close('A1')).toMatchObject({ value: { state: 'closed', closeReason: 'USER_CLOSE' } });
    expect(platform.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /v3/fund-app/mch-transfer/user-confirm-authorization',
      `POST ${transferPath}/transfer`,
      `GET ${transferPath}/out-bill-no/W202607010001`,
      'POST /v3/fund-app/mch-transfer/user-confirm-authorization/out-authorization-no/A1/close',
    ]);
    expect(JSON.parse(platform.requests[1]?.body ?? '{}')).not.toHaveProperty('openid');
  });
});
