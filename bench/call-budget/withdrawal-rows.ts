import type { DocumentDatabase } from '../../backend/ports/document-database';
import {
  emptyPayoutWorld,
  giveMoney,
  type PayoutWorld,
  payoutFunctions,
  setPayouts,
} from '../../tests/support/payout-world';
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
  await setPayouts(database, { taxRule: 'ordinary-labour' });
  await giveMoney(database, Object.fromEntries(people.map((person) => [promoterOf(person), moneyFen])));
  const withdrawals = new Withdrawals(world, peer);
  const shared = { count: people.length };
  return [
    {
      ...shared,
      name: 'a withdrawal, reserved and read',
      // 8 until it is reserved, and 1 to read it again after it was handed over at once.
      mostCalls: 8 + 1,
      prepare: () => withdrawals.prepare(),
      ours: () => withdrawals.request(countedFen, 'counted'),
      peer: () => withdrawals.requestByTextbook(),
    },
    {
      ...shared,
      name: 'handed over, to be confirmed',
      mostCalls: 3,
      ours: () => withdrawals.send(),
      peer: () => withdrawals.sendByTextbook(),
    },
    {
      ...shared,
      name: 'the callback that it arrived',
      mostCalls: 8,
      prepare: async () => withdrawals.confirmAll(),
      ours: () => withdrawals.notify(),
      peer: () => withdrawals.notifyTextbook(),
    },
  ];
}

class Withdrawals {
  private readonly ours: ReturnType<typeof payoutFunctions>;
  private readonly textbook: TextbookProgram;
  private readonly peerIds: string[] = [];

  constructor(
    private readonly world: PayoutWorld,
    private readonly peer: PeerDatabase,
  ) {
    this.ours = payoutFunctions(world);
    this.textbook = new TextbookProgram(peer);
  }

  async prepare(): Promise<void> {
    for (const person of people) await openAccount(this.peer, promoterOf(person));
    await this.request(firstFen, 'first');
    await this.send();
  }

  async request(amountFen: number, requestId: string): Promise<void> {
    for (const person of people) {
      const answer = await this.ours.request({ amountFen, requestId }, openidOf(person));
      if (!answer.ok) throw new Error(`${person}: ${answer.code}`);
    }
  }

  async requestByTextbook(): Promise<void> {
    const atMs = this.world.clock.nowMs();
    for (const person of people) {
      this.peerIds.push((await this.textbook.withdraw(promoterOf(person), countedFen, atMs)) ?? '');
    }
  }

  async send(): Promise<void> {
    await this.ours.send();
  }

  async sendByTextbook(): Promise<void> {
    await this.textbook.sendPending(async () => undefined);
  }

  confirmAll(): void {
    const { provider } = this.world;
    const counted = [...provider.transfers].filter(([, { order }]) => order.grossFen === countedFen);
    for (const [payoutNo] of counted) {
      provider.confirm(payoutNo);
      provider.finish(payoutNo);
    }
  }

  async notify(): Promise<void> {
    for (const notification of this.world.provider.notifications) {
      const applied = await this.ours.notify(notification);
      if (applied !== 'applied') throw new Error(`a callback was ${applied}`);
    }
  }

  async notifyTextbook(): Promise<void> {
    for (const id of this.peerIds) await this.textbook.onPaidOut(id, this.world.clock.nowMs());
  }
}

async function openAccount(peer: PeerDatabase, promoter: string): Promise<void> {
  const account = { frozenFen: 0, availableFen: moneyFen, payingFen: 0, paidFen: 0 };
  await peer.collection('peer_accounts').doc(promoter).set({ data: account });
}
