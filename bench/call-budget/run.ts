import { performance } from 'node:perf_hooks';
import { ledgerTransactionOf } from '../../backend/adapters/stores/ledger-document';
import { walletOf } from '../../backend/adapters/stores/wallet-document';
import type { DocumentDatabase } from '../../backend/ports/document-database';
import { compareWallets, rebuildWallets } from '../../core/ledger/check-books';
import { readAll } from '../../tests/support/money-world';
import type { PeerDatabase } from '../peers/peer-database';
import { type LocalCloud, startLocalCloud } from '../support/local-cloud';
import { openThroughSdk } from '../support/through-sdk';
import type { BudgetRow } from './budget-row';
import { openOrderRows, ordersPerGroup } from './order-rows';
import { openWithdrawalRows, withdrawalCount } from './withdrawal-rows';

interface Cost {
  readonly calls: number;
  readonly tookMs: number;
}

/**
 * What each step of an order's life costs in database calls, the product beside the textbook on the same local cloud and
 * through the same SDK, warm and without conflict. Calls are counted on the wire and exact.
 */
export async function run(): Promise<void> {
  const cloud = await startLocalCloud();
  try {
    const { ours, peer } = await openThroughSdk(cloud.port);
    const rows = [...(await openOrderRows(ours, peer)), ...(await openWithdrawalRows(ours, peer))];
    console.log(`${'calls'.padEnd(30)} allowed  ours  textbook  ratio       ms ours / textbook`);
    const totals = { ours: 0, peer: 0 };
    for (const row of rows) {
      const { ours: mine, peer: theirs } = await measure(row, cloud);
      print(row, mine, theirs);
      totals.ours += mine.calls;
      totals.peer += theirs.calls;
    }
    console.log(
      `all of it: ${totals.ours} calls, textbook ${totals.peer} = ${(totals.peer / totals.ours).toFixed(2)} times`,
    );
    await crossCheck(ours, peer);
  } finally {
    await cloud.stop();
  }
}

async function measure(row: BudgetRow, cloud: LocalCloud): Promise<{ ours: Cost; peer: Cost }> {
  await row.prepare?.();
  const cost = async (work: () => Promise<void>): Promise<Cost> => {
    const startedMs = performance.now();
    const calls = await cloud.callsOf(work);
    return { calls, tookMs: performance.now() - startedMs };
  };
  return { ours: await cost(row.ours), peer: await cost(row.peer) };
}

function print(row: BudgetRow, ours: Cost, peer: Cost): void {
  const each = ours.calls / row.count;
  // A page of a list is shared by all of a run.
  if (Math.floor(each) > row.mostCalls) throw new Error(`${row.name}: ${each} calls, ${row.mostCalls} are allowed`);
  const cells = [
    row.name.padEnd(30),
    `≤ ${row.mostCalls}`.padStart(7),
    each.toFixed(2).padStart(6),
    (peer.calls / row.count).toFixed(2).padStart(9),
    (peer.calls / ours.calls).toFixed(2).padStart(7),
    `${(ours.tookMs / row.count).toFixed(1).padStart(9)} / ${(peer.tookMs / row.count).toFixed(1)}`,
  ];
  console.log(cells.join(''));
}

/** What the calls left behind: every order, every line and every fen on both sides, or the counts were of nothing. */
async function crossCheck(database: DocumentDatabase, peer: PeerDatabase): Promise<void> {
  const ledger = (await readAll(database, 'ledger')).map(ledgerTransactionOf);
  const wallets = (await readAll(database, 'wallets')).map(walletOf);
  const orders = await readAll(database, 'orders');
  const inbox = await readAll(database, 'inbox');
  const differences = compareWallets(wallets, rebuildWallets(ledger));
  const leftFen = wallets.reduce((sum, { frozenFen }) => sum + frozenFen, 0);
  // Of each order paid, given a day and taken back, and of the first half released; of each withdrawal the money from
  // which it comes, two reserved and one paid.
  const lines = 7 * ordersPerGroup + 4 * withdrawalCount;
  const paidFen = wallets.reduce((sum, wallet) => sum + wallet.paidFen, 0);
  const paidOut = (await readAll(database, 'payouts')).filter(({ state }) => state === 'paid').length;
  const expected = { orders: 2 * ordersPerGroup, lines, events: 10 * ordersPerGroup, paidOut: withdrawalCount };
  const found = { orders: orders.length, lines: ledger.length, events: inbox.length, paidOut };
  if (JSON.stringify(found) !== JSON.stringify(expected) || differences.length > 0 || leftFen !== 0) {
    throw new Error(`the books are off: ${JSON.stringify({ found, expected, differences, leftFen })}`);
  }
  const { data: commissions } = await peer.collection('peer_commissions').where({}).limit(1000).get();
  const refunded = commissions.filter(({ status }) => status === 'refunded');
  if (refunded.length !== 2 * ordersPerGroup) throw new Error(`the textbook has ${refunded.length} refunds`);
  const { data: withdrawals } = await peer.collection('peer_withdrawals').where({}).limit(1000).get();
  const arrived = withdrawals.filter(({ status }) => status === 'paid');
  if (arrived.length !== withdrawalCount) throw new Error(`the textbook paid ${arrived.length} withdrawals`);
  console.log(
    `rows agree: ${found.orders} orders, ${found.lines} ledger lines, ${found.events} events, ${paidOut} withdrawals with ${paidFen} fen paid, ` +
      `wallets equal the ledger; textbook ${refunded.length} commissions refunded and ${arrived.length} withdrawals paid`,
  );
}
