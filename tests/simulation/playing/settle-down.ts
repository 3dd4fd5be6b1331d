import type { FaultLog } from '../schedule/fault-log';
import type { SeenPayout } from '../withdrawals/withdrawal-desk';
import { type Performing, pushId } from './perform-deed';
import type { Functions, PlayWorld } from './play-world';

type Calm = (label: string, work: (functions: Functions) => Promise<unknown>) => Promise<void>;

const dayMs = 86_400_000;
/** An event that failed rests up to six hours; nothing is open after so many of them. */
const mostRounds = 12;
/** A payout of which nothing was heard for so many days is a person's to look at. */
const patientRounds = 4;

/**
 * The faults are over: whatever would run by itself runs, undisturbed. The inbox is worked off, and the poll reads each
 * order of whose last state no push was acknowledged; of all others the pushes alone must have been enough. Payouts are
 * asked about until they have ended, and on the last day the release comes, twice.
 */
export async function settleDown(world: PlayWorld, calm: Calm, { log, acknowledged }: Performing): Promise<void> {
  const { scheduler, scenario } = world;
  const later = async (ms: number) => {
    scheduler.at(scheduler.nowMs + ms, () => undefined);
    await scheduler.run();
  };
  await later(Math.max(0, scenario.lastMs - scheduler.nowMs) + 2_000);
  for (const { key, states, clue } of scenario.orders) {
    const isTold = acknowledged.has(pushId(key, states.length - 1));
    if (states.length > 0 && !isTold) await calm('poll', ({ money }) => money.hint(key));
    if (clue) await calm('clues', (functions) => functions.clues());
  }
  await workOffInbox(world, calm, later);
  await endPayouts(log, calm, later);
  await later(Math.max(0, scenario.endMs - scheduler.nowMs));
  await calm('release', async ({ money }) => {
    const { left } = await money.release();
    if (left > 0) log.note('release left something');
  });
  await calm('release', ({ money }) => money.release());
  await later(dayMs);
  await calm('release', ({ money }) => money.release());
  await calm('reconcile', (functions) => functions.reconcile());
}

async function workOffInbox(world: PlayWorld, calm: Calm, later: (ms: number) => Promise<void>): Promise<void> {
  const { database } = world.gate;
  for (let rounds = 0; rounds < mostRounds; rounds += 1) {
    await calm('inbox', ({ money }) => money.processInbox());
    if ((await database.count('inbox', { state: 'open' })) === 0) return;
    await later(7 * 3_600_000);
  }
}

/** Payouts are sent, asked about, and, when the platform does not know them and they are wished back, given up. */
async function endPayouts(log: FaultLog, calm: Calm, later: (ms: number) => Promise<void>): Promise<void> {
  let open: readonly SeenPayout[] = [];
  for (let rounds = 0; rounds < mostRounds; rounds += 1) {
    await calm('payouts', async ({ desk }) => {
      open = (await desk.payouts()).filter(({ isOpen }) => isOpen);
      if (open.length === 0) return;
      await desk.send();
      await desk.settle();
      for (const { number, state } of open) {
        if (rounds < patientRounds || state !== 'unknown') continue;
        log.note('payout given up by a person');
        await desk.abandon(number);
      }
    });
    if (open.length === 0) return;
    await later(26 * 3_600_000);
  }
}
