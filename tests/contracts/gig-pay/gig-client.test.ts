import { readGigKeys } from '../../../backend/adapters/gig-pay/gig-environment';
import { gigPay } from '../../../backend/adapters/gig-pay/gig-pay-provider';
import { systemClock } from '../../../backend/adapters/system/system-clock';
import type { PayAnswer, PayOrder } from '../../../backend/ports/pay-provider';
import { recordingJournal } from '../../support/recording-journal';
import { ForgeGig, type GigAnswer, gigEnvironmentOf, makeGigKeys } from './forge-gig';

const keys = makeGigKeys();
let gig: ForgeGig;
beforeEach(async () => {
  gig = await ForgeGig.start(keys);
});
afterEach(() => gig.stop());

const order: PayOrder = {
  payoutNo: 'W202607010001',
  netFen: 0,
  grossFen: 8_800,
  openid: 'oAlice',
  promoter: 'wxalice',
  remark: '推广佣金提现',
  payee: {
    realName: '林小满',
    account: '6228480402564890018',
    bankName: '农业银行',
    idNumber: '11010119900307123X',
    phone: '13800000000',
  },
};

function openGig(part: Record<string, string> = {}) {
  const journal = recordingJournal();
  const provider = gigPay({
    keys: readGigKeys({ ...gigEnvironmentOf(keys, gig.url), ...part }),
    journal,
    clock: systemClock,
  });
  return { provider, journal };
}

const told = {
  order_id: 'W202607010001',
  dealer_id: 'dealer1',
  ref: 'R1',
  pay: '88.00',
  real_name: '林小满',
  status_detail: '0',
  finished_time: '2026-07-01 12:03:04',
};
const paidAtMs = Date.parse('2026-07-01T04:03:04Z');

describe('an order', () => {
  const whole = {
    ...{ order_id: 'W202607010001', dealer_id: 'dealer1', broker_id: 'broker1', real_name: '林小满' },
    ...{ id_card: '11010119900307123X', phone_no: '13800000000', pay: '88.00', pay_remark: '推广佣金提现' },
    ...{ notify_url: 'https://pay.example.com/gig-events', project_id: '', dealer_platform_name: '山里人家' },
    ...{ dealer_user_nickname: 'wxalice', dealer_user_id: 'oAlice' },
  };
  it.each([
    ['bankpay', { card_no: '6228480402564890018' }],
    ['alipay', { card_no: '6228480402564890018', check_name: 'Check' }],
    ['wxpay', { openid: 'oAlice', wx_app_id: 'wx0000000000000002', wxpay_mode: 'transfer' }],
  ])('to %s is sealed and signed, before tax, with whom the tax office asks for', async (channel, more) => {
    gig.answer = () => ({ data: { order_id: 'W202607010001', ref: 'R1', pay: '88.00' } });
    const answer = await openGig({ GIG_CHANNEL: channel }).provider.submit(order);
    expect(answer).toEqual({ kind: 'accepted', providerNo: 'R1' });
    const path = `/api/payment/v1/order-${channel}`;
    expect(gig.requests).toEqual([
      { method: 'POST', path, dealer: 'dealer1', isSigned: true, params: { ...whole, ...more } },
    ]);
  });

  it('is signed by HMAC where that was agreed', async () => {
    await openGig({ GIG_SIGN_TYPE: 'sha256' }).provider.submit(order);
    expect(gig.requests).toMatchObject([{ isSigned: true }]);
  });

  it.each<[string, Partial<PayOrder>]>([
    ['without a payee', { payee: null }],
    ['of half a fen', { grossFen: 0.5 }],
    ['with a hyphen in its number', { payoutNo: 'W-1' }],
  ])('%s is not sent', async (_label, part) => {
    expect(await openGig().provider.submit({ ...order, ...part })).toMatchObject({
      kind: 'refused',
      class: 'parameters',
    });
    expect(gig.requests).toEqual([]);
  });

  it.each<[string, GigAnswer, string]>([
    ['a code that nobody knows', { code: '2002' }, 'code 2002'],
    ['a gateway', { status: 502 }, 'status 502'],
    ['no JSON', { text: '<html>' }, 'unusable answer'],
    ['another number', { data: { order_id: 'W2', ref: 'R1' } }, 'unusable answer: form'],
  ])('that meets %s is asked about, not ended', async (_label, answer, cause) => {
    gig.answer = () => answer;
    expect(await openGig().provider.submit(order)).toEqual({ kind: 'no-answer', cause });
  });

  it('that meets nobody is asked about', async () => {
    const nobody = openGig({ GIG_API_BASE_URL: 'http://127.0.0.1:1' });
    expect((await nobody.provider.submit(order)).kind).toBe('no-answer');
  });
});

describe('a question', () => {
  const taxed = { tax: '1.76', received_tax_amount: '1.76', user_real_amount: '86.24' };
  it.each<[string, object, PayAnswer]>([
    ['0', {}, { kind: 'accepted', providerNo: 'R1' }],
    ['4', { status_detail: '2037' }, { kind: 'accepted', providerNo: 'R1' }],
    ['8', {}, { kind: 'accepted', providerNo: 'R1' }],
    ['5', {}, { kind: 'transferring', providerNo: 'R1' }],
    ['1', taxed, { kind: 'paid', providerNo: 'R1', paidAtMs, netFen: 8_624, taxFen: 176 }],
    ['1', { tax: '0.00' }, { kind: 'paid', providerNo: 'R1', paidAtMs, netFen: 8_800, taxFen: 0 }],
    ['1', { user_real_amount: '86.24' }, { kind: 'paid', providerNo: 'R1', paidAtMs, netFen: 8_624, taxFen: 176 }],
    ['1', { tax: '1.76', user_fee: '0.50' }, { kind: 'paid', providerNo: 'R1', paidAtMs, netFen: 8_574, taxFen: 176 }],
    ['1', {}, { kind: 'no-answer', cause: 'unusable answer: status 1' }],
    ['1', { ...taxed, user_real_amount: '90.00' }, { kind: 'no-answer', cause: 'unusable answer: status 1' }],
    ['1', { ...taxed, finished_time: '' }, { kind: 'no-answer', cause: 'unusable answer: status 1' }],
    ['2', { status_detail: '2012' }, { kind: 'failed', providerNo: 'R1', reason: '2012' }],
    ['9', { status_detail: '2012' }, { kind: 'returned', providerNo: 'R1', reason: '2012' }],
    ['15', {}, { kind: 'cancelled', providerNo: 'R1' }],
    ['77', {}, { kind: 'no-answer', cause: 'unusable answer: status 77' }],
  ])('that is answered %s with %j', async (status, part, answer) => {
    gig.answer = () => ({ data: { ...told, status, ...part } });
    expect(await openGig().provider.query('W202607010001')).toEqual(answer);
    expect(gig.requests).toEqual([
      {
        ...{ method: 'GET', path: '/api/payment/v1/query-order', dealer: 'dealer1', isSigned: true },
        params: { order_id: 'W202607010001', channel: '银行卡', data_type: 'encryption' },
      },
    ]);
  });

  it.each<[string, GigAnswer, PayAnswer]>([
    [
      'data that are not sealed',
      { data: { ...told, status: '2' }, isPlain: true },
      { kind: 'no-answer', cause: 'the data are not sealed' },
    ],
    [
      'another number',
      { data: { ...told, status: '2', order_id: 'W2' } },
      { kind: 'no-answer', cause: 'unusable answer: another number' },
    ],
    [
      'another dealer',
      { data: { ...told, status: '2', dealer_id: 'd2' } },
      { kind: 'no-answer', cause: 'unusable answer: another dealer' },
    ],
    ['no such order', { code: '2018' }, { kind: 'not-found' }],
  ])('that is answered with %s', async (_label, answer, wanted) => {
    gig.answer = () => answer;
    expect(await openGig().provider.query('W202607010001')).toEqual(wanted);
  });
});

it('a cancellation is accepted, and only a later answer says that it happened', async () => {
  gig.answer = () => ({ data: { ok: 'ok' } });
  expect(await openGig().provider.cancel('W1')).toEqual({ kind: 'cancelling', providerNo: '' });
  expect(gig.requests).toMatchObject([
    { method: 'POST', path: '/api/payment/v1/order/fail', params: { order_id: 'W1' } },
  ]);
});

it('the balance is that of the broker and the channel', async () => {
  const infos = [
    { broker_id: 'b9', bank_card_balance: '9.00' },
    { broker_id: 'broker1', bank_card_balance: '1200.50', alipay_balance: '0.10' },
  ];
  gig.answer = () => ({ data: { dealer_infos: infos } });
  expect(await openGig().provider.balanceFen()).toBe(120_050);
  expect(await openGig({ GIG_CHANNEL: 'alipay' }).provider.balanceFen()).toBe(10);
  gig.answer = () => ({ code: '9999' });
  expect(await openGig().provider.balanceFen()).toBeUndefined();
});

describe('a day', () => {
  const row = { broker_amount: '88.00', finished_time: '2026-07-01 12:03:04', created_at: '2026-07-01 12:00:00' };
  it('is read page by page: what went out, and what a bank gave back', async () => {
    gig.answer = ({ params }) => ({
      data: {
        total_num: 3,
        list:
          params.offset === 0
            ? [
                { ...row, order_id: 'W1', ref: 'R1', status: '1' },
                { ...row, order_id: 'W2', ref: 'R2', status: '2' },
              ]
            : [{ ...row, order_id: 'W3', ref: 'R3', status: '9' }],
      },
    });
    const line = { amountFen: 8_800, atMs: paidAtMs };
    expect(await openGig().provider.listBill('20260701')).toEqual([
      { payoutNo: 'W1', providerNo: 'R1', direction: 'out', ...line },
      { payoutNo: 'W3', providerNo: 'R3', direction: 'out', ...line },
      { payoutNo: 'W3', providerNo: 'R3', direction: 'back', ...line },
    ]);
    expect(gig.requests.map(({ params }) => params)).toMatchObject([
      { order_date: '2026-07-01', offset: 0, channel: '银行卡' },
      { order_date: '2026-07-01', offset: 2 },
    ]);
  });

  it.each<[string, GigAnswer]>([
    ['cannot be asked for', { code: '9999' }],
    ['ends before its end', { data: { total_num: 3, list: [] } }],
    [
      'has an amount that is none',
      { data: { total_num: 1, list: [{ ...row, order_id: 'W1', ref: 'R', status: '1', broker_amount: 'x' }] } },
    ],
  ])('that %s is not had at all', async (_label, answer) => {
    gig.answer = () => answer;
    expect(await openGig().provider.listBill('20260701')).toBeUndefined();
  });
});
