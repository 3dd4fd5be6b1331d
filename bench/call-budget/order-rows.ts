import { walletDocument } from '../../backend/adapters/stores/wallet-document';
import type { DocumentDatabase } from '../../backend/ports/document-database';
import { readWallet } from '../../backend/usecases/earnings/read-wallet';
import { emptyWallet } from '../../core/ledger/wallet';
import { aPush, moneyFunctions, openMoneyWorld } from '../../tests/support/money-world';
import type { PeerDatabase } from '../peers/peer-database';
import { TextbookProgram } from '../peers/textbook-program';
import type { BudgetRow } from './budget-row';
import { orderStages, peerEvent, promoterName, type Stage } from './order-stages';

/** So many orders, each of a promoter of its own, are released; as many are refunded before their day has come. */
export const ordersPerGroup = 20;
const releasedGroup = Array.from({ length: ordersPerGroup }, (_, index) => index);
const refundedGroup = releasedGroup.map((index) => index + ordersPerGroup);
const everyOrder = [...releasedGroup, ...refundedGroup];
const daySec = 86_400;

const peerWork = {
  paid: 'onPaid',
  shipped: 'onStatus',
  received: 'onStatus',
  settled: 'onSettled',
  refunded: 'onRefund',
} as const;

/** The rows of an order's life, in its order, over both programs; wallets, accounts and settings exist: all is warm. */
export async function openOrderRows(database: DocumentDatabase, peer: PeerDatabase): Promise<readonly BudgetRow[]> {
  const world = openMoneyWorld({ database });
  const functions = moneyFunctions(world);
  const textbook = new TextbookProgram(peer);
  await openPeople(database, peer);
  const tell = (stage: Stage) => async (index: number) => {
    const snapshot = orderStages(index)[stage];
    world.clock.setMs(Math.max(world.clock.nowMs(), snapshot.updateTimeSec * 1000 + 1_000));
    world.platform.setOrders(snapshot);
    await functions.receive(aPush(snapshot));
  };
  const tellPeer = (stage: Stage) => (index: number) => textbook[peerWork[stage]](peerEvent(index, stage));
  const stage = (name: Stage, orders: readonly number[]) => ({
    count: orders.length,
    ours: () => inTurn(orders, tell(name)),
    peer: () => inTurn(orders, tellPeer(name)),
  });
  const earnings = {
    ...{ books: functions.books, clock: world.clock, settings: { current: async () => world.program } },
    promoters: { promoterOf: async (openid: string) => openid },
  };
  const releaseMs = (orderStages(0).settled.updateTimeSec + 30 * daySec) * 1000;
  return [
    { name: 'a new paid order', mostCalls: 8, ...stage('paid', everyOrder) },
    { name: 'the same news again', mostCalls: 1, ...stage('paid', everyOrder) },
    { name: 'no money moved', mostCalls: 3, ...stage('shipped', everyOrder) },
    { name: 'received', mostCalls: 3, ...stage('received', everyOrder) },
    { name: 'settled: it gets its day', mostCalls: 8, ...stage('settled', everyOrder) },
    { name: 'a refund before release', mostCalls: 8, ...stage('refunded', refundedGroup) },
    {
      name: 'a balance is read',
      mostCalls: 1,
      count: ordersPerGroup,
      ours: () => inTurn(releasedGroup, (index) => readWallet(earnings, promoterName(index))),
      peer: () => inTurn(releasedGroup, (index) => textbook.balanceOf(promoterName(index))),
    },
    {
      name: 'a release, for each promoter',
      mostCalls: 5,
      count: ordersPerGroup,
      async ours() {
        world.clock.setMs(releaseMs);
        await functions.release();
      },
      async peer() {
        await textbook.release(releaseMs);
      },
    },
    { name: 'a refund after release', mostCalls: 8, ...stage('refunded', releasedGroup) },
  ];
}

async function inTurn(orders: readonly number[], work: (index: number) => Promise<unknown>): Promise<void> {
  for (const index of orders) await work(index);
}

async function openPeople(database: DocumentDatabase, peer: PeerDatabase): Promise<void> {
  await peer
    .collection('peer_settings')
    .doc('share')
    .set({ data: { sharePercent: 80 } });
  for (const promoter of everyOrder.map(promoterName)) {
    await database.put('wallets', walletDocument(emptyWallet(promoter)));
    await peer
      .collection('peer_promoters')
      .doc(promoter)
      .set({ data: { name: promoter } });
    await peer
      .collection('peer_accounts')
      .doc(promoter)
      .set({ data: { frozenFen: 0, availableFen: 0 } });
  }
}
