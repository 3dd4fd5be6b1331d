import { documentWalletOpener } from '../../backend/adapters/stores/wallet-opener';
import { Outage } from '../../backend/ports/outage';
import { type CallFault, crashingDatabase, ProcessDied } from './crashing-database';
import type { FakeStorePlatform } from './fake-store-platform';
import { type MoneyWorld, moneyFunctions, openMoneyWorld, proveBooks, readAll, readBooks } from './money-world';

type Functions = ReturnType<typeof moneyFunctions>;

/** One piece of work that may die at any of its database calls, and how the world would set it going again. */
export interface Drill {
  /** The platform, when it is not the usual one. */
  readonly platform?: () => FakeStorePlatform;
  /** What was before, undisturbed. */
  readonly prepare: (functions: Functions, world: MoneyWorld) => Promise<unknown>;
  /** The work. */
  readonly act: (functions: Functions) => Promise<unknown>;
  /** What comes by itself after a failure: the push is repeated, the timers run. */
  readonly recover: (functions: Functions, world: MoneyWorld) => Promise<unknown>;
}

export const faultKinds = (['before', 'after'] as const).flatMap((when) =>
  (['process-dies', 'answer-lost'] as const).map((kind) => ({ when, kind })),
);

async function prepared(drill: Drill): Promise<MoneyWorld> {
  const world = openMoneyWorld(drill.platform ? { platform: drill.platform() } : {});
  const functions = moneyFunctions(world);
  for (const promoter of ['wxwang', 'wxchen', 'wxli'])
    await documentWalletOpener(world.database).ensureWallet(promoter);
  await drill.prepare(functions, world);
  return world;
}

/** The calls of the work when nothing goes wrong. */
export async function callsOf(drill: Drill): Promise<readonly string[]> {
  const world = await prepared(drill);
  const database = crashingDatabase(world.database);
  await drill.act(moneyFunctions(world, database));
  return database.calls;
}

/** The books after the work and what follows it, without a fault. */
export async function undisturbed(drill: Drill) {
  const world = await prepared(drill);
  await drill.act(moneyFunctions(world));
  await drill.recover(moneyFunctions(world), world);
  return booksOf(world);
}

/** Does the work with a fault, lets the world recover (with faults of its own), and returns the books. */
export async function disturbed(drill: Drill, fault: CallFault, secondFault?: CallFault) {
  const world = await prepared(drill);
  const first = crashingDatabase(world.database, fault);
  await unlessItDies(drill.act(moneyFunctions(world, first)));
  const second = crashingDatabase(world.database, secondFault);
  if (secondFault) {
    await unlessItDies(drill.recover(moneyFunctions(world, second), world));
    world.clock.setMs(world.clock.nowMs() + 600_000);
  }
  await drill.recover(moneyFunctions(world), world);
  return { books: await booksOf(world), failed: first.hasFailed(), failedAgain: second.hasFailed() };
}

/** A process that dies, or could not reach its database, is forgiven; anything else is not. */
async function unlessItDies(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof ProcessDied) && !(error instanceof Outage)) throw error;
  }
}

async function booksOf(world: MoneyWorld) {
  await proveBooks(world.database);
  const { orders, wallets, lines } = await readBooks(world.database);
  const events = (await readAll(world.database, 'inbox')).filter(({ _id }) => !_id.startsWith('poll|'));
  const open = (await readAll(world.database, 'inbox')).filter(({ state }) => state !== 'done');
  return { orders, wallets, lines, events: events.map(({ _id, state }) => [_id, state]), open };
}
