import type { PayAnswer, PayNotification, PayOrder, PayProvider } from '../../backend/ports/pay-provider';

/** What goes wrong with the next call: it does not arrive, its answer is lost, or it is refused without being verified. */
export type PayFault = 'lost-on-the-way' | 'answer-lost' | 'no-money' | 'too-often';

type TransferState = 'waiting' | 'transferring' | 'cancelling' | 'paid' | 'failed' | 'cancelled' | 'returned';

interface Transfer {
  readonly order: PayOrder;
  readonly createdAtMs: number;
  readonly state: TransferState;
  readonly reason: string;
  readonly endedAtMs: number;
}

const termMs = 24 * 3_600_000;
const merchantId = '1900000001';

/** A pay platform with books of its own: what it was given under which number, and what became of it. */
export class FakePayProvider implements PayProvider {
  readonly route = 'wechat';
  readonly abilities = {
    ...{ needsConfirm: true, canCancel: true, withholdsTax: false },
    ...{ minFen: 10, maxFen: 20_000, needsNameFromFen: 200_000 },
  };
  readonly transfers = new Map<string, Transfer>();
  readonly notifications: PayNotification[] = [];
  /** What goes wrong with the next calls, one each. */
  faults: (PayFault | undefined)[] = [];
  /** Those of them that struck. */
  readonly struck: PayFault[] = [];
  submits = 0;
  /** Numbers that came again with other content, which never may happen. */
  readonly clashes: string[] = [];
  private events = 0;

  constructor(private readonly clock: { nowMs(): number }) {}

  async submit(order: PayOrder): Promise<PayAnswer> {
    this.submits += 1;
    return this.withFault(() => {
      const known = this.transfers.get(order.payoutNo);
      if (known && JSON.stringify(known.order) !== JSON.stringify(order)) {
        this.clashes.push(order.payoutNo);
        return { kind: 'refused', code: 'ALREADY_EXISTS', detail: 'other content', class: 'parameters' };
      }
      const createdAtMs = this.clock.nowMs();
      if (!known)
        this.transfers.set(order.payoutNo, { order, createdAtMs, state: 'waiting', reason: '', endedAtMs: 0 });
      return this.answerOf(order.payoutNo, true);
    });
  }

  async query(payoutNo: string): Promise<PayAnswer> {
    return this.withFault(() => this.answerOf(payoutNo, false));
  }

  async cancel(payoutNo: string): Promise<PayAnswer> {
    return this.withFault(() => {
      const known = this.transfers.get(payoutNo);
      if (!known) return { kind: 'not-found' };
      if (known.state !== 'waiting' && known.state !== 'cancelling') {
        return { kind: 'refused', code: 'INVALID_REQUEST', detail: known.state, class: 'parameters' };
      }
      this.move(payoutNo, 'cancelling');
      return this.answerOf(payoutNo, false);
    });
  }

  async listBill(): Promise<undefined> {
    return undefined;
  }

  async balanceFen(): Promise<undefined> {
    return undefined;
  }

  /** The promoter taps 收款; too late once it is over or being cancelled. */
  confirm(payoutNo: string): boolean {
    this.closeOverdue();
    if (this.transfers.get(payoutNo)?.state !== 'waiting') return false;
    this.move(payoutNo, 'transferring');
    return true;
  }

  /** What is under way comes to its end. */
  finish(payoutNo: string, how: 'paid' | 'failed' = 'paid', why = 'ACCOUNT_FROZEN'): void {
    const state = this.transfers.get(payoutNo)?.state;
    if (state === 'cancelling') this.end(payoutNo, 'cancelled', '');
    if (state === 'transferring') this.end(payoutNo, how, how === 'failed' ? why : '');
  }

  /** The bank gives back what was paid. */
  giveBack(payoutNo: string): void {
    if (this.transfers.get(payoutNo)?.state === 'paid') this.end(payoutNo, 'returned', 'BANK_RETURNED');
  }

  /** Closes what nobody confirmed within 24 hours. */
  closeOverdue(): void {
    for (const [payoutNo, { state, createdAtMs }] of this.transfers) {
      if (state === 'waiting' && this.clock.nowMs() >= createdAtMs + termMs) {
        this.end(payoutNo, 'failed', 'OVERDUE_CLOSE');
      }
    }
  }

  /** What every openid has got, in fen. */
  paidFenOf(openid: string): number {
    const paid = [...this.transfers.values()].filter(({ order, state }) => order.openid === openid && state === 'paid');
    return paid.reduce((sum, { order }) => sum + order.netFen, 0);
  }

  /** What is under way to an openid, in fen before tax. */
  openFenOf(openid: string): number {
    const open = ['waiting', 'transferring', 'cancelling'];
    const own = [...this.transfers.values()].filter(
      ({ order, state }) => order.openid === openid && open.includes(state),
    );
    return own.reduce((sum, { order }) => sum + order.grossFen, 0);
  }

  notificationOf(payoutNo: string): PayNotification {
    const known = this.transfers.get(payoutNo);
    const outcome = this.answerOf(payoutNo, false);
    if (!known || outcome.kind === 'refused' || outcome.kind === 'no-answer') throw new Error(`no ${payoutNo}`);
    this.events += 1;
    const { netFen: amountFen, openid } = known.order;
    return { eventId: `event-${this.events}`, payoutNo, outcome, merchantId, amountFen, openid };
  }

  private withFault(act: () => PayAnswer): PayAnswer {
    this.closeOverdue();
    const fault = this.faults.shift();
    if (fault !== undefined) this.struck.push(fault);
    if (fault === 'lost-on-the-way') return { kind: 'no-answer', cause: 'timeout' };
    if (fault === 'no-money') return { kind: 'refused', code: 'NOT_ENOUGH', detail: '', class: 'no-money' };
    if (fault === 'too-often') return { kind: 'refused', code: 'FREQUENCY_LIMITED', detail: '', class: 'too-often' };
    const answer = act();
    return fault === 'answer-lost' ? { kind: 'no-answer', cause: 'connection reset' } : answer;
  }

  private answerOf(payoutNo: string, withPackage: boolean): PayAnswer {
    const known = this.transfers.get(payoutNo);
    if (!known) return { kind: 'not-found' };
    const providerNo = `T-${payoutNo}`;
    switch (known.state) {
      case 'waiting':
        return { kind: 'needs-confirm', providerNo, confirmPackage: withPackage ? `package-${payoutNo}` : null };
      case 'paid':
        return { kind: 'paid', providerNo, paidAtMs: known.endedAtMs, netFen: known.order.netFen, taxFen: null };
      case 'failed':
      case 'returned':
        return { kind: known.state, providerNo, reason: known.reason };
      case 'transferring':
      case 'cancelling':
      case 'cancelled':
        return { kind: known.state, providerNo };
    }
  }

  private move(payoutNo: string, state: TransferState, reason = '', endedAtMs = 0): void {
    const known = this.transfers.get(payoutNo);
    if (known) this.transfers.set(payoutNo, { ...known, state, reason, endedAtMs });
  }

  private end(payoutNo: string, state: TransferState, reason: string): void {
    this.move(payoutNo, state, reason, this.clock.nowMs());
    this.notifications.push(this.notificationOf(payoutNo));
  }
}
