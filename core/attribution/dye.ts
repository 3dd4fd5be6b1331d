import { dayMs } from '../time/beijing-day';
import type { AttributionPolicy } from './attribution-policy';
import type { EventMark } from './timeline-event';
import { type Family, familyOfKind, type TouchKind } from './touch-kind';
import type { WindowConfig } from './window-config';

/** The event that touched a dye: a touch, or an order that carried the promoter's tag. */
export interface TouchMark extends EventMark {
  readonly type: 'touch' | 'order';
  readonly kind: TouchKind;
}

/** The lock of one buyer in one shop for one promoter and family, in its latest chain. */
export interface Dye {
  readonly promoter: string;
  readonly family: Family;
  /** The event that began the chain; its id names the chain. */
  readonly startedBy: TouchMark;
  readonly lastTouch: TouchMark;
  /** Alive at t means t < expiresAtMs. */
  readonly expiresAtMs: number;
  /** The one order that extended this chain, null while none has. */
  readonly extendedByOrderId: string | null;
  /** The windows when the chain began; a later change of the shop's setting does not move a running lock. */
  readonly clickDays: number;
  readonly orderDays: number;
}

/** How one touch acts on the dyes of a buyer in a shop. */
export interface DyeTouch {
  readonly mark: TouchMark;
  readonly promoter: string;
  /** The tag of an order only refreshes a live dye; opening a link moves its end. */
  readonly slides: boolean;
}

/**
 * The dyes after a touch: the promoter's live dye goes on, otherwise a new chain begins. The touched dye moves to the
 * end, so that dyes are always in the order of their latest touch.
 */
export function touchDyes(
  dyes: readonly Dye[],
  touch: DyeTouch,
  windows: WindowConfig,
  policy: AttributionPolicy,
): readonly Dye[] {
  const family = familyOfKind[touch.mark.kind];
  let touched: Dye | undefined;
  const after: Dye[] = [];
  for (const dye of dyes) {
    if (dye.promoter === touch.promoter && dye.family === family) touched = dye;
    else if (policy.rivalTouch === 'OUTRANK' || dye.promoter === touch.promoter) after.push(dye);
  }
  const lives = touched !== undefined && touch.mark.atMs < touched.expiresAtMs;
  after.push(touched && lives ? retouch(touched, touch, policy) : newChain(touch, family, windows));
  return after;
}

function newChain({ mark, promoter }: DyeTouch, family: Family, windows: WindowConfig): Dye {
  const { clickDays, orderDays } = windows[family];
  return {
    promoter,
    family,
    startedBy: mark,
    lastTouch: mark,
    expiresAtMs: mark.atMs + clickDays * dayMs,
    extendedByOrderId: null,
    clickDays,
    orderDays,
  };
}

function retouch(dye: Dye, { mark, slides }: DyeTouch, policy: AttributionPolicy): Dye {
  const moves = slides && policy.retouch === 'SLIDE';
  const expiresAtMs = moves ? Math.max(dye.expiresAtMs, mark.atMs + dye.clickDays * dayMs) : dye.expiresAtMs;
  return { ...dye, lastTouch: mark, expiresAtMs };
}

/** Where an order moves the end of a lock: its order days are added to the present end. */
export function extendedEndMs(dye: Dye): number {
  return dye.expiresAtMs + dye.orderDays * dayMs;
}

/** The dye after the one order of its chain that extends it. */
export function extendDye(dye: Dye, orderId: string): Dye {
  return { ...dye, expiresAtMs: extendedEndMs(dye), extendedByOrderId: orderId };
}
