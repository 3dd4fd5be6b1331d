import type { StreetState } from '../street-desk';
import type { PhoneName, StreetHands } from '../street-hands';
import type { Said } from '../street-world';

/** One step. It is done when the world (or what a phone shows) says so, whoever did it. */
export interface StreetStep {
  readonly title: Said;
  readonly hint: Said;
  /** Which phone is lit while it waits. */
  readonly phone: PhoneName;
  /** What a finger would tap first, by name. */
  readonly target?: string;
  /** What stands beside it. */
  readonly near?: string;
  /** The moment of the world at which it is the next step, if there is one by name. */
  readonly from?: string;
  /** The page that the promoter's phone shows when one begins here. */
  readonly path?: string;
  isDone(state: StreetState, hands: StreetHands): boolean;
  /** Does it, by tapping real pages. */
  run(hands: StreetHands): Promise<void>;
}

/** A story of a few steps; its address is `/?chapter=<id>`. */
export interface Chapter {
  readonly id: string;
  readonly title: Said;
  /** The moment of the world at which it begins. */
  readonly from: string;
  readonly steps: readonly StreetStep[];
  /** What there is to say when all steps are done. */
  readonly end: Said;
}

/** The page on top of a phone. */
export function routeOf({ running }: StreetHands['promoter']): string {
  return running?.stack.top()?.route ?? '';
}
