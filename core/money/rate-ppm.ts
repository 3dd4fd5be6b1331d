import { invariant } from '../invariant';

declare const ppmBrand: unique symbol;

/** A rate in parts per million: 1,000,000 is the whole, 10,000 is 1 %, as the platform gives its ratios. */
export type RatePpm = number & { readonly [ppmBrand]: true };

export const wholePpm = 1_000_000;

/** Accepts a whole number from 0 to 1,000,000. */
export function ratePpm(value: number): RatePpm {
  invariant(
    Number.isInteger(value) && value >= 0 && value <= wholePpm,
    `a rate must be 0 to 1,000,000 ppm, got ${value}`,
  );
  return value as RatePpm;
}
