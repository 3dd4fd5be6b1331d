import fc from 'fast-check';
import { crashingDatabase, ProcessDied } from '../../../tests/support/crashing-database';
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
const startFen = 20_000;

/** How often each thing really happened, over all runs: a class that never strikes proves nothing. */
const hits = new Map<string, number>();

function hit(name: string): void {
  hits.set(name, (hits.get(name) ?? 0) + 1);
}

interface Stage {
  readonly world: DrillWorld;
  refunds: number;
  refundedFen: number;
}

async function openStage(): Promise<Stage> {
  const settings = { automaticFen: 10_000, promoterDayFen: 60_000 };
  const amounts = Object.fromEntries(promoters.map((promoter) => [promoter, startFen]));
  return { world: await openPayoutWorld({ settings }, amounts), refunds: 0, refundedFen: 0 };
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
      const openid = openidOf(promoter);
      const answer = await functions.request({ amountFen, requestId: `wish-${wish}` }, openid);
      return hit(`request ${answer.ok ? 'reserved' : answer.code}`);
    }
    case 'send':
      return void (await functions.send());
    case 'settle':
      return void (await functions.settle());
    case 'notify': {
      const notification = provider.notifications[provider.notifications.length - 1 - deed.notification];
      return notification && hit(`notify ${await functions.notify(notification)}`);
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

async function aboutPayout(
  { world }: Stage,
  functions: ReturnType<typeof payoutFunctions>,
  deed: PayoutDeedOnOne,
): Promise<void> {
  const rows = await allPayouts(world.database);
  const row = rows[deed.payout % Math.max(rows.length, 1)];
  if (!row) return;
  const { payoutNo, openid } = row;
  switch (deed.kind) {
    case 'cancel':
      return void (await functions.cancel(payoutNo, openid));
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

async function playScript({ rounds, turns }: PayoutScript): Promise<Stage> {
  const stage = await openStage();
  let turn = 0;
  const pause = async () => {
    turn += 1;
    for (let count = turns[turn % turns.length] ?? 0; count > 0; count -= 1) await Promise.resolve();
  };
  for (const round of rounds) await Promise.all(round.map((play) => perform(stage, play, pause)));
  return stage;
}

describe('whatever happens in whatever order', () => {
  it.each(parts)("the platform's books and ours are the same in the end (part %i)", async (part) => {
    await fc.assert(
      fc.asyncProperty(somePayoutScript, async (script) => {
        const stage = await playScript(script);
        await finishAll(stage);
        await proveSameBooks(stage.world, promoters);
        let leftFen = 0;
        for (const promoter of promoters) {
          const { availableFen, payingFen, paidFen } = await walletOfPromoter(stage.world.database, promoter);
          expect(payingFen).toBe(0);
          leftFen += availableFen + paidFen;
        }
        expect(leftFen).toBe(promoters.length * startFen - stage.refundedFen);
        for (const { state } of await allPayouts(stage.world.database)) hit(`ended ${state}`);
      }),
      { numRuns, seed: 20261124 + part },
    );
  });

  it.each([
    ...['ended paid', 'ended failed', 'ended cancelled', 'ended expired', 'ended returned', 'ended abandoned'],
    ...['database process-dies before', 'database process-dies after'],
    ...['database answer-lost before', 'database answer-lost after'],
    ...['request reserved', 'request above-balance', 'request in-debt', 'request request-id-taken'],
    ...['request payouts-blocked', 'request payouts-paused', 'notify applied', 'notify nothing-new', 'abandon true'],
  ])('%s was among it', (name) => {
    expect(hits.get(name) ?? 0).toBeGreaterThan(0);
  });
});
