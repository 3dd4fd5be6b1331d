import type { DocumentDatabase } from '../../../backend/ports/document-database';
import type { Strand } from '../schedule/strand';
import type { PayPlatform } from './pay-platform';

/** One wish of a promoter for his money; the same `requestId` again is the same wish. */
export interface WithdrawalWish {
  readonly promoter: string;
  readonly part: 'all' | 'half' | 'too-much';
  readonly requestId: string;
}

/** A payout as the books know it, in whatever words its program has. */
export interface SeenPayout {
  readonly number: string;
  readonly promoter: string;
  readonly amountFen: number;
  readonly isOpen: boolean;
}

/** Everything about withdrawals that the simulation sets going, whoever carries it out. */
export interface WithdrawalDesk {
  request(wish: WithdrawalWish): Promise<'reserved' | 'refused' | 'repeat'>;
  /** The timer that hands reserved payouts over. */
  send(): Promise<void>;
  /** The timer that asks about open payouts. */
  settle(): Promise<void>;
  /** The pay platform tells that a bill has ended. */
  ended(number: string): Promise<void>;
  payouts(): Promise<readonly SeenPayout[]>;
}

export interface DeskWorld {
  readonly database: DocumentDatabase;
  readonly strand: Strand;
  readonly pay: PayPlatform;
}
