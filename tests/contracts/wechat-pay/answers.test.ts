import type { PayAnswer } from '../../../backend/ports/pay-provider';
import { environmentOf, type ForgeAnswer, ForgePlatform } from './forge-platform';
import { head, keys, openPay, order, paid, says, told } from './pay-under-test';

let platform: ForgePlatform;
beforeEach(async () => {
  platform = await ForgePlatform.start(keys);
});
afterEach(() => platform.stop());

describe('a state', () => {
  const providerNo = '1330000071100';
  it.each<[string, object, PayAnswer]>([
    ['ACCEPTED', {}, { kind: 'accepted', providerNo }],
    ['PROCESSING', {}, { kind: 'accepted', providerNo }],
    ['WAIT_USER_CONFIRM', { package_info: 'pkg==' }, { kind: 'needs-confirm', providerNo, confirmPackage: 'pkg==' }],
    ['WAIT_USER_CONFIRM', {}, { kind: 'needs-confirm', providerNo, confirmPackage: null }],
    ['TRANSFERING', {}, { kind: 'transferring', providerNo }],
    ['CANCELING', {}, { kind: 'cancelling', providerNo }],
    ['CANCELLED', {}, { kind: 'cancelled', providerNo }],
    ['FAIL', { fail_reason: 'OVERDUE_CLOSE' }, { kind: 'failed', providerNo, reason: 'OVERDUE_CLOSE' }],
    ['FAIL', { fail_reason: 'A_NEW_REASON' }, { kind: 'failed', providerNo, reason: 'A_NEW_REASON' }],
    ['FAIL', {}, { kind: 'failed', providerNo, reason: 'FAIL' }],
    ['REVIEWING', {}, { kind: 'no-answer', cause: 'unusable answer: state REVIEWING' }],
  ])('%s with %j means the same to whoever created or asked', async (state, more, answer) => {
    says(platform, { body: { ...head, state, ...more } });
    expect(await openPay(platform).provider.submit(order)).toEqual(answer);
    says(platform, { body: { ...told, state, ...more } });
    const asked = answer.kind === 'needs-confirm' ? { ...answer, confirmPackage: null } : answer;
    expect(await openPay(platform).provider.query(order.payoutNo)).toEqual(asked);
  });

  it('SUCCESS of a creation is asked about before it is believed', async () => {
    says(platform, { body: { ...head, state: 'SUCCESS' } }, { body: { ...told, state: 'SUCCESS' } });
    expect(await openPay(platform).provider.submit(order)).toEqual(paid);
    expect(platform.requests.map(({ method }) => method)).toEqual(['POST', 'GET']);
  });

  it.each([
    ['another number', { out_bill_no: 'W2' }],
    ['another merchant', { mch_id: '1900000110' }],
    ['another appid', { appid: 'wx0000000000000003' }],
    ['form', { transfer_amount: 88.5 }],
    ['form', { transfer_amount: '8800' }],
    ['form', { update_time: '2026-07-01 12:03:04' }],
  ])('told about %s is no answer, and a person looks at it', async (reason, part) => {
    says(platform, { body: { ...told, state: 'SUCCESS', ...part } });
    const { provider, alarms } = openPay(platform);
    expect(await provider.query(order.payoutNo)).toEqual({ kind: 'no-answer', cause: `unusable answer: ${reason}` });
    expect(alarms()).toEqual(['PAY_ANSWER']);
  });
});

describe('an error', () => {
  it.each<[number, string, string, Partial<PayAnswer>]>([
    [400, 'PARAM_ERROR', '', { kind: 'refused', class: 'parameters' }],
    [400, 'INVALID_REQUEST', '超出单笔限额', { kind: 'refused', class: 'parameters', detail: '超出单笔限额' }],
    [400, 'INVALID_REQUEST', '此IP地址不允许调用该接口', { kind: 'refused', class: 'setup' }],
    [401, 'SIGN_ERROR', '', { kind: 'refused', class: 'setup' }],
    [403, 'NO_AUTH', '', { kind: 'refused', class: 'setup' }],
    [403, 'NOT_ENOUGH', '资金不足', { kind: 'refused', class: 'no-money', detail: '资金不足' }],
    [404, 'NOT_FOUND', '', { kind: 'not-found' }],
    [429, 'FREQUENCY_LIMITED', '', { kind: 'refused', class: 'too-often' }],
    [429, 'FREQUENCY_LIMIT_EXCEED', '', { kind: 'refused', class: 'too-often' }],
    [500, 'SYSTEM_ERROR', '', { kind: 'no-answer', cause: '500 SYSTEM_ERROR' }],
    [400, 'ALREADY_EXISTS', '', { kind: 'no-answer', cause: '400 ALREADY_EXISTS' }],
    [403, 'A_NEW_CODE', '', { kind: 'no-answer', cause: '403 A_NEW_CODE' }],
    [502, 'NOT_FOUND', '', { kind: 'no-answer', cause: '502 NOT_FOUND' }],
    [404, '', '', { kind: 'no-answer', cause: '404 without a code' }],
  ])('%i %s (%s) is %j', async (status, code, message, answer) => {
    says(platform, { status, body: { code, message } });
    expect(await openPay(platform).provider.submit(order)).toMatchObject(answer);
  });

  it.each([
    ['of a gateway in HTML', { status: 502, body: '<html>bad gateway</html>' }, '502 without a code'],
    ['that is a list', { status: 500, body: '[1]' }, '500 without a code'],
    ['with a code that is no text', { status: 404, body: '{"code":404}' }, '404 without a code'],
  ])('%s is no answer', async (_label, answer, cause) => {
    says(platform, answer);
    expect(await openPay(platform).provider.query('W1')).toEqual({ kind: 'no-answer', cause });
  });

  it('of a merchant with the old product says how to get the new one', async () => {
    const message = '请接入升级版本的商家转账';
    says(platform, { status: 403, body: { code: 'NO_AUTH', message } });
    expect(await openPay(platform).provider.submit(order)).toMatchObject({
      code: 'NO_AUTH',
      detail: expect.stringContaining('旧版「商家转账到零钱」与新版不能同时使用'),
    });
  });

  it('that says FAIL without a signature ends nothing', async () => {
    says(platform, { status: 400, body: { ...told, state: 'FAIL', code: 'PARAM_ERROR' } });
    expect((await openPay(platform).provider.query(order.payoutNo)).kind).toBe('refused');
  });
});

describe('no answer', () => {
  const success = { ...told, state: 'SUCCESS' };
  it.each<[string, ForgeAnswer, string]>([
    ['a wrong signature', { body: success, fault: 'bad-signature' }, 'EV3_RES_HEADER_SIGNATURE_DIGEST'],
    ['an old signature', { body: success, fault: 'stale' }, 'EV3_RES_HEADER_TIMESTAMP_OFFSET'],
    ['no signature', { body: success, fault: 'no-headers' }, 'EV3_RES_HEADERS_INCOMPLATE'],
    ['an unknown key', { body: success, fault: 'unknown-serial' }, 'EV3_RES_HEADER_PLATFORM_SERIAL'],
    ['a dropped connection', { fault: 'drop' }, 'ECONNRESET'],
    ['a redirection', { status: 302, body: success }, '302 without a code'],
    ['no JSON', { body: 'SUCCESS' }, 'unusable answer: form'],
    ['an empty body', { status: 204 }, 'unusable answer: form'],
  ])('is what %s comes to', async (_label, answer, cause) => {
    says(platform, answer);
    expect(await openPay(platform).provider.query(order.payoutNo)).toEqual({ kind: 'no-answer', cause });
  });

  it('is what comes when nobody answers in time, or nobody listens', async () => {
    says(platform, { fault: 'never' });
    expect((await openPay(platform, { requestMs: 50 }).provider.submit(order)).kind).toBe('no-answer');
    const nobody = openPay(platform, {}, { ...environmentOf(keys), PAY_API_BASE_URL: 'http://127.0.0.1:1' });
    expect(await nobody.provider.submit(order)).toEqual({ kind: 'no-answer', cause: 'ECONNREFUSED' });
  });
});
