export const GIG_CHANNELS = ['银行卡', '支付宝', '微信'] as const;
export type GigChannel = (typeof GIG_CHANNELS)[number];

/** Of an order: 0 taken in, 1 paid, 2 failed, 4 suspended, 5 paying, 9 returned after it was paid, 15 cancelled. */
export type GigStatus = '0' | '1' | '2' | '4' | '5' | '9' | '15';

export type GigOrder = {
  orderId: string;
  channel: GigChannel;
  /** The platform's number. */
  ref: string;
  /** As they were sent, plain. */
  fields: Record<string, string>;
  amountFen: number;
  taxFen: number;
  feeFen: number;
  status: GigStatus;
  statusDetail: string;
  statusMessage: string;
  createdAtMs: number;
  finishedAtMs?: number | undefined;
  /** When it moves on by itself. */
  nextAtMs?: number | undefined;
  isFunded: boolean;
};

export type GigState = {
  orders: Record<string, GigOrder>;
  open: string[];
  balances: Record<GigChannel, number>;
  /** The next orders fail or are suspended so. */
  fates: { status: '2' | '4'; message: string; left: number }[];
};

const FIRST_BALANCE_FEN = 1_000_000;

export function freshGigState(): GigState {
  const balances = { 银行卡: FIRST_BALANCE_FEN, 支付宝: FIRST_BALANCE_FEN, 微信: FIRST_BALANCE_FEN };
  return { orders: {}, open: [], balances, fates: [] };
}
