import type { StoreSettings } from './store-settings';
import type { StoreState } from './store-state';
import type { Wire } from './wire-json';

/** What every part of the platform works on. */
export type StoreContext = {
  readonly settings: StoreSettings;
  readonly state: StoreState;
  /** Where this emulator serves its pictures, without a slash at the end. */
  readonly baseUrl: () => string;
  readonly nowMs: () => number;
  /** Seeded, in [0, 1). */
  readonly random: () => number;
  /** Tells the agency of an event: the envelope is put around it here. */
  readonly tell: (event: string, fields: { [key: string]: Wire }) => void;
  /** To be called after any change of an order, so that its timers are looked at again. */
  readonly ordersChanged: () => void;
};

export function nowSec(context: StoreContext): number {
  return Math.floor(context.nowMs() / 1000);
}

/** The number of a day in Beijing, for limits and sums by day. */
export function beijingDay(atSec: number): number {
  return Math.floor((atSec + 8 * 3600) / 86_400);
}

/** A number that rises with every thing that happens. */
export function nextSeq(context: StoreContext): number {
  context.state.lastSeq += 1;
  return context.state.lastSeq;
}

/** A repeatable stream of numbers in [0, 1) (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
