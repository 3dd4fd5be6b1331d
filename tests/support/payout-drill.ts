import { Outage } from '../../backend/ports/outage';
import { isOver } from '../../core/payout/payout-row';
import { type CallFault, crashingDatabase, ProcessDied } from './crashing-database';
import {
  allPayouts,
  minuteMs,
  openPayoutWorld,
  type PayoutTerms,
  payoutFunctions,
  proveSameBooks,
  walletOfPromoter,
} from './payout-world';

export type DrillWorld = Awaited<ReturnType<typeof openPayoutWorld>>;
type Functions = ReturnType<typeof payoutFunctions>;

/** One step of a payout that may die at any of its database calls, and how the world sets it going again. */
export interface PayoutDrill {
  readonly terms?: PayoutTerms;
  /** What was before, undisturbed; answers the payout's number. */
  readonly prepare: (world: DrillWorld) => Promise<string>;
  /** The step. */
  readonly act: (functions: Functions, payoutNo: string, world: DrillWorld) => Promise<unknown>;
  /** Who repeats it besides the timers: the page, the platform, the person. */
  readonly repeat: (functions: Functions, payoutNo: string, world: DrillWorld) => Promise<unknown>;
}

/** The calls of the step when nothing goes wrong. */
export async function callsOfStep(drill: PayoutDrill): Promise<readonly string[]> {
  const world = await openPayoutWorld(drill.terms);
  const payoutNo = await drill.prepare(world);
  const database = crashingDatabase(world.database);
  await drill.act(payoutFunctions(world, database), payoutNo, world);
  return database.calls;
}

/** The step without a fault, and what follows: the end that every crash has to come to. */
export async function undisturbedEnd(drill: PayoutDrill) {
  const world = await openPayoutWorld(drill.terms);
  const payoutNo = await drill.prepare(world);
  await drill.act(world, payoutNo, world);
  await settleDown(world);
  return endOf(world);
}

/** The step with a fault, repeated (with a second fault where one is given), and what follows. */
export async function disturbedEnd(drill: PayoutDrill, fault: CallFault, second?: CallFault) {
  const world = await openPayoutWorld(drill.terms);
  const payoutNo = await drill.prepare(world);
  const failing = crashingDatabase(world.database, fault);
  await unlessItDies(() => drill.act(payoutFunctions(world, failing), payoutNo, world));
  const failingAgain = crashingDatabase(world.database, second);
  if (second) await unlessItDies(() => drill.repeat(payoutFunctions(world, failingAgain), payoutNo, world));
  await drill.repeat(payoutFunctions(world), payoutNo, world);
  await settleDown(world);
  return { end: await endOf(world), failed: failing.hasFailed(), failedAgain: failingAgain.hasFailed() };
}

async function unlessItDies(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ProcessDied) && !(error instanceof Outage)) throw error;
  }
}

const mostRounds = 60;
const quickRounds = 6;

/** The timers run, the promoter confirms, the platform finishes and tells, until nothing is open. */
export async function settleDown(world: DrillWorld): Promise<void> {
  for (let round = 0; round < mostRounds; round += 1) {
    const open = (await allPayouts(world.database)).filter(({ state }) => !isOver(state));
    if (open.length === 0) return;
    world.clock.setMs(world.clock.nowMs() + (round < quickRounds ? 10 : 60) * minuteMs);
    await world.settle();
    await world.send();
    for (const { payoutNo } of open) {
      world.provider.confirm(payoutNo);
      world.provider.finish(payoutNo);
    }
  }
  throw new Error(`still open: ${JSON.stringify(await allPayouts(world.database))}`);
}

async function endOf(world: DrillWorld) {
  await proveSameBooks(world, ['wxwang']);
  const { availableFen, payingFen, paidFen } = await walletOfPromoter(world.database);
  const payouts = (await allPayouts(world.database)).map(({ payoutNo, state }) => [payoutNo, state]);
  return { payouts, availableFen, payingFen, paidFen, transfers: world.provider.transfers.size };
}
