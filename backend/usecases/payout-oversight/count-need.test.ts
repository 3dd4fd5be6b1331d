import { emptyWallet } from '../../../core/ledger/wallet';
import { fen } from '../../../core/money/fen';
import { oversightWorld, requestedAtMs } from '../../../tests/support/oversight-world';
import { hourMs } from '../../../tests/support/payout-world';
import { walletDocument } from '../../adapters/stores/wallet-document';
import { Outage } from '../../ports/outage';
import type { PayProvider } from '../../ports/pay-provider';
import { countNeed } from './count-need';
import { moneyNeeded } from './money-needed';
import { watchMoneyHourly } from './watch-money';

const plenty = () => 60_000;
const dayMs = 24 * hourMs;

type World = Awaited<ReturnType<typeof oversightWorld>>;

function provider(balanceFen: () => Promise<number | undefined>) {
  return { route: 'wechat', balanceFen } as unknown as PayProvider;
}

function watch({ ports }: World, balanceFen: () => Promise<number | undefined>) {
  return watchMoneyHourly({ ...ports, providers: [provider(balanceFen)] });
}

const has = (availableFen: number) => ({
  fundsBalance: async () => ({ ok: true as const, value: { availableFen: fen(availableFen), pendingFen: fen(3) } }),
});

async function putWallets({ database }: World, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const wallet = { ...emptyWallet(`wy${String(index).padStart(5, '0')}`), availableFen: fen(index) };
    await database.put('wallets', walletDocument(wallet));
  }
}

describe('the count of what payouts need', () => {
  it('goes through 2,500 wallets in portions and comes to the fen, however often it is cut off', async () => {
    const world = await oversightWorld({}, {});
    await putWallets(world, 2_500);
    const runs: Awaited<ReturnType<typeof countNeed>>[] = [];
    // Each run has the time of one page.
    for (let run = 0; run < 3; run += 1) {
      let looks = 0;
      runs.push(await countNeed(world.ports, () => (++looks > 1 ? 0 : 60_000)));
    }
    expect(runs).toEqual(['counting', 'counting', await world.ports.needs.findNeed()]);
    expect(await world.ports.needs.findNeed()).toMatchObject({ wallets: 2_500, freeFen: (2_499 * 2_500) / 2 });
  });

  it('begins anew when a midnight came between', async () => {
    const world = await oversightWorld({}, {});
    await putWallets(world, 1_100);
    let looks = 0;
    expect(await countNeed(world.ports, () => (++looks > 1 ? 0 : 60_000))).toBe('counting');
    world.clock.setMs(requestedAtMs + dayMs);
    expect(await countNeed(world.ports, plenty)).toMatchObject({ day: '20260828', wallets: 1_100 });
    expect(await world.ports.needs.findNeed()).toMatchObject({ day: '20260828', wallets: 1_100 });
  });

  it('is done by one at a time', async () => {
    const world = await oversightWorld({}, {});
    await putWallets(world, 1_000);
    await world.ports.leases.take('count-need', 'somebody', world.clock.nowMs(), hourMs);
    expect(await countNeed(world.ports, plenty)).toBe('taken');
  });

  it('of wallets that fit one page reads once, and needs no lease', async () => {
    const world = await oversightWorld({}, {});
    await putWallets(world, 999);
    world.calls.count = 0;
    expect(await countNeed(world.ports, plenty)).toMatchObject({ wallets: 999, freeFen: (998 * 999) / 2 });
    expect(world.calls.count).toBe(1);
    expect(await world.database.count('leases', {})).toBe(0);
  });
});

describe('the watch over money', () => {
  it('tells the people once a day while the account does not cover seven days', async () => {
    const world = await oversightWorld();
    const look = watch(world, async () => 9_999);
    expect(await look(plenty)).toEqual({ needWallets: 1, isShort: 1 });
    expect(await look(plenty)).toBeUndefined();
    world.clock.setMs(requestedAtMs + hourMs);
    await look(plenty);
    const notices = () => world.database.list('outbox', { where: { code: 'PAYOUT_FUNDS_SHORT' }, limit: 9 });
    expect(await notices()).toMatchObject([
      { about: '20260827', facts: { neededFen: 10_000, balanceFen: 9_999, shortFen: 1 } },
    ]);
    world.clock.setMs(requestedAtMs + dayMs);
    await look(plenty);
    expect(await notices()).toHaveLength(2);
    expect(world.journal.alarms).toEqual(['PAYOUT_FUNDS_SHORT', 'PAYOUT_FUNDS_SHORT']);
  });

  it.each<[string, () => Promise<number | undefined>, string | null]>([
    ['covers it', async () => 10_000, null],
    ['is not told', async () => undefined, '微信支付没有告知余额,请您到商户平台查看。'],
    ['cannot be asked', () => Promise.reject(new Error('no client')), '微信支付没有告知余额,请您到商户平台查看。'],
  ])('tells nobody when the balance %s', async (_name, balanceFen, why) => {
    const world = await oversightWorld();
    expect(await watch(world, balanceFen)(plenty)).toMatchObject({ isShort: 0 });
    expect(await world.database.count('outbox', {})).toBe(0);
    const { accounts } = await moneyNeeded({ ...world.ports, platform: has(0) }, plenty);
    expect(accounts.pay.unknownBecause?.zh ?? null).toBe(why);
  });

  it('asks for the balance once a day while nobody has anything to come', async () => {
    const world = await oversightWorld({}, {});
    let asked = 0;
    const look = watch(world, async () => {
      asked += 1;
      return 0;
    });
    for (let hour = 0; hour <= 24; hour += 1) {
      world.clock.setMs(requestedAtMs + hour * hourMs);
      expect(await look(plenty)).toEqual({ needWallets: 0, isShort: 0 });
    }
    expect(asked).toBe(2);
    expect(await world.ports.needs.findNeed()).toMatchObject({ countedAtMs: requestedAtMs + dayMs });
  });

  it('waits for a turn with time', async () => {
    const world = await oversightWorld();
    expect(await watch(world, async () => 0)(() => 11_999)).toBeUndefined();
    expect(await world.ports.needs.findNeed()).toBeUndefined();
  });
});

describe('money needed', () => {
  it('stands against both accounts, with a line for each day', async () => {
    const world = await oversightWorld();
    await watch(world, async () => 4_000)(plenty);
    world.calls.count = 0;
    const view = await moneyNeeded({ ...world.ports, platform: has(5_000) }, plenty);
    expect(world.calls.count).toBe(2);
    expect(view).toMatchObject({
      need: { day: '20260827', wallets: 1, freeFen: 10_000, countedAtMs: requestedAtMs },
      within: [
        { days: 7, neededFen: 10_000, payShortFen: 6_000, bothShortFen: 1_000 },
        { days: 30, neededFen: 10_000, payShortFen: 6_000, bothShortFen: 1_000 },
      ],
      accounts: {
        pay: { balanceFen: 4_000, unknownBecause: null, askedAtMs: requestedAtMs },
        platform: { availableFen: 5_000, pendingFen: 3, unknownBecause: null },
      },
    });
    expect(view.need?.lines).toHaveLength(31);
  });

  it('is counted by whoever looks when the timer has not, and says that nobody asked for the balance', async () => {
    const world = await oversightWorld();
    const view = await moneyNeeded({ ...world.ports, platform: has(5_000) }, plenty);
    expect(view).toMatchObject({
      need: { freeFen: 10_000 },
      within: [{ payShortFen: null, bothShortFen: null }, {}],
      accounts: { pay: { balanceFen: null, unknownBecause: { zh: '还没有问过余额,请您一小时后再看。' } } },
    });
  });

  it.each([
    ['refuses', async () => ({ ok: false, code: 'PLATFORM_REFUSED', errcode: 1, detail: '' }) as const],
    ['does not answer', () => Promise.reject(new Outage('funds', 'timeout', true))],
  ])('goes without the platform where it %s', async (_name, fundsBalance) => {
    const world = await oversightWorld();
    const { accounts, need } = await moneyNeeded({ ...world.ports, platform: { fundsBalance } }, plenty);
    expect(need).toMatchObject({ wallets: 1 });
    expect(accounts.platform.unknownBecause?.zh).toBe('微信小店没有告知机构账户的余额,请您稍后再看。');
  });
});
