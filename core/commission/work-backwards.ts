import { fen } from '../money/fen';
import { floorShare } from '../money/floor-share';
import { type RatePpm, ratePpm, wholePpm } from '../money/rate-ppm';

/** The platform allows a service fee of at most 90 %. */
const highestFeePpm = 900_000;

/** 「推客拿成交额的 x%」 and what it has to come out of; every rate but the share is a part of the turnover. */
export interface ShareWish {
  readonly promoterPpm: RatePpm;
  /** What the platform hands to the agency under the plan. */
  readonly feePpm: RatePpm;
  /** What the agency wants to keep at least. */
  readonly leastMarginPpm: RatePpm;
}

/** A wish turned into the numbers that the platform and we can be given. */
export interface WorkedShare {
  /** fits · margin-under-guard: less is left than the agency wants · over-fee: the plan does not bring so much. */
  readonly verdict: 'fits' | 'margin-under-guard' | 'over-fee';
  /** The promoter's part of the fee; the whole fee where even that is too little. */
  readonly sharePpm: RatePpm;
  /** What he then gets of the turnover. */
  readonly promoterPpm: RatePpm;
  /** What is left to the agency. */
  readonly marginPpm: RatePpm;
  /** The least fee under which the wish and the margin both fit; null above what the platform allows. */
  readonly neededFeePpm: RatePpm | null;
}

/**
 * Works a promoter's part of the turnover backwards into his share of the fee: the smallest share that brings him the
 * whole wish after rounding down, what it leaves to the agency, and which fee the wish would need. Rates in ppm.
 */
export function workBackwards({ promoterPpm, feePpm, leastMarginPpm }: ShareWish): WorkedShare {
  const isOver = promoterPpm > feePpm || feePpm === 0;
  const sharePpm = isOver ? ratePpm(wholePpm) : smallestShare(promoterPpm, feePpm);
  const reached = turnoverPart(feePpm, sharePpm);
  const marginPpm = ratePpm(feePpm - reached);
  const needed = promoterPpm + leastMarginPpm;
  const verdict = isOver ? 'over-fee' : marginPpm < leastMarginPpm ? 'margin-under-guard' : 'fits';
  const neededFeePpm = needed > highestFeePpm ? null : ratePpm(needed);
  return { verdict, sharePpm, promoterPpm: reached, marginPpm, neededFeePpm };
}

/** What a share of the fee is of the turnover, in ppm, rounded down as money is. */
export function turnoverPart(feePpm: RatePpm, sharePpm: RatePpm): RatePpm {
  return ratePpm(floorShare(fen(feePpm), sharePpm));
}

/** BigInt is not needed: 900,000 times 1,000,000 is exact. */
function smallestShare(promoterPpm: RatePpm, feePpm: RatePpm): RatePpm {
  return ratePpm(Math.ceil((promoterPpm * wholePpm) / feePpm));
}
