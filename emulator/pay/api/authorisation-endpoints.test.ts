import { BILLS, type PayUnderTest, payUnderTest, wishBody } from '../pay-under-test';

let world: PayUnderTest;

beforeEach(async () => {
  world = await payUnderTest();
});

afterEach(() => world.stop());

const PATH = '/v3/fund-app/mch-transfer/user-confirm-authorization';
const wish = {
  out_authorization_no: 'A1',
  appid: 'wxmini_shanliren',
  openid: 'oMini-wang-ayi',
  transfer_scene_id: '1005',
  user_display_name: '王阿姨',
};
const allow = () => world.pay.play('settings', { authorisation: true });

it('is off until it is switched on: 403 NO_AUTH', async () => {
  const answer = await world.call('POST', PATH, wish);
  expect([answer.status, answer.json.code]).toEqual([403, 'NO_AUTH']);
});

it('asked, agreed, used without asking, and closed', async () => {
  await allow();
  const asked = await world.call('POST', PATH, wish);
  expect(asked.json).toMatchObject({ out_authorization_no: 'A1', state: 'WAIT_USER_CONFIRM' });
  const { openid, ...rest } = wishBody({ out_authorization_no: 'A1' });
  const early = await world.call('POST', `${BILLS}/transfer`, rest);
  expect(early.json.code).toBe('INVALID_REQUEST');
  await world.pay.play('confirm', { package: asked.json.package_info, openid });
  const transfer = await world.call('POST', `${BILLS}/transfer`, rest);
  expect(transfer.json).toMatchObject({ state: 'SUCCESS', authorization_id: 'authA1' });
  await world.call('POST', `${PATH}/out-authorization-no/A1/close`);
  const closed = await world.call('GET', `${PATH}/out-authorization-no/A1`);
  expect(closed.json).toMatchObject({ state: 'CLOSED', close_info: { close_reason: 'CLOSE_VIA_MCH_API' } });
  await world.pay.settle();
  expect(world.receiver.received.map(({ body }) => JSON.parse(body).event_type)).toEqual([
    'MCHTRANSFER.AUTHORIZATION.CONFIRMED',
    'MCHTRANSFER.BILL.FINISHED',
    'MCHTRANSFER.AUTHORIZATION.CLOSED',
  ]);
});

it('there is one live authorisation per person and scene', async () => {
  await allow();
  const first = await world.call('POST', PATH, wish);
  expect((await world.call('POST', PATH, wish)).json).toEqual(first.json);
  const second = await world.call('POST', PATH, { ...wish, out_authorization_no: 'A2' });
  expect(second.json.code).toBe('INVALID_REQUEST');
});

it('nobody agreed within 24 hours: closed', async () => {
  await allow();
  const asked = await world.call('POST', PATH, wish);
  await world.clock.advanceBy(24 * 3_600_000);
  await expect(world.pay.play('confirm', { package: asked.json.package_info })).rejects.toMatchObject({
    error: 'closed',
  });
  const closed = await world.call('GET', `${PATH}/out-authorization-no/A1`);
  expect(closed.json).toMatchObject({ close_info: { close_reason: 'USER_OVERDUE_UNCONFIRMED' } });
});

it('a transfer may ask for it on its own sheet', async () => {
  await allow();
  const info = { out_authorization_no: 'A1', user_display_name: '王阿姨' };
  const path = `${BILLS}/pre-transfer-with-authorization`;
  const { json } = await world.call('POST', path, wishBody({ authorization_info: info }));
  await world.pay.play('confirm', { package: json.package_info });
  const query = await world.call('GET', `${PATH}/out-authorization-no/A1`);
  expect(query.json.state).toBe('TAKING_EFFECT');
});
