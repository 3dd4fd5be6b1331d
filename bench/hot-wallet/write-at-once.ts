import { performance } from 'node:perf_hooks';
import { walletDocument } from '../../backend/adapters/stores/wallet-document';
import type { DocumentDatabase, TransactionLimits } from '../../backend/ports/document-database';
import { emptyWallet } from '../../core/ledger/wallet';
import { aSnapshot } from '../../tests/support/builders/a-snapshot';
import { aPush, moneyFunctions, openMoneyWorld } from '../../tests/support/money-world';
import { sharer } from '../../tests/support/row-after';
import { TextbookProgram } from '../peers/textbook-program';
import { answerParent } from '../support/child-process';
import { openThroughSdk } from '../support/through-sdk';
import type { Question, Way, Writing } from './writing';

/** The process of the writers: one SDK, and a new promoter for each round so that rounds do not meet. */

/** All fifty share the processors of this machine, so that the usual four seconds would measure the machine. */
const untilBooked: TransactionLimits = { attempts: 1_000, deadlineMs: 60_000 };

type Opened = Awaited<ReturnType<typeof openThroughSdk>>;
let opened: Opened | undefined;

answerParent(async (question: Question) => {
  if (question.ask === 'open') {
    opened = await openThroughSdk(question.port);
    return undefined;
  }
  if (!opened) throw new Error('not open');
  const promoter = `wx-${question.ask}-${question.round}`;
  await openPromoter(opened, promoter);
  const orders = Array.from({ length: question.writers }, (_, index) => `${question.round}${question.ask}${index}`);
  return write(opened, question.ask, { promoter, orders });
});

async function openPromoter({ ours, peer }: Opened, promoter: string): Promise<void> {
  await ours.put('wallets', walletDocument(emptyWallet(promoter)));
  await peer
    .collection('peer_settings')
    .doc('share')
    .set({ data: { sharePercent: 80 } });
  await peer
    .collection('peer_promoters')
    .doc(promoter)
    .set({ data: { name: promoter } });
  await peer
    .collection('peer_accounts')
    .doc(promoter)
    .set({ data: { frozenFen: 0, availableFen: 0 } });
}

async function write(
  { ours, peer }: Opened,
  way: Way,
  { promoter, orders }: { readonly promoter: string; readonly orders: readonly string[] },
): Promise<Writing> {
  const insisting: DocumentDatabase = { ...ours, transaction: (work) => ours.transaction(work, untilBooked) };
  const world = openMoneyWorld({ database: way === 'books' ? insisting : ours });
  const functions = moneyFunctions(world);
  const textbook = new TextbookProgram(peer);
  const snapshots = orders.map((orderId) => aSnapshot({ orderId, ...sharer(promoter) }));
  world.platform.setOrders(...snapshots);
  const startedMs = performance.now();
  const results = await Promise.allSettled(
    snapshots.map((snapshot): Promise<unknown> => {
      const { orderId, skuId, serviceAmountFen: feeFen, updateTimeSec } = snapshot;
      if (way === 'books') return functions.record({ snapshot });
      if (way === 'pushes') return functions.receive(aPush(snapshot));
      const event = { eventId: orderId, orderId, skuId, promoter, feeFen, status: 20, atMs: updateTimeSec * 1000 };
      return textbook.onPaid(event);
    }),
  );
  const failed = results.filter(({ status }) => status === 'rejected').length;
  const left = results.filter((result) => result.status === 'fulfilled' && result.value === 'kept').length;
  if (way === 'pushes') await functions.processInbox();
  return { failed, left, tookMs: performance.now() - startedMs };
}
