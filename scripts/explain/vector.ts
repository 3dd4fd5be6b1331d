import type { AttributionPolicy } from '../../core/attribution/attribution-policy';
import type { OrderScene } from '../../core/attribution/timeline-event';
import type { Family, TouchKind } from '../../core/attribution/touch-kind';
import type { WindowConfig } from '../../core/attribution/window-config';

interface PlacedEvent {
  readonly seq: number;
  readonly atMs: number;
}

export interface VectorTouch extends PlacedEvent {
  readonly type: 'touch';
  readonly buyer: string;
  readonly shop: string;
  readonly promoter: string;
  readonly kind: TouchKind;
  /** The person who passed the link on. */
  readonly forwardedBy: string | null;
}

export interface VectorOrder extends PlacedEvent {
  readonly type: 'order';
  readonly id: string;
  readonly buyer: string;
  readonly shop: string;
  readonly scene: OrderScene;
  readonly paid: boolean;
}

export interface VectorPromoterEvent extends PlacedEvent {
  readonly type: 'promoter';
  readonly promoter: string;
  readonly active: boolean;
}

export type VectorEvent = VectorTouch | VectorOrder | VectorPromoterEvent;

/** One worked case: what happened to some buyers in some shops. */
export interface Vector {
  readonly id: string;
  readonly windows: WindowConfig;
  readonly policy: AttributionPolicy;
  readonly promotersByBuyer: ReadonlyMap<string, string>;
  readonly events: readonly VectorEvent[];
}

/** What is printed about an order. */
export interface OrderResult {
  readonly orderId: string;
  readonly promoter: string | null;
  readonly reason: string;
  readonly family: Family | null;
  readonly dyeExpiresAt: number | null;
}

/** What is printed about a dye, in its latest chain. */
export interface DyeResult {
  readonly buyer: string;
  readonly shop: string;
  readonly promoter: string;
  readonly family: Family;
  readonly startedAt: number;
  readonly expiresAt: number;
  readonly extended: boolean;
}

export interface VectorResult {
  readonly id: string;
  readonly orders: readonly OrderResult[];
  readonly dyes: readonly DyeResult[];
}
