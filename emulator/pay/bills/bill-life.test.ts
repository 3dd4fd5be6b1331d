import { BILLS, type PayUnderTest, payUnderTest } from '../pay-under-test';

let world: PayUnderTest;

beforeEach(async () => {
  world = await payUnderTest();
});

afterEach(() => world.stop());

const NUMBER = 'W202608010001';
const HOUR_MS = 3_600_000;

function balance(): number {
  return world.pay.export().state.balances.OPERATION;
}

it('goes from a request to money in 零钱: create, confirm, callback, query', async () => {
  const created = await world.create();
  expect(created.status).toBe(200);
  expect(created.signature).toBe('right');
  expect(created.json).toMatchObject({ out_bill_no: NUMBER, state: 'WAIT_USER_CONFIRM' });
  expect(String(created.json.create_time)).toMatch(/^2026-08-01T20:15:\d\d\+08:00$/);
  expect(balance()).toBe(991_200);
  const shown = await world.pay.play('confirm', { package: created.json.package_info, openid: 'oMini-wang-ayi' });
  expect(shown).toMatchObject({ errMsg: 'requestMerchantTransfer:ok', state: 'SUCCESS' });
  await world.pay.settle();
  expect(world.receiver.received).toHaveLength(1);
  const [callback] = world.receiver.received;
  expect(callback?.signature).toBe('right');
  expect(callback?.content).toMatchObject({
    out_bill_no: NUMBER,
    transfer_bill_no: created.json.transfer_bill_no,
    state: 'SUCCESS',
    mch_id: '1900000109',
    transfer_amount: 8800,
    openid: 'oMini-wang-ayi',
  });
  const queried = await world.query(NUMBER);
  expect(queried.json).toMatchObject({ state: 'SUCCESS', transfer_amount: 8800, mch_id: '1900000109' });
  expect(queried.json.package_info).toBeUndefined();
});

it('answers the same number with the same parameters by the bill as it is, and refuses changed ones', async () => {
  const first = await world.create();
  const again = await world.create();
  expect(again.json).toEqual(first.json);
  const changed = await world.create({ transfer_amount: 8801 });
  expect([changed.status, changed.json.code]).toEqual([400, 'ALREADY_EXISTS']);
  expect(balance()).toBe(991_200);
  await world.pay.play('confirm', { package: first.json.package_info });
  const over = await world.create();
  expect(over.json).toMatchObject({ state: 'SUCCESS' });
  expect(over.json.package_info).toBeUndefined();
});

it('cancels before the payee confirms, and gives the money back', async () => {
  await world.create();
  const cancelled = await world.cancel(NUMBER);
  expect(cancelled.json).toMatchObject({ out_bill_no: NUMBER, state: 'CANCELING' });
  expect((await world.query(NUMBER)).json).toMatchObject({ state: 'CANCELLED', fail_reason: 'MCH_CANCEL' });
  expect(balance()).toBe(1_000_000);
  await world.pay.settle();
  expect(world.receiver.received.map(({ content }) => content?.state)).toEqual(['CANCELLED']);
});

it('closes what nobody confirmed: the package stops to open after 24 hours, the state changes ten minutes later', async () => {
  const { json } = await world.create();
  await world.clock.advanceBy(24 * HOUR_MS);
  expect((await world.query(NUMBER)).json.state).toBe('WAIT_USER_CONFIRM');
  await expect(world.pay.play('confirm', { package: json.package_info })).rejects.toMatchObject({
    shown: '收款已过期',
  });
  await world.clock.advanceBy(10 * 60_000);
  expect((await world.query(NUMBER)).json).toMatchObject({ state: 'FAIL', fail_reason: 'OVERDUE_CLOSE' });
  expect(balance()).toBe(1_000_000);
  await world.pay.settle();
  expect(world.receiver.received.map(({ content }) => content?.fail_reason)).toEqual(['OVERDUE_CLOSE']);
});

it('finds a bill by the number of WeChat, and none that nobody made', async () => {
  const { json } = await world.create();
  const found = await world.call('GET', `${BILLS}/transfer-bill-no/${json.transfer_bill_no}`);
  expect(found.json.out_bill_no).toBe(NUMBER);
  const unknown = await world.query('W999');
  expect([unknown.status, unknown.json.code]).toEqual([404, 'NOT_FOUND']);
});
