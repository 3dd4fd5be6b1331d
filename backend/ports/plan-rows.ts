import type { ShelfItem } from './shelf-store';
import type { WatchedFacts } from './watched-things';

/** A product by its shop and its id there. */
export interface PlanKey {
  readonly shopAppid: string;
  /** The product id. */
  readonly contentId: string;
}

/** The rows of products under promotion from which the shelf is shown. */
export interface PlanRows {
  /**
   * Brings a product's row up to one reading of its detail. `previous` is what it was before its last change and stays
   * when it is left out; so does its place on the shelf, and a new row without one comes last.
   */
  placeProduct(
    item: ShelfItem,
    when: {
      readonly readAtMs: number;
      readonly position?: number | undefined;
      readonly previous?: WatchedFacts | undefined;
    },
  ): Promise<void>;
  /** Takes a product off the shelf. */
  delist(product: PlanKey, when: { readonly readAtMs: number; readonly previous: WatchedFacts }): Promise<void>;
}
