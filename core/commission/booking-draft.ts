import { invariant } from '../invariant';
import { type Account, promoterAccount } from '../ledger/account';
import {
  type LedgerCause,
  type LedgerTransaction,
  ledgerTransaction,
  type Posting,
} from '../ledger/ledger-transaction';
import { type Fen, fen } from '../money/fen';
import type { OrderRow } from './order-row';

/** Something a person should look at; it never stops the booking. */
export interface OrderAlert {
  readonly code:
    | 'SHARER_CHANGED'
    | 'SETTLEMENT_TYPE_MISMATCH'
    | 'NEGATIVE_MARGIN'
    | 'UNKNOWN_STATUS'
    | 'SETTLED_WITHOUT_RECEIPT';
  readonly detail: string;
}

/** What a decision about one order comes to: the row as it shall be, and the ledger lines that take it there. */
export interface OrderBooking {
  readonly row: OrderRow;
  readonly entries: readonly LedgerTransaction[];
  readonly alerts: readonly OrderAlert[];
}

/** Collects the ledger lines of one order while a decision is worked out, raising the booking counter with each. */
export class BookingDraft {
  private readonly entries: LedgerTransaction[] = [];
  private readonly alerts: OrderAlert[] = [];

  constructor(
    public row: OrderRow,
    private readonly bookedAtMs: number,
  ) {}

  change(fields: Partial<OrderRow>): void {
    this.row = { ...this.row, ...fields };
  }

  alert(code: OrderAlert['code'], detail: string): void {
    this.alerts.push({ code, detail });
  }

  /** Where the promoter's part is now. */
  promoterPlace(): Account {
    const { promoter, moneyIn, dueDay } = this.row;
    invariant(promoter !== null && moneyIn !== 'none', `${this.row.key} has no promoter money`);
    if (moneyIn !== 'due') return promoterAccount(promoter, { place: moneyIn });
    invariant(dueDay !== null, `${this.row.key} is due without a day`);
    return promoterAccount(promoter, { place: 'due', day: dueDay });
  }

  /** Writes one ledger line; movements of 0 fen fall away, and a line without any is not written. */
  post(cause: LedgerCause, movements: readonly Movement[]): void {
    const postings = movements.flatMap(postingOf);
    if (postings.length === 0) return;
    const booking = this.row.booking + 1;
    this.change({ booking });
    this.entries.push(
      ledgerTransaction({
        id: `${this.row.key}|${booking}`,
        cause,
        brandId: this.row.brandId,
        orderKey: this.row.key,
        postings,
        bookedAtMs: this.bookedAtMs,
      }),
    );
  }

  /** Moves the promoter's whole part to another place of his. */
  movePart(cause: LedgerCause, to: Account): void {
    this.post(cause, [{ from: this.promoterPlace(), to, amountFen: this.row.promoterFen }]);
  }

  finish(): OrderBooking {
    return { row: this.row, entries: this.entries, alerts: this.alerts };
  }
}

/** A signed movement: a negative amount goes the other way. */
export interface Movement {
  readonly from: Account;
  readonly to: Account;
  readonly amountFen: Fen;
}

function postingOf({ from, to, amountFen }: Movement): Posting[] {
  if (amountFen === 0) return [];
  return amountFen > 0 ? [{ from, to, amountFen }] : [{ from: to, to: from, amountFen: fen(-amountFen) }];
}
