import type { TouchKind } from './touch-kind';

/** Where an event stands in time. `seq` is the order of arrival; ids are unique among the events of one type. */
export interface EventMark {
  readonly type: 'touch' | 'order' | 'promoter';
  readonly id: string;
  readonly seq: number;
  /** Epoch ms. Orders are known to the second only. */
  readonly atMs: number;
}

/** A buyer opened a promoter's link. */
export interface Touch extends EventMark {
  readonly type: 'touch';
  readonly promoter: string;
  readonly kind: TouchKind;
  /** Set when somebody else passed the link on: the promoter that this person is, null when he is none. */
  readonly forwardedBy?: { readonly promoter: string | null };
}

/** Where the buyer stood when he ordered. */
export type OrderScene =
  | { readonly kind: 'ORGANIC' }
  | { readonly kind: 'TAGGED'; readonly promoter: string; readonly touchKind: TouchKind }
  | { readonly kind: 'FOREIGN' };

/** A paid order, at its create time. One that is never paid is not fed in at all. */
export interface AttributedOrder extends EventMark {
  readonly type: 'order';
  readonly scene: OrderScene;
  /** The promoter that the buyer himself is, null for anybody else. */
  readonly buyerPromoter: string | null;
}

/** A promoter becomes eligible (active and bound) or stops being so. Until the first such event he is eligible. */
export interface PromoterEvent extends EventMark {
  readonly type: 'promoter';
  readonly promoter: string;
  readonly active: boolean;
}

export type TimelineEvent = Touch | AttributedOrder | PromoterEvent;

/**
 * The order in which events are judged: by second, because the platform gives order times in seconds; within a second
 * touches and promoter events before orders; then by ms, arrival, id.
 */
export function compareEvents(left: EventMark, right: EventMark): number {
  return (
    Math.floor(left.atMs / 1000) - Math.floor(right.atMs / 1000) ||
    Number(left.type === 'order') - Number(right.type === 'order') ||
    left.atMs - right.atMs ||
    left.seq - right.seq ||
    compareIds(left.id, right.id)
  );
}

function compareIds(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
