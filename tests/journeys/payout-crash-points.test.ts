import type {
  ConfirmParametersView,
  HistoryView,
  PayoutStateName,
  PayoutView,
} from '../../cloudfunctions/payout/contract';
import { ServiceError } from '../../emulator/cloud/gateway/service-error';
import { proveBooks } from '../../scripts/story/prove-books';
import { provePayouts } from '../../scripts/story/prove-payouts';
import { DEMO, dayMs, minuteMs, StoryWorld } from '../../scripts/story/story-world';

let world: StoryWorld;
let wishes = 0;
let paidFen = 0;

/** Aunt Wang has 115.80 yuan free and takes out 1.00 in each case. */
beforeAll(async () => {
  world = await StoryWorld.start();
  await world.join('wang-ayi');
  const link = await world.share('wang-ayi', 'live', DEMO.shopRoom);
  const card = { promoter_share_link: link.forms.shareLink ?? '', export_id: DEMO.shopRoom };
  await world.play('open-link', { person: 'xiao-lin', ...card });
  const items = [{ product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId }];
  for (let count = 0; count < 3; count += 1) {
    const ask = { person: 'xiao-lin', items, from: { live: DEMO.shopRoom }, pay: true };
    const { order_id } = await world.play<{ order_id: string }>('order', ask);
    for (const verb of ['ship', 'receive', 'settle']) await world.play(verb, { order_id });
  }
  await world.putAhead(26 * dayMs);
}, 240_000);

afterEach(() => {
  world.running.cloud.database.beforeAction = undefined;
});

afterAll(() => world.stop());

function ask(requestId: string) {
  const input = { amountFen: 100, netFen: 100, requestId };
  return world.call<PayoutView>('wang-ayi', 'payout', 'request', input);
}

/** The page asks, and asks again with the same key when nobody answered. */
async function request(): Promise<string> {
  wishes += 1;
  const requestId = `wish-of-crashes-${wishes}`;
  try {
    return (await ask(requestId)).payoutNo;
  } catch {
    return (await ask(requestId)).payoutNo;
  }
}

/**
 * Taps 收款 once WeChat's sheet can be opened. A payout of which the platform's first answer was lost waits without a
 * package at first: asking about it brings none, only handing it over again under its number does.
 */
async function confirm(payoutNo: string): Promise<void> {
  const parameters = () => world.ask<ConfirmParametersView>('wang-ayi', 'payout', 'confirmParameters', { payoutNo });
  for (let minute = 0; minute < 25; minute += 1) {
    if ((await parameters()).ok) break;
    await world.advance(minuteMs);
  }
  const sheet = await world.call<ConfirmParametersView>('wang-ayi', 'payout', 'confirmParameters', { payoutNo });
  await world.playPay('confirm', { package: sheet.package, openid: 'oMini-wang-ayi' });
}

async function stateOf(payoutNo: string): Promise<PayoutStateName | undefined> {
  const { payouts } = await world.call<HistoryView>('wang-ayi', 'payout', 'history');
  return payouts.find((one) => one.payoutNo === payoutNo)?.state;
}

/** The timers run until the payout is in that state; on a slow machine a function may need more than one run. */
async function until(payoutNo: string, state: PayoutStateName): Promise<void> {
  for (let minute = 0; minute < 25; minute += 1) {
    await world.advance(minuteMs);
    if ((await stateOf(payoutNo)) === state) return;
  }
  expect(await stateOf(payoutNo)).toBe(state);
}

async function expectSameBooks(): Promise<void> {
  type Books = Parameters<typeof proveBooks>[0] & Parameters<typeof provePayouts>[0];
  const { collections } = await world.admin<{ collections: Books }>('GET', 'export');
  const platform = await world.playPay<Parameters<typeof provePayouts>[1]>('state');
  expect(proveBooks(collections)).toMatchObject({ sumFen: 0, unbalancedEntries: [], walletDifferences: [] });
  paidFen += 100;
  expect(provePayouts(collections, platform)).toEqual({ paidFen, stateDifferences: [], paidDifferences: [] });
}

interface Step {
  readonly functionName: string;
  /** Makes a payout ready for the step, which also warms the function up. */
  readonly prepare: () => Promise<string>;
  /** The step itself; answers whose payout it was. */
  readonly act: (payoutNo: string) => Promise<string>;
  /** Database calls of the step. */
  readonly calls: number;
}

const steps: Readonly<Record<'handed over' | 'told to be paid', Step>> = {
  'handed over': {
    functionName: 'send-payouts',
    async prepare() {
      const warm = await request();
      await until(warm, 'waiting');
      await world.call('wang-ayi', 'payout', 'cancel', { payoutNo: warm });
      await until(warm, 'cancelled');
      return '';
    },
    act: request,
    calls: 6,
  },
  'told to be paid': {
    functionName: 'pay-events',
    async prepare() {
      const payoutNo = await request();
      await until(payoutNo, 'waiting');
      return payoutNo;
    },
    async act(payoutNo) {
      await confirm(payoutNo);
      return payoutNo;
    },
    calls: 8,
  },
};

/** Counts the function's database calls, and does something as the n-th comes in. */
function atCall(functionName: string, nth: number, act: (functionName: string) => void): () => number {
  let calls = 0;
  world.running.cloud.database.beforeAction = (_action, _body, context) => {
    if (context.functionName !== functionName) return;
    calls += 1;
    if (calls === nth) act(functionName);
  };
  return () => calls;
}

const kills = {
  /** The function is killed and its call does not reach the database. */
  'and the call is lost': (functionName: string) => {
    void world.running.cloud.functions.dropInstances(functionName);
    throw new ServiceError('SYS_ERR', 'the function was killed');
  },
  /** The function is killed while the call is on its way: the database carries it out, nobody hears the answer. */
  'and the call is carried out': (functionName: string) => {
    void world.running.cloud.functions.dropInstances(functionName);
  },
} as const;

/** In a proof (PROVE_RUNS) every call meets both ways of being killed; else each meets one, in turn, and the last both. */
const isProof = process.env.PROVE_RUNS !== undefined;

function killedCalls(calls: number, kill: keyof typeof kills): number[] {
  const rest = kill === 'and the call is lost' ? 1 : 0;
  const all = Array.from({ length: calls }, (_, index) => index + 1);
  return all.filter((nth) => isProof || nth === calls || nth % 2 === rest);
}

async function finish(name: keyof typeof steps, payoutNo: string): Promise<void> {
  world.running.cloud.database.beforeAction = undefined;
  if (name === 'handed over') {
    await until(payoutNo, 'waiting');
    await confirm(payoutNo);
  }
  await until(payoutNo, 'paid');
  await expectSameBooks();
}

describe.each(['handed over', 'told to be paid'] as const)('a function that is killed while a payout is %s', (name) => {
  const { functionName, prepare, act, calls } = steps[name];

  it(`makes ${calls} calls when nobody kills it`, async () => {
    const prepared = await prepare();
    const callsSeen = atCall(functionName, Number.POSITIVE_INFINITY, () => undefined);
    const payoutNo = await act(prepared);
    const seen = callsSeen();
    await finish(name, payoutNo);
    expect(seen).toBe(calls);
  });

  describe.each(['and the call is lost', 'and the call is carried out'] as const)('%s', (kill) => {
    it.each(killedCalls(calls, kill))('at call %i: one transfer, and the same books on both sides', async (nth) => {
      const prepared = await prepare();
      const callsSeen = atCall(functionName, nth, kills[kill]);
      const payoutNo = await act(prepared);
      expect(callsSeen()).toBeGreaterThanOrEqual(nth);
      await finish(name, payoutNo);
    });
  });
});

it('an answer of the platform that is lost with the function: one transfer, and the same books on both sides', async () => {
  const { functionName, prepare, act } = steps['handed over'];
  await prepare();
  await world.playPay('fault', { kind: 'drop-after', about: '/transfer-bills' });
  const callsSeen = atCall(functionName, 6, kills['and the call is lost']);
  const payoutNo = await act('');
  expect(callsSeen()).toBeGreaterThanOrEqual(6);
  await finish('handed over', payoutNo);
});
