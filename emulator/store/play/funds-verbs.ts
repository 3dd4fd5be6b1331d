import { FUNDS_FAULTS, type FundsFaultKind } from '../misbehaviour/funds-faults';
import type { StoreContext } from '../store-context';
import { type PlayBody, PlayInput } from './play-input';
import { PlayRefused } from './play-refused';

export type FundsFaultWish = {
  fault: FundsFaultKind;
  /** Movements that it falls on; 1 when left out. */
  count?: number;
  /** Only movements of this order. */
  order_id?: string;
  /** With wrong-amount: fen more, or less below zero; one fen less when left out. */
  by?: number;
  /** With late and backdated; an hour when left out. */
  delay_seconds?: number;
};

/** The next movements of the agency's funds that come from orders go wrong in a way. */
export function fundsFault(context: StoreContext, body: PlayBody): { faults: number } {
  const input = new PlayInput(body);
  const kind = input.oneOf('fault', FUNDS_FAULTS);
  const left = input.optionalWhole('count') ?? 1;
  const delaySec = input.optionalWhole('delay_seconds') ?? 3600;
  if (left < 1) throw new PlayRefused('bad-count', 'count must be 1 or more');
  if (delaySec < 1) throw new PlayRefused('bad-delay_seconds', 'delay_seconds must be 1 or more');
  const by = input.optionalWhole('by') ?? -1;
  const of = input.has('order_id') ? { order_id: input.order(context).order_id } : {};
  context.state.fundsFaults.push({ kind, left, by, delaySec, ...of });
  return { faults: context.state.fundsFaults.length };
}
