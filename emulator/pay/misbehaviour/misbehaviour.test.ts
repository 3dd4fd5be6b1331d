import { type PayUnderTest, payUnderTest } from '../pay-under-test';
import { ANSWER_MISDEEDS } from './misdeeds';

let world: PayUnderTest;

beforeEach(async () => {
  world = await payUnderTest();
});

afterEach(() => world.stop());

const NUMBER = 'W202608010001';
const order = (kind: string, more: object = {}) => world.pay.play('fault', { kind, ...more });
const isMade = async () => (await world.query(NUMBER)).status === 200;

it.each(['bad-signature', 'unknown-serial'])('%s: a good answer that cannot be trusted', async (kind) => {
  await order(kind);
  const answer = await world.create();
  expect([answer.status, answer.signature, await isMade()]).toEqual([200, 'wrong', true]);
  expect((await world.create()).signature).toBe('right');
});

it('missing-headers: nothing names a key', async () => {
  await order('missing-headers');
  const answer = await world.create();
  expect([answer.status, answer.signature]).toEqual([200, 'absent']);
});

it('stale-timestamp: rightly signed seven minutes ago', async () => {
  await order('stale-timestamp');
  const answer = await world.create();
  const age = world.clock.nowMs() / 1000 - Number(answer.headers.get('wechatpay-timestamp'));
  expect([answer.signature, age >= 420 && age < 480]).toEqual(['right', true]);
});

it.each([
  ['error-before', 500, 'SYSTEM_ERROR', false],
  ['error-after', 500, 'SYSTEM_ERROR', true],
  ['rate-limited', 429, 'FREQUENCY_LIMITED', false],
  ['not-enough', 403, 'NOT_ENOUGH', false],
])('%s: status %i %s, and the bill is made: %s', async (kind, status, code, made) => {
  await order(kind);
  const answer = await world.create();
  expect([answer.status, answer.json.code, await isMade()]).toEqual([status, code, made]);
});

it.each([
  ['drop-before', false],
  ['drop-after', true],
])('%s: the connection ends without an answer, and the bill is made: %s', async (kind, made) => {
  await order(kind);
  await expect(world.create()).rejects.toThrow('fetch failed');
  expect(await isMade()).toBe(made);
  expect((await world.create()).json.state).toBe('WAIT_USER_CONFIRM');
  expect(Object.keys(world.pay.export().state.bills)).toEqual([NUMBER]);
});

it('callback-first: the payee is quicker than our answer', async () => {
  await order('callback-first');
  const answering = world.create();
  const answer = await answering;
  expect(world.receiver.received.map(({ content }) => content?.state)).toEqual(['SUCCESS']);
  expect(answer.json).toMatchObject({ state: 'SUCCESS', out_bill_no: NUMBER });
});

it('late-success: TRANSFERING for two hours, then SUCCESS', async () => {
  await order('late-success');
  const { json } = await world.create();
  await world.pay.play('confirm', { package: json.package_info });
  await world.clock.advanceBy(7_100_000);
  expect((await world.query(NUMBER)).json.state).toBe('TRANSFERING');
  await world.clock.advanceBy(200_000);
  expect((await world.query(NUMBER)).json.state).toBe('SUCCESS');
});

it('an order may be for one path only, and for several calls', async () => {
  await order('error-before', { about: '/cancel', count: 2 });
  expect((await world.create()).status).toBe(200);
  expect((await world.cancel(NUMBER)).status).toBe(500);
  expect((await world.cancel(NUMBER)).status).toBe(500);
  expect((await world.cancel(NUMBER)).status).toBe(200);
});

async function outcomes(seed: number): Promise<unknown[]> {
  const rates = Object.fromEntries(ANSWER_MISDEEDS.map((kind) => [kind, 0.08]));
  await world.pay.play('misbehave', { seed, rates });
  const seen: unknown[] = [];
  for (let index = 0; index < 40; index += 1) {
    const answer = await world.create({ out_bill_no: `W${index}` }).catch(() => undefined);
    seen.push([answer?.status, answer?.signature]);
  }
  return seen;
}

it('by chance, the same seed and the same calls give the same faults, and each is counted', async () => {
  const first = await outcomes(7);
  const view = (await world.pay.play('misbehaviour')) as { counts: Record<string, number>; notes: unknown[] };
  const counted = Object.values(view.counts).reduce((sum, count) => sum + count, 0);
  expect(counted).toBe(view.notes.length);
  expect(counted).toBeGreaterThan(20);
  await world.pay.play('reset');
  expect(await outcomes(7)).toEqual(first);
  await world.pay.play('reset');
  expect(await outcomes(8)).not.toEqual(first);
});

it('says its seed when it begins, and refuses what it does not know', async () => {
  const lines: string[] = [];
  const other = await payUnderTest({ log: (line) => lines.push(line) });
  try {
    await other.pay.play('misbehave', { seed: 42, rates: { 'drop-after': 0.5 } });
    expect(lines).toEqual(['the pay platform misbehaves: seed 42, rates {"drop-after":0.5}']);
    await expect(other.pay.play('misbehave', { rates: { nonsense: 1 } })).rejects.toThrow('no-such-misdeed');
    await expect(other.pay.play('fault', { kind: 'callback:nonsense' })).rejects.toThrow('no-such-misdeed');
  } finally {
    await other.stop();
  }
});
