import { type PayUnderTest, payUnderTest } from '../pay-under-test';

let world: PayUnderTest;

beforeEach(async () => {
  world = await payUnderTest();
});

afterEach(() => world.stop());

const NUMBER = 'W202608010001';
const settings = (patch: Record<string, unknown>) => world.pay.play('settings', patch);
const stateNow = async () => (await world.query(NUMBER)).json.state;
const balance = () => world.pay.export().state.balances.OPERATION;

it('passes ACCEPTED, PROCESSING, WAIT_USER_CONFIRM, TRANSFERING and SUCCESS on the clock', async () => {
  await settings({ acceptedSeconds: 5, processingSeconds: 10, transferSeconds: 20 });
  const { json } = await world.create();
  expect([json.state, json.package_info, balance()]).toEqual(['ACCEPTED', undefined, 1_000_000]);
  await world.clock.advanceBy(5000);
  expect(await stateNow()).toBe('PROCESSING');
  await world.clock.advanceBy(10_000);
  expect(await stateNow()).toBe('WAIT_USER_CONFIRM');
  expect(balance()).toBe(991_200);
  const again = await world.create();
  await world.pay.play('confirm', { package: again.json.package_info });
  expect(await stateNow()).toBe('TRANSFERING');
  const late = await world.cancel(NUMBER);
  expect([late.status, late.json.code]).toEqual([400, 'INVALID_REQUEST']);
  await world.clock.advanceBy(20_000);
  expect(await stateNow()).toBe('SUCCESS');
});

it.each(['ACCEPTED', 'PROCESSING', 'WAIT_USER_CONFIRM'])(
  'can be cancelled in %s, with the money back',
  async (state) => {
    await settings({
      acceptedSeconds: state === 'ACCEPTED' ? 60 : 0,
      processingSeconds: state === 'PROCESSING' ? 60 : 0,
      cancelSeconds: 30,
    });
    expect((await world.create()).json.state).toBe(state);
    const answer = await world.cancel(NUMBER);
    expect([answer.status, answer.json.state]).toEqual([200, 'CANCELING']);
    expect((await world.cancel(NUMBER)).json.state).toBe('CANCELING');
    await world.clock.advanceBy(30_000);
    expect([await stateNow(), balance()]).toEqual(['CANCELLED', 1_000_000]);
    expect((await world.cancel(NUMBER)).json.state).toBe('CANCELLED');
  },
);

it.each([
  'REAL_NAME_CHECK_FAIL',
  'NAME_NOT_CORRECT',
  'ACCOUNT_FROZEN',
  'REALNAME_ACCOUNT_RECEIVED_QUOTA_EXCEED',
  'TRANSFER_RISK',
  'A_REASON_NOBODY_KNOWS',
])('fails with %s when ordered, at the payee or at once', async (fail_reason) => {
  await world.pay.play('fail', { fail_reason });
  const first = await world.create();
  await world.pay.play('confirm', { package: first.json.package_info });
  expect((await world.query(NUMBER)).json).toMatchObject({ state: 'FAIL', fail_reason });
  await world.pay.play('fail', { fail_reason, at: 'create' });
  const second = await world.create({ out_bill_no: 'W2' });
  expect(second.json).toMatchObject({ state: 'FAIL', fail_reason });
  await world.create({ out_bill_no: 'W3' });
  await world.pay.play('fail', { out_bill_no: 'W3', fail_reason });
  await world.pay.settle();
  expect(world.receiver.received.map(({ content }) => content?.fail_reason)).toEqual([
    fail_reason,
    fail_reason,
    fail_reason,
  ]);
  expect(balance()).toBe(1_000_000);
});

it('a payee whose account is frozen fails each time until he is cleared', async () => {
  await world.pay.play('payee', { openid: 'oMini-wang-ayi', fail_reason: 'ACCOUNT_FROZEN' });
  const first = await world.create();
  expect(await world.pay.play('confirm', { package: first.json.package_info })).toMatchObject({ state: 'FAIL' });
  await world.pay.play('payee', { openid: 'oMini-wang-ayi' });
  const second = await world.create({ out_bill_no: 'W2' });
  expect(await world.pay.play('confirm', { package: second.json.package_info })).toMatchObject({ state: 'SUCCESS' });
});

describe('with too little in the operating account', () => {
  it('refuses with 403 NOT_ENOUGH, and takes the same number after a top-up', async () => {
    await world.pay.play('top-up', { amount: -995_000 });
    const refused = await world.create();
    expect([refused.status, refused.json.code]).toEqual([403, 'NOT_ENOUGH']);
    expect((await world.query(NUMBER)).status).toBe(404);
    await world.pay.play('top-up', { amount: 100_000 });
    expect((await world.create()).json.state).toBe('WAIT_USER_CONFIRM');
  });

  it('or gets stuck in PROCESSING until it is sent again', async () => {
    await settings({ shortBalance: 'stuck' });
    await world.pay.play('top-up', { amount: -995_000 });
    expect((await world.create()).json.state).toBe('PROCESSING');
    await world.clock.advanceBy(3 * 3_600_000);
    expect(await stateNow()).toBe('PROCESSING');
    await world.pay.play('top-up', { amount: 100_000 });
    expect(await stateNow()).toBe('PROCESSING');
    expect((await world.create()).json).toMatchObject({ state: 'WAIT_USER_CONFIRM', package_info: expect.any(String) });
  });
});

describe('limits of a day', () => {
  it('the merchant has one: INVALID_REQUEST until the next Beijing day', async () => {
    await settings({ dayFen: 10_000 });
    await world.create();
    const refused = await world.create({ out_bill_no: 'W2' });
    expect([refused.status, refused.json.code]).toEqual([400, 'INVALID_REQUEST']);
    await world.clock.advanceBy(4 * 3_600_000);
    expect((await world.create({ out_bill_no: 'W2' })).status).toBe(200);
  });

  it('the payee has two: the bill fails and says which', async () => {
    await settings({ userDayFen: 10_000 });
    await world.create();
    expect((await world.create({ out_bill_no: 'W2' })).json).toMatchObject({
      state: 'FAIL',
      fail_reason: 'DAY_RECEIVED_QUOTA_EXCEED',
    });
    await settings({ userDayFen: 1_000_000, userDayCount: 1 });
    expect((await world.create({ out_bill_no: 'W3' })).json.fail_reason).toBe('DAY_RECEIVED_COUNT_EXCEED');
  });

  it('what was cancelled does not count', async () => {
    await settings({ dayFen: 10_000 });
    await world.create();
    await world.cancel(NUMBER);
    expect((await world.create({ out_bill_no: 'W2' })).status).toBe(200);
  });
});

it('reaches back 30 days', async () => {
  await world.create();
  await world.cancel(NUMBER);
  await world.clock.advanceBy(30 * 86_400_000 - 1000);
  expect(await stateNow()).toBe('CANCELLED');
  await world.clock.advanceBy(2000);
  expect((await world.query(NUMBER)).status).toBe(404);
  expect((await world.create({ transfer_amount: 1000 })).json.code).toBe('ALREADY_EXISTS');
});

it('refuses more calls of one second than are allowed', async () => {
  await settings({ createPerSecond: 1, cancelPerSecond: 1 });
  await world.clock.advanceBy(1000 - (world.clock.nowMs() % 1000));
  const five = [1, 2, 3, 4, 5];
  const creates = await Promise.all(five.map(() => world.create()));
  expect(creates.map(({ status, json }) => [status, json.code])).toContainEqual([429, 'FREQUENCY_LIMITED']);
  const cancels = await Promise.all(five.map(() => world.cancel(NUMBER)));
  expect(cancels.map(({ status, json }) => [status, json.code])).toContainEqual([429, 'FREQUENCY_LIMIT_EXCEED']);
});

it('goes on after a restart, with the same keys and what was under way', async () => {
  const { json } = await world.create();
  await world.clock.advanceBy(3_600_000);
  const saved = JSON.parse(JSON.stringify(world.pay.export()));
  const second = await payUnderTest({ clock: world.clock, saved });
  try {
    expect(second.credentials).toEqual(world.credentials);
    expect((await second.query(NUMBER)).json.state).toBe('WAIT_USER_CONFIRM');
    await second.clock.advanceBy(24 * 3_600_000);
    await second.pay.settle();
    expect((await second.query(NUMBER)).json.fail_reason).toBe('OVERDUE_CLOSE');
    expect(second.receiver.received).toHaveLength(1);
    await expect(second.pay.play('confirm', { package: json.package_info })).rejects.toMatchObject({ error: 'closed' });
  } finally {
    await second.stop();
  }
});

it('a reset forgets all but the keys', async () => {
  await world.create();
  await settings({ minFen: 500 });
  await world.pay.play('reset');
  expect((await world.query(NUMBER)).status).toBe(404);
  expect([balance(), world.pay.settings.minFen]).toEqual([1_000_000, 10]);
});
