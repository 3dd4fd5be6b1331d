import type { Fen } from '../../../core/money/fen';
import type { PlatformAnswer, SecondsRange } from './answer';
import type { PlatformList } from './platform-list';

export interface FundsBalance {
  readonly availableFen: Fen;
  readonly pendingFen: Fen;
}

export type FundsKind = 'withdrawal' | 'sharing' | 'unknown';

/** One movement on the agency's account at the platform. */
export interface FundsFlow {
  readonly flowId: string;
  readonly kind: FundsKind;
  /** As stated, never below zero. */
  readonly amountFen: Fen;
  /** As stated; where it is not, a sharing comes in and a withdrawal goes out. */
  readonly direction: 'in' | 'out';
  /** What was on the account afterwards; below zero when more was taken back than was left. */
  readonly balanceFen: Fen;
  readonly bookedAtMs: number;
  readonly remark: string;
  readonly orderId: string | null;
  readonly withdrawalId: string | null;
}

/** The agency's money at the platform. https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/balance/api_getbalance */
export interface PlatformFunds {
  fundsBalance(): Promise<PlatformAnswer<FundsBalance>>;
  /** Ids of movements, 10 a page. */
  listFundsFlows(filter?: {
    readonly booked?: SecondsRange;
    readonly kind?: Exclude<FundsKind, 'unknown'>;
    readonly transactionId?: string;
  }): PlatformList<string>;
  /** Refusal 10024008 when there is no such movement. */
  findFundsFlow(flowId: string): Promise<PlatformAnswer<FundsFlow>>;
}
