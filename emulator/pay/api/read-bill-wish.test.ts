import { type PayUnderTest, payUnderTest } from '../pay-under-test';
import { sealSensitive } from '../wire/sensitive-field';

let world: PayUnderTest;

beforeEach(async () => {
  world = await payUnderTest({ settings: { appids: ['wxmini_shanliren'], maxFen: 300_000, userDayFen: 1_000_000 } });
});

afterEach(() => world.stop());

const infos = (...types: string[]) => types.map((info_type) => ({ info_type, info_content: '推广员' }));

it.each<[string, Record<string, unknown>, string]>([
  ['a number with a hyphen', { out_bill_no: 'W-1' }, 'out_bill_no'],
  ['a number of 33 characters', { out_bill_no: 'W'.repeat(33) }, 'out_bill_no'],
  ['no number', { out_bill_no: undefined }, 'out_bill_no'],
  ['a fraction of a fen', { transfer_amount: 88.5 }, 'transfer_amount'],
  ['a negative amount', { transfer_amount: -1 }, 'transfer_amount'],
  ['an amount as text', { transfer_amount: '8800' }, 'transfer_amount'],
  ['a remark of 33 characters', { transfer_remark: '佣'.repeat(33) }, 'transfer_remark'],
  ['no openid', { openid: '' }, 'openid'],
  ['another appid', { appid: 'wx_somebody_else' }, 'appid'],
  ['no such scene', { transfer_scene_id: '9999' }, 'transfer_scene_id'],
  ['an address without TLS', { notify_url: 'http://example.com/x' }, 'notify_url'],
  ['an address with a query', { notify_url: 'https://example.com/x?a=1' }, 'notify_url'],
  ['a perception of no scene', { user_recv_perception: '佣金报酬' }, 'user_recv_perception'],
  ['one report info too few', { transfer_scene_report_infos: infos('岗位类型') }, 'transfer_scene_report_infos'],
  [
    'a report info of another scene',
    { transfer_scene_report_infos: infos('岗位类型', '活动名称') },
    'transfer_scene_report_infos',
  ],
  [
    'a report info twice',
    { transfer_scene_report_infos: infos('岗位类型', '岗位类型') },
    'transfer_scene_report_infos',
  ],
  ['no report infos', { transfer_scene_report_infos: undefined }, 'transfer_scene_report_infos'],
  ['a name from 2,000 yuan on', { transfer_amount: 200_000 }, 'user_name'],
  ['a name that is not encrypted', { user_name: '王秀英' }, 'user_name'],
  [
    'a red packet above 200 yuan',
    { transfer_amount: 20_001, user_recv_style: { type: 'RED_PACKET' } },
    'user_recv_style',
  ],
])('refuses or misses %s', async (_, fields, field) => {
  const answer = await world.create(fields);
  expect([answer.status, answer.json.code]).toEqual([400, 'PARAM_ERROR']);
  expect(answer.json.detail).toMatchObject({ field: `/body/${field}`, location: 'body' });
  expect(world.pay.export().state.bills).toEqual({});
});

it.each([
  [9, 400],
  [10, 200],
  [300_000, 400],
])('%i fen without a name: %i', async (transfer_amount, status) => {
  expect((await world.create({ transfer_amount })).status).toBe(status);
});

it('says INVALID_REQUEST below and above the limits of one transfer', async () => {
  const small = await world.create({ transfer_amount: 9 });
  const large = await world.create({ transfer_amount: 300_001 });
  expect([small.json.code, large.json.code]).toEqual(['INVALID_REQUEST', 'INVALID_REQUEST']);
  expect(small.json.message).toContain('0.10');
  expect(large.json.message).toContain('3000.00');
});

it('a scene that the merchant has not opened is 403 NO_AUTH', async () => {
  const answer = await world.create({
    transfer_scene_id: '1000',
    transfer_scene_report_infos: infos('活动名称', '奖励说明'),
  });
  expect([answer.status, answer.json.code]).toEqual([403, 'NO_AUTH']);
});

it('takes report infos in any order, and the words of its scene', async () => {
  const answer = await world.create({
    transfer_scene_report_infos: infos('报酬说明', '岗位类型'),
    user_recv_perception: '劳务报酬',
    notify_url: 'https://example.com/pay-events',
  });
  expect(answer.status).toBe(200);
});

describe('a name', () => {
  const sealed = (name: string) => sealSensitive(name, world.credentials.platformKey.publicKey);

  it('is opened with the key named in the header, and refused with another one or none', async () => {
    const fields = { transfer_amount: 200_000, user_name: sealed('王秀英') };
    const { platformCertificate } = world.credentials;
    const other = await world.create(fields, { serialHeader: platformCertificate.serial });
    expect([other.status, other.json.code]).toEqual([400, 'PARAM_ERROR']);
    const none = await world.create(fields, { serialHeader: undefined });
    expect(none.json.detail).toMatchObject({ field: '/header/Wechatpay-Serial' });
    expect((await world.create(fields)).status).toBe(200);
  });

  it('may be encrypted anew in a repeated request', async () => {
    const first = await world.create({ user_name: sealed('王秀英') });
    const again = await world.create({ user_name: sealed('王秀英') });
    expect(again.json).toEqual(first.json);
    expect((await world.create({ user_name: sealed('王秀兰') })).json.code).toBe('ALREADY_EXISTS');
  });

  it('is not supported below 0.30 yuan', async () => {
    const answer = await world.create({ transfer_amount: 29, user_name: sealed('王秀英') });
    expect(answer.json.detail).toMatchObject({ field: '/body/user_name' });
  });

  it('is compared when the payee confirms', async () => {
    await world.pay.play('payee', { openid: 'oMini-wang-ayi', name: '王秀兰' });
    const { json } = await world.create({ user_name: sealed('王秀英') });
    const shown = await world.pay.play('confirm', { package: json.package_info });
    expect(shown).toMatchObject({ state: 'FAIL', fail_reason: 'NAME_NOT_CORRECT' });
  });
});

it('a body that is no JSON object is a PARAM_ERROR', async () => {
  const answer = await world.call('POST', '/v3/fund-app/mch-transfer/transfer-bills', [1]);
  expect([answer.status, answer.json.code]).toEqual([400, 'PARAM_ERROR']);
});
