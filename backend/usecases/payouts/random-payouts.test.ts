import fc from 'fast-check';
import type { PayoutRow } from '../../../core/payout/payout-row';
import { crashingDatabase, ProcessDied } from '../../../tests/support/crashing-database';
import type { FakePayProvider } from '../../../tests/support/fake-pay-provider';
import { type DrillWorld, settleDown } from '../../../tests/support/payout-drill';
import {
  allPayouts,
  finance,
  openPayoutWorld,
  payoutFunctions,
  proveSameBooks,
  refund,
  walletOfPromoter,
} from '../../../tests/support/payout-world';
import { proveEachNumber, proveTax } from '../../../tests/support/prove-each-number';
import {
  type PayoutDeed,
  type PayoutDeedOnOne,
  type PayoutPlay,
  type PayoutScript,
  promoters,
  somePayoutScript,
} from '../../../tests/support/random-payouts';
import { TransactionConflict } from '../../ports/document-database';
import { Outage } from '../../ports/outage';

/** In parts, each of which is a test with a time of its own. */
const parts = [1, 2, 3, 4, 5];
const numRuns = Math.ceil(Number(process.env.PROVE_RUNS ?? 1_000) / parts.length);
const startFen = 400_000;

/** Of a thousand schedules or more. */
const leastHits = numRuns * parts.length < 1_000 ? 1 : 10;

/** How often each thing really happened, over all runs: a class that never strikes proves nothing. */
const hits = new Map<string, number>();

function hit(name: string): void {
  hits.set(name, (hits.get(name) ?? 0) + 1);
}

interface Stage {
  readonly world: DrillWorld;
  /** What each wish's page showed as the net, so that its repeats say the same. */
  readonly shown: Map<string, number>;
  refunds: number;
  refundedFen: number;
}

async function openStage(startsAtMs: number): Promise<Stage> {
  const settings = {
    ...{ automaticFen: 200_000, maxFen: 300_000, promoterDayFen: 1_200_000, nameFromFen: 1_000_000 },
    taxRule: 'ordinary-labour',
  } as const;
  const amounts = Object.fromEntries(promoters.map((promoter) => [promoter, startFen]));
  const world = await openPayoutWorld({ settings }, amounts);
  world.clock.setMs(startsAtMs);
  return { world, shown: new Map(), refunds: 0, refundedFen: 0 };
}

async function perform(
  stage: Stage,
  { deed, fault, payFaults }: PayoutPlay,
  pause: () => Promise<void>,
): Promise<void> {
  const { world } = stage;
  const database = crashingDatabase(world.database, fault, pause);
  world.provider.faults.push(...payFaults);
  try {
    await doDeed(stage, payoutFunctions(world, database), deed);
  } catch (error) {
    const isForgiven = error instanceof ProcessDied || error instanceof Outage || error instanceof TransactionConflict;
    if (!isForgiven) throw error;
  }
  if (database.hasFailed()) hit(`database ${fault?.kind} ${fault?.when}`);
}

async function doDeed(stage: Stage, functions: ReturnType<typeof payoutFunctions>, deed: PayoutDeed): Promise<void> {
  const { world } = stage;
  const { provider, clock } = world;
  switch (deed.kind) {
    case 'request': {
      const { amountFen, wish, promoter } = deed;
      const netFen = await shownNet(stage, deed);
      const answer = await functions.request({ amountFen, netFen, requestId: `wish-${wish}` }, openidOf(promoter));
      return hit(`request ${answer.ok ? 'reserved' : answer.code}`);
    }
    case 'send':
      return void (await functions.send());
    case 'settle':
      return void (await functions.settle());
    case 'notify': {
      const notification = provider.notifications[provider.notifications.length - 1 - deed.notification];
      if (!notification) return;
      const became = await functions.notify(notification);
      if (deed.notification > 0 && became === 'applied') hit('notify applied after a later one');
      return hit(`notify ${became}`);
    }
    case 'refund':
      return refundOf(stage, deed);
    case 'block': {
      const payoutsBlocked = { reason: 'RISK', untilMs: clock.nowMs() + 3_600_000 };
      await world.database.update('wallets', promoterOf(deed.promoter), { set: { payoutsBlocked } });
      return;
    }
    case 'unblock':
      for (const promoter of promoters)
        await world.database.update('wallets', promoter, { set: { payoutsBlocked: null } });
      return;
    case 'call-back':
      return void (await functions.callBack(promoterOf(deed.promoter)));
    case 'pause':
      return void (await functions.pause(clock.nowMs() + 3_600_000, `pause-${clock.nowMs()}`));
    case 'resume':
      return void (await functions.pause(null, `resume-${clock.nowMs()}`));
    case 'wait':
      return clock.setMs(clock.nowMs() + deed.ms);
    default:
      return aboutPayout(stage, functions, deed);
  }
}

/** The page quotes first, and keeps asking with what it showed. */
async function shownNet(
  { world, shown }: Stage,
  { promoter, wish, amountFen }: Extract<PayoutDeed, { kind: 'request' }>,
): Promise<number> {
  const key = `${promoter}|${wish}|${amountFen}`;
  const known = shown.get(key);
  if (known !== undefined) return known;
  const quote = await world.quote(amountFen, openidOf(promoter));
  const netFen = quote.ok ? quote.value.netFen : amountFen;
  shown.set(key, netFen);
  return netFen;
}

/** To which payouts a deed fits, by their state with us and with the platform. */
const fits: Readonly<Record<PayoutDeedOnOne['kind'], (ours: string, theirs: string) => boolean>> = {
  cancel: (ours) => ours === 'waiting' || ours === 'reserved',
  confirm: (_ours, theirs) => theirs === 'waiting',
  arrive: (_ours, theirs) => theirs === 'waiting',
  finish: (_ours, theirs) => theirs === 'transferring' || theirs === 'cancelling',
  fail: (_ours, theirs) => theirs === 'transferring' || theirs === 'cancelling',
  'bank-returns': (_ours, theirs) => theirs === 'paid',
  abandon: (ours) => ours === 'unknown',
  approve: (ours) => ours === 'requested',
  decline: (ours) => ours === 'requested',
};

/** Half of these deeds are done to a payout that they fit, the others to any. */
function meantBy(
  { kind, payout }: PayoutDeedOnOne,
  rows: readonly PayoutRow[],
  { transfers }: FakePayProvider,
): PayoutRow | undefined {
  const isFitting = fits[kind];
  const fitting = rows.filter(({ payoutNo, state }) => isFitting(state, transfers.get(payoutNo)?.state ?? ''));
  const some = payout % 2 === 0 && fitting.length > 0 ? fitting : rows;
  return some[Math.floor(payout / 2) % Math.max(some.length, 1)];
}

async function aboutPayout(
  { world }: Stage,
  functions: ReturnType<typeof payoutFunctions>,
  deed: PayoutDeedOnOne,
): Promise<void> {
  const rows = await allPayouts(world.database);
  const row = meantBy(deed, rows, world.provider);
  if (!row) return;
  const { payoutNo, openid } = row;
  switch (deed.kind) {
    case 'cancel':
      return hit(`cancel ${(await functions.cancel(payoutNo, openid)).ok}`);
    case 'arrive':
      world.provider.confirm(payoutNo);
      return world.provider.finish(payoutNo);
    case 'confirm':
      return void world.provider.confirm(payoutNo);
    case 'finish':
      return world.provider.finish(payoutNo);
    case 'fail':
      return world.provider.finish(payoutNo, 'failed');
    case 'bank-returns':
      return world.provider.giveBack(payoutNo);
    case 'abandon':
      return hit(`abandon ${(await functions.abandon(payoutNo)).ok}`);
    case 'approve':
    case 'decline':
      return void (await functions.decide(payoutNo, deed.kind, finance));
  }
}

const promoterOf = (index: number) => promoters[index] ?? 'wxwang';
const openidOf = (index: number) => promoterOf(index).replace('wx', 'o-');

async function refundOf(stage: Stage, { promoter, amountFen }: Extract<PayoutDeed, { kind: 'refund' }>): Promise<void> {
  stage.refunds += 1;
  await refund(stage.world.database, promoterOf(promoter), amountFen, `refund-${stage.refunds}`);
  stage.refundedFen += amountFen;
}

/** The platform finishes what it has, and tells all of it again, the last first. */
async function hearAll({ world }: Stage): Promise<void> {
  for (const [payoutNo, { state }] of world.provider.transfers) {
    if (state === 'waiting') world.provider.confirm(payoutNo);
    world.provider.finish(payoutNo);
  }
  for (const notification of [...world.provider.notifications].reverse()) {
    for (const _time of ['once', 'twice']) hit(`notify ${await world.notify(notification)}`);
  }
}

/** Everybody comes to his end: people decide, an operator signs for what nobody knows and somebody wished back. */
async function finishAll(stage: Stage): Promise<void> {
  const { world } = stage;
  world.provider.faults = [];
  await world.pause(null, 'at-last');
  for (const promoter of promoters) await world.database.update('wallets', promoter, { set: { payoutsBlocked: null } });
  for (const row of await allPayouts(world.database)) {
    if (row.state === 'requested') await world.decide(row.payoutNo, 'approve', finance, `at-last-${row.payoutNo}`);
    if (row.state === 'unknown') await world.abandon(row.payoutNo, `at-last-${row.payoutNo}`);
  }
  try {
    await settleDown(world);
  } catch {
    // What came to be unknown only now.
    for (const row of await allPayouts(world.database)) await world.abandon(row.payoutNo, `at-the-end-${row.payoutNo}`);
    await settleDown(world);
  }
  for (const notification of world.provider.notifications) await world.notify(notification);
}

async function playScript({ rounds, turns, startsAtMs }: PayoutScript): Promise<Stage> {
  const stage = await openStage(startsAtMs);
  let turn = 0;
  const pause = async () => {
    turn += 1;
    for (let count = turns[turn % turns.length] ?? 0; count > 0; count -= 1) await Promise.resolve();
  };
  for (const round of rounds) {
    const asking = round.flatMap(({ deed }) => (deed.kind === 'request' ? deed.promoter : []));
    if (new Set(asking).size < asking.length) hit('two devices of one promoter at once');
    await Promise.all(round.map((play) => perform(stage, play, pause)));
  }
  for (const fault of stage.world.provider.struck) hit(`platform ${fault}`);
  return stage;
}

describe('whatever happens in whatever order', () => {
  it.each(parts)("the platform's books and ours are the same in the end (part %i)", async (part) => {
    await fc.assert(
      fc.asyncProperty(somePayoutScript, async (script) => {
        const stage = await playScript(script);
        if (script.isHeardFirst) await hearAll(stage);
        await finishAll(stage);
        await proveSameBooks(stage.world, promoters);
        await proveEachNumber(stage.world, hit);
        let leftFen = await proveTax(stage.world, promoters, hit);
        for (const promoter of promoters) {
          const { availableFen, payingFen, paidFen } = await walletOfPromoter(stage.world.database, promoter);
          expect(payingFen).toBe(0);
          leftFen += availableFen + paidFen;
        }
        expect(leftFen).toBe(promoters.length * startFen - stage.refundedFen);
      }),
      { numRuns, seed: 20261124 + part },
    );
  });

  it.each([
    ...['ended paid', 'ended failed', 'ended cancelled', 'ended expired', 'ended returned', 'ended abandoned'],
    ...['declined', 'cancel true', 'cancel false', 'abandon true', 'paid although it was wished back'],
    ...['database process-dies before', 'database process-dies after'],
    ...['database answer-lost before', 'database answer-lost after'],
    ...['platform lost-on-the-way', 'platform answer-lost', 'platform no-money', 'platform too-often'],
    ...['request reserved', 'request above-balance', 'request in-debt', 'request request-id-taken'],
    ...['request payouts-blocked', 'request payouts-paused', 'request quote-changed'],
    ...['notify applied', 'notify nothing-new', 'notify applied after a later one', 'paid after a lost answer'],
    ...['two devices of one promoter at once', 'tax withheld', 'two months of tax', 'paid in a later month'],
  ])('%s was among it, and not once only', (name) => {
    expect(hits.get(name) ?? 0).toBeGreaterThanOrEqual(leastHits);
  });
});
