import type { PayOrder } from '../../../backend/ports/pay-provider';
import { environmentOf, ForgePlatform, forgeOpen, publicKeyId } from './forge-platform';
import { head, keys, openPay, order, paid, says, told, transferPath } from './pay-under-test';

let platform: ForgePlatform;
beforeEach(async () => {
  platform = await ForgePlatform.start(keys);
});
afterEach(() => platform.stop());

describe('a request', () => {
  it.each<[string, (pay: ReturnType<typeof openPay>) => Promise<unknown>, string, string, string]>([
    [
      'to create',
      ({ provider }) => provider.submit(order),
      'POST',
      transferPath,
      '{"appid":"wx0000000000000002","out_bill_no":"W202607010001","transfer_scene_id":"1005","openid":"oAlice",' +
        '"transfer_amount":8800,"transfer_remark":"推广佣金提现","notify_url":"https://pay.example.com/pay-events",' +
        '"transfer_scene_report_infos":[{"info_type":"岗位类型","info_content":"推广员"},' +
        '{"info_type":"报酬说明","info_content":"推广佣金"}]}',
    ],
    ['to query', ({ provider }) => provider.query('W1'), 'GET', `${transferPath}/out-bill-no/W1`, ''],
    [
      'to query by the other number',
      ({ transfers }) => transfers.queryByProviderNo('133', 'W1'),
      'GET',
      `${transferPath}/transfer-bill-no/133`,
      '',
    ],
    ['to cancel', ({ provider }) => provider.cancel('W1'), 'POST', `${transferPath}/out-bill-no/W1/cancel`, ''],
    [
      'for a receipt',
      ({ receipts }) => receipts.apply('W1'),
      'POST',
      '/v3/fund-app/mch-transfer/elecsign/out-bill-no',
      '{"out_bill_no":"W1"}',
    ],
    [
      'about a receipt',
      ({ receipts }) => receipts.query('W1'),
      'GET',
      '/v3/fund-app/mch-transfer/elecsign/out-bill-no/W1',
      '',
    ],
    [
      'for a bill',
      ({ provider }) => provider.listBill('20260701'),
      'GET',
      '/v3/bill/fundflowbill?bill_date=2026-07-01&account_type=OPERATION&tar_type=GZIP',
      '',
    ],
    ['for the balance', ({ provider }) => provider.balanceFen(), 'GET', '/v3/merchant/fund/balance/OPERATION', ''],
  ])('%s is signed over the bytes that are sent, and names the key of the answer', async (_label, ask, ...wanted) => {
    await ask(openPay(platform));
    const [method, url, body] = wanted;
    expect(platform.requests).toEqual([{ method, url, body, serial: publicKeyId, isSigned: true }]);
  });

  it.each([
    [200_000, '林小满', '林小满'],
    [30, '林小满', '林小满'],
    [29, '林小满', undefined],
  ])('of %i fen with a name carries %p as %p, sealed for the platform', async (netFen, realName, name) => {
    const payee = { realName, account: '', bankName: '', idNumber: '', phone: '' };
    await openPay(platform).provider.submit({ ...order, netFen, payee });
    const { user_name: sealed } = JSON.parse(platform.requests[0]?.body ?? '{}') as { user_name?: string };
    expect(sealed && forgeOpen(keys.platform.privateKey, sealed)).toBe(name);
  });

  it('repeats the scene that the payout was first sent with', async () => {
    const scene = { sceneId: '1011', reportInfos: [{ infoType: '赔付原因', infoContent: '补偿' }], perception: '退款' };
    await openPay(platform).provider.submit({ ...order, scene });
    expect(JSON.parse(platform.requests[0]?.body ?? '{}')).toMatchObject({
      transfer_scene_id: '1011',
      user_recv_perception: '退款',
      transfer_scene_report_infos: [{ info_type: '赔付原因', info_content: '补偿' }],
    });
  });

  it.each<[string, Partial<PayOrder>, string]>([
    ['2,000 yuan without a name', { netFen: 200_000 }, 'NAME_REQUIRED'],
    ['a number with a hyphen', { payoutNo: 'W-1' }, 'BAD_NUMBER'],
    ['a long number', { payoutNo: 'W'.repeat(33) }, 'BAD_NUMBER'],
    ['half a fen', { netFen: 10.5 }, 'BAD_AMOUNT'],
    ['nothing', { netFen: 0 }, 'BAD_AMOUNT'],
    ['a remark of 33 letters', { remark: '佣'.repeat(33) }, 'BAD_REMARK'],
    ['a scene without its fields', { scene: { sceneId: '1005', reportInfos: [], perception: null } }, 'BAD_SCENE'],
  ])('for %s is not sent', async (_label, part, code) => {
    expect(await openPay(platform).provider.submit({ ...order, ...part })).toMatchObject({
      ...{ kind: 'refused', code, class: 'parameters' },
      detail: expect.stringMatching(/。$/),
    });
    expect(platform.requests).toEqual([]);
  });

  it('in certificate mode names the certificate, and its answer is believed', async () => {
    const { PAY_PUBLIC_KEY_ID: _id, PAY_PUBLIC_KEY: _key, ...rest } = environmentOf(keys, platform.url);
    says(platform, { body: { ...told, state: 'SUCCESS' } });
    const { provider } = openPay(platform, {}, rest);
    expect(await provider.query(order.payoutNo)).toEqual(paid);
    expect(platform.requests[0]).toMatchObject({ serial: '1A2B3C4D5E6F708192A3B4C5D6E7F8091A2B3C4D', isSigned: true });
  });
});

it('the log names operation, code and Request-ID, and nobody', async () => {
  const { provider, lines } = openPay(platform);
  const payee = { realName: '林小满', account: '', bankName: '', idNumber: '', phone: '13800000000' };
  says(
    platform,
    { body: { ...head, state: 'WAIT_USER_CONFIRM' } },
    { status: 403, body: { code: 'NOT_ENOUGH', message: '资金不足' } },
  );
  await provider.submit({ ...order, payee });
  await provider.submit(order);
  expect(lines).toMatchObject([
    ['info', 'pay-call', { operation: 'transfer.create', code: 'ok', rid: '08F0-TEST' }],
    ['info', 'pay-call', { operation: 'transfer.create', code: 'NOT_ENOUGH', detail: '资金不足', rid: '08F0-TEST' }],
  ]);
  expect(JSON.stringify(lines)).not.toMatch(/林小满|oAlice|13800000000/);
});
