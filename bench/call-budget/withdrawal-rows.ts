import type { DocumentDatabase } from '../../backend/ports/document-database';
import { emptyPayoutWorld, giveMoney, payoutFunctions, setPayouts } from '../../tests/support/payout-world';
import type { PeerDatabase } from '../peers/peer-database';
import { TextbookProgram } from '../peers/textbook-program';
import type { BudgetRow } from './budget-row';

export const withdrawalCount = 20;
const people = Array.from({ length: withdrawalCount }, (_, index) => `p${String(index).padStart(2, '0')}`);
const promoterOf = (person: string) => `wx${person}`;
const openidOf = (person: string) => `o-${person}`;
const moneyFen = 10_000;
const firstFen = 1_000;
const countedFen = 5_000;

/** The rows of a withdrawal over both programs. Everybody had one before in the month, so that all is warm. */
export async function openWithdrawalRows(
  database: DocumentDatabase,
  peer: PeerDatabase,
): Promise<readonly BudgetRow[]> {
  const world = { ...emptyPayoutWorld(), database };
  const ours = payoutFunctions(world);
  const textbook = new TextbookProgram(peer);
  const atMs = world.clock.nowMs();
  await setPayouts(database, { taxRule: 'ordinary-labour' });
  await giveMoney(database, Object.fromEntries(people.map((person) => [promoterOf(person), moneyFen])));
  const request = (amountFen: number, requestId: string) => async () => {
    for (const person of people) {
      const answer = await ours.request({ amountFen, requestId }, openidOf(person));
      if (!answer.ok) throw new Error(`${person}: ${answer.code}`);
    }
  };
  const peerIds: string[] = [];
  return [
    {
      name: 'a withdrawal, reserved and read',
      // 8 until it is reserved, and 1 to read it again after it was handed over at once.
      mostCalls: 8 + 1,
      count: people.length,
      async prepare() {
        for (const person of people) await openAccount(peer, promoterOf(person));
        await request(firstFen, 'first')();
        await ours.send();
      },
      ours: request(countedFen, 'counted'),
      async peer() {
        for (const person of people) {
          peerIds.push((await textbook.withdraw(promoterOf(person), countedFen, atMs)) ?? '');
        }
      },
    },
    {
      name: 'handed over, to be confirmed',
      mostCalls: 3,
      count: people.length,
      async ours() {
        await ours.send();
      },
      async peer() {
        await textbook.sendPending(async () => undefined);
      },
    },
    {
      name: 'the callback that it arrived',
      mostCalls: 8,
      count: people.length,
      async prepare() {
        const counted = [...world.provider.transfers].filter(([, { order }]) => order.grossFen === countedFen);
        for (const [payoutNo] of counted) {
          world.provider.confirm(payoutNo);
          world.provider.finish(payoutNo);
        }
      },
      async ours() {
        for (const notification of world.provider.notifications) {
          const applied = await ours.notify(notification);
          if (applied !== 'applied') throw new Error(`a callback was ${applied}`);
        }
      },
      async peer() {
        for (const id of peerIds) await textbook.onPaidOut(id, atMs);
      },
    },
  ];
}

async function openAccount(peer: PeerDatabase, promoter: string): Promise<void> {
  const account = { frozenFen: 0, availableFen: moneyFen, payingFen: 0, paidFen: 0 };
  await peer.collection('peer_accounts').doc(promoter).set({ data: account });
}
