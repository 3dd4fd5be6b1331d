import { join } from 'node:path';
import { askChild, startChild } from '../support/child-process';
import { type LocalCloud, startLocalCloud } from '../support/local-cloud';
import { median } from '../support/median';
import { ledgerDocuments, monthRows, peerRecords, promoterOf, repeats, rowFen, type Work } from './ledger-world';
import type { Question, Worked } from './worked';

/** `BENCH_LEDGER_ROWS=100000` leaves out the largest, which takes 2.5 GiB. */
const mostRows = Number(process.env.BENCH_LEDGER_ROWS ?? 1_000_000);
const sizes = [1_000, 10_000, 100_000, 1_000_000].filter((size) => size <= mostRows);
/** The textbook sums all earlier rows, so its largest would measure patience. */
const mostPeerRows = 100_000;
const rounds = 7;
/** It is so much dearer that once is enough. */
const peerRound = 1;
const orderFen = 3_860;
const works: readonly Work[] = ['order', 'wallet', 'statement', 'textbook'];
const names: Readonly<Record<Work, string>> = {
  order: 'an order is booked',
  wallet: 'the wallet is read',
  statement: `a month of ${monthRows} rows`,
  textbook: 'the same month by textbook',
};

interface Cost {
  readonly calls: number;
  readonly tookMs: number[];
}

/**
 * One promoter with a thousand to a million ledger rows: what an order, a look at the wallet and the statement of one
 * month cost, and the same statement by a textbook that keeps no closed days. Calls are exact, times are medians of rounds
 * that go through the sizes in turn.
 */
export async function run(): Promise<void> {
  const cloud = await startLocalCloud();
  const child = startChild(join(__dirname, 'work-on-ledger.ts'));
  const ask = (question: Question) => askChild<Worked>(child, question);
  try {
    await seed(cloud);
    await ask({ ask: 'open', port: cloud.port });
    const costs = new Map<string, Cost>();
    // The first round warms both sides up.
    for (let round = 0; round <= rounds; round += 1) {
      for (const size of sizes) {
        for (const work of works) await measure({ cloud, ask, costs }, { work, size, round });
      }
    }
    print(costs);
  } finally {
    child.kill();
    await cloud.stop();
  }
}

/** All promoters stand in one ledger, so that every index is as large as it gets. */
async function seed({ database }: LocalCloud): Promise<void> {
  const worlds = sizes.map(ledgerDocuments);
  await database.importAll({
    ledger: worlds.flatMap(({ ledger }) => ledger),
    wallets: worlds.map(({ wallet }) => wallet),
    daily_metrics: [
      ...worlds.map(({ seal }) => seal),
      { _id: 'sealed-through', kind: 'sealed-through', day: worlds[0]?.seal.day },
    ],
    peer_records: sizes.filter((size) => size <= mostPeerRows).flatMap(peerRecords),
  });
  const rows = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`imported ${rows} ledger rows of ${sizes.length} promoters into the local cloud in memory`);
}

async function measure(
  { cloud, ask, costs }: { cloud: LocalCloud; ask: (question: Question) => Promise<Worked>; costs: Map<string, Cost> },
  { work, size, round }: { readonly work: Work; readonly size: number; readonly round: number },
): Promise<void> {
  if (work === 'textbook' && (size > mostPeerRows || round !== peerRound)) return;
  let worked: Worked = { tookMs: 0 };
  const calls = await cloud.callsOf(async () => {
    worked = await ask({ ask: work, size, round });
  });
  // Each round booked some orders before it read the wallet.
  const expectedFen = size * rowFen + (round + 1) * repeats.order * orderFen;
  if (work === 'wallet' && worked.frozenFen !== expectedFen) {
    throw new Error(`${promoterOf(size)} holds ${worked.frozenFen} fen, ${expectedFen} were booked`);
  }
  const each = calls / repeats[work];
  const cost = costs.get(`${work} ${size}`) ?? { calls: each, tookMs: [] };
  if (cost.calls !== each) throw new Error(`${work} of ${size} rows took ${cost.calls} calls, and now ${each}`);
  if (round > 0) cost.tookMs.push(worked.tookMs);
  costs.set(`${work} ${size}`, cost);
}

function print(costs: ReadonlyMap<string, Cost>): void {
  for (const work of works) {
    const least = median(costs.get(`${work} ${sizes[0]}`)?.tookMs ?? []);
    const cells = sizes.flatMap((size) => {
      const cost = costs.get(`${work} ${size}`);
      if (!cost) return [];
      const tookMs = median(cost.tookMs);
      return [`${size} rows: ${cost.calls} calls, ${tookMs.toFixed(1)} ms (${(tookMs / least).toFixed(2)})`];
    });
    console.log(`${names[work].padEnd(28)} ${cells.join('   ')}`);
  }
  console.log(
    'in brackets: times the time with the fewest rows; every wallet and statement agreed with the rows stored',
  );
}
