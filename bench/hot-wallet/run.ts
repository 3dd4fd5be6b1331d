import { join } from 'node:path';
import { askChild, startChild } from '../support/child-process';
import { type LocalCloud, rowsOf, startLocalCloud } from '../support/local-cloud';
import { median } from '../support/median';
import type { Question, Way, Writing } from './writing';

const writers = 50;
const rounds = 5;
const amountFen = 3_860;
const ways: readonly Way[] = ['books', 'pushes', 'textbook'];
const names: Readonly<Record<Way, string>> = {
  books: 'ours, until it is booked',
  pushes: 'ours, as pushes and the timer',
  textbook: 'textbook, the SDK’s own retry',
};

interface Measured extends Writing {
  readonly calls: number;
  readonly booked: number;
}

/**
 * Fifty orders of one promoter at the same moment, all of which write his one wallet, through the real SDK: how many are
 * booked, how many fail, and what it costs; in turn within each round, each round with a promoter of its own.
 */
export async function run(): Promise<void> {
  const cloud = await startLocalCloud();
  const child = startChild(join(__dirname, 'write-at-once.ts'));
  const ask = <Answer>(question: Question) => askChild<Answer>(child, question);
  const measured = new Map<Way, Measured[]>(ways.map((way) => [way, []]));
  try {
    await ask({ ask: 'open', port: cloud.port });
    // The first round warms both sides up.
    for (let round = 0; round <= rounds; round += 1) {
      for (const way of ways) {
        let writing: Writing = { failed: 0, left: 0, tookMs: 0 };
        const calls = await cloud.callsOf(async () => {
          writing = await ask<Writing>({ ask: way, round, writers });
        });
        const booked = crossCheck(cloud, way, round);
        if (round > 0) measured.get(way)?.push({ ...writing, calls: calls - preparingCalls, booked });
      }
    }
  } finally {
    child.kill();
    await cloud.stop();
  }
  print(measured);
}

/** The promoter's wallet, account and settings are made before the clock starts, with a call for each. */
const preparingCalls = 4;

/** How many orders the stored rows show, which must be what the wallet holds: a lost update would part them. */
function crossCheck({ database }: LocalCloud, way: Way, round: number): number {
  const promoter = `wx-${way}-${round}`;
  const isTextbook = way === 'textbook';
  const orders = isTextbook
    ? rowsOf<{ promoter: string }>(database, 'peer_commissions').filter((row) => row.promoter === promoter)
    : rowsOf<{ promoter: string }>(database, 'orders').filter((row) => row.promoter === promoter);
  const wallets = rowsOf<{ _id: string; frozenFen: number }>(database, isTextbook ? 'peer_accounts' : 'wallets');
  const frozenFen = wallets.find(({ _id }) => _id === promoter)?.frozenFen;
  if (frozenFen !== orders.length * amountFen) {
    throw new Error(`${promoter}: ${orders.length} orders are booked and the wallet holds ${frozenFen} fen`);
  }
  return orders.length;
}

function print(measured: ReadonlyMap<Way, readonly Measured[]>): void {
  const middle = (way: Way, of: (one: Measured) => number) => median((measured.get(way) ?? []).map(of));
  const perBooked = (way: Way) => middle(way, ({ calls, booked }) => calls / Math.max(booked, 1));
  console.log(`${writers} writers of one wallet, medians of ${rounds} rounds`);
  for (const way of ways) {
    const least = Math.min(...(measured.get(way) ?? []).map(({ booked }) => booked));
    const most = Math.max(...(measured.get(way) ?? []).map(({ failed }) => failed));
    const left = way === 'pushes' ? `, ${middle(way, (one) => one.left)} of them by the timer` : '';
    console.log(
      `${names[way].padEnd(30)} booked ${middle(way, ({ booked }) => booked)} (least ${least})${left}, failed ${middle(way, ({ failed }) => failed)} (most ${most}), ` +
        `${perBooked(way).toFixed(1)} calls a booked order, ${middle(way, ({ tookMs }) => tookMs).toFixed(0)} ms`,
    );
    if (way !== 'textbook' && (least !== writers || most !== 0)) throw new Error(`${names[way]}: some are not booked`);
  }
  console.log(
    'rows agree: every wallet and account holds exactly what the orders that are booked come to, in every round',
  );
}
