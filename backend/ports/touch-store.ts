import type { TouchKind } from '../../core/attribution/touch-kind';

/** A buyer opened a promoter's link. Nobody can be found by it without the key of the hash. */
export interface Touch {
  readonly buyerKey: string;
  readonly shopAppid: string;
  readonly promoter: string;
  readonly kind: TouchKind;
  readonly token: string;
  readonly contentId: string;
  readonly atMs: number;
  /** Who passed the link on: a promoter with his own link, or nobody. */
  readonly forwardedByKind: 'promoter' | null;
}

export interface TouchStore {
  /** Keeps a touch; the same buyer on the same link within the same second is one touch. */
  keepTouch(touch: Touch): Promise<'kept' | 'repeated'>;
  /** The newest 1000 touches of a buyer in a shop, the oldest of them first; `id` tells them apart. */
  listTouches(buyerKey: string, shopAppid: string): Promise<KeptTouch[]>;
}

/** A touch as it is kept. */
export interface KeptTouch extends Touch {
  readonly id: string;
}
