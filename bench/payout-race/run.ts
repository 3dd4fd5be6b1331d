import { join } from 'node:path';
import { askChild, startChild } from '../support/child-process';
import { type LocalCloud, rowsOf, startLocalCloud } from '../support/local-cloud';
import { median } from '../support/median';
import type { AskAtOnce, Asked, Way } from './ask-at-once';

const requests = 50;
const winners = 10;
const amountFen = 1_000;
const moneyFen = winners * amountFen;
const rounds = 5;
const ways: readonly Way[] = ['ours', 'textbook'];

interface Measured extends Asked {
  readonly calls: number;
  /** What the wallet holds afterwards; below zero more was promised than there was. */
  readonly leftFen: number;
}

/**
 * Fifty withdrawals at once from one wallet with money for exactly ten, through the real SDK: ten are reserved and forty
 * are told why not, with no other outcome; beside the textbook, in turn within each round.
 */
export async function run(): Promise<void> {
  const cloud = await startLocalCloud();
  const child = startChild(join(__dirname, 'ask-at-once.ts'));
  const ask = <Answer>(question: AskAtOnce) => askChild<Answer>(child, question);
  const measured = new Map<Way, Measured[]>(ways.map((way) => [way, []]));
  try {
    await ask({ ask: 'open', port: cloud.port });
    // The first round warms both sides up.
    for (let round = 0; round <= rounds; round += 1) {
      for (const way of ways) {
        const promoter = `wx${way}-${round}`;
        await ask({ ask: 'prepare', promoter, moneyFen });
        let asked: Asked = { answers: {}, tookMs: 0 };
        const calls = await cloud.callsOf(async () => {
          asked = await ask<Asked>({ ask: way, promoter, requests, amountFen });
        });
        const leftFen = crossCheck(cloud, way, promoter, asked);
        if (round > 0) measured.get(way)?.push({ ...asked, calls, leftFen });
      }
    }
  } finally {
    child.kill();
    await cloud.stop();
  }
  print(measured);
}

/** What is stored must be what was answered: so many payouts, and the money of each taken once. */
function crossCheck({ database }: LocalCloud, way: Way, promoter: string, { answers }: Asked): number {
  const isTextbook = way === 'textbook';
  const rows = rowsOf<{ promoter: string }>(database, isTextbook ? 'peer_withdrawals' : 'payouts');
  const stored = rows.filter((row) => row.promoter === promoter).length;
  const wallets = rowsOf<{ _id: string; availableFen: number; payingFen: number }>(
    database,
    isTextbook ? 'peer_accounts' : 'wallets',
  );
  const wallet = wallets.find(({ _id }) => _id === promoter);
  const reserved = answers.reserved ?? 0;
  if (stored !== reserved || wallet?.payingFen !== reserved * amountFen) {
    const found = JSON.stringify({ stored, wallet, answers });
    throw new Error(`${promoter}: what is stored is not what was answered: ${found}`);
  }
  if (!isTextbook && (reserved !== winners || answers['above-balance'] !== requests - winners)) {
    throw new Error(`${promoter}: ${JSON.stringify(answers)} instead of ${winners} reserved and the others refused`);
  }
  return wallet.availableFen;
}

function print(measured: ReadonlyMap<Way, readonly Measured[]>): void {
  console.log(`${requests} withdrawals at once, money for exactly ${winners}; medians of ${rounds} rounds`);
  for (const way of ways) {
    const runs = measured.get(way) ?? [];
    const middle = (of: (one: Measured) => number) => median(runs.map(of));
    const last = JSON.stringify(runs[runs.length - 1]?.answers);
    const lowest = Math.min(...runs.map(({ leftFen }) => leftFen));
    console.log(
      `${way.padEnd(9)} ${last}, ${middle(({ calls }) => calls / requests).toFixed(1)} calls a request, ` +
        `${middle(({ tookMs }) => tookMs).toFixed(0)} ms for all, lowest balance ${lowest} fen`,
    );
  }
  console.log('rows agree: each payout stored was answered as reserved, and its money taken once, in every round');
}
