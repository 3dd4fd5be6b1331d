import { type Fen, fen } from '../money/fen';

interface Band {
  /** Taxable income up to and including this many fen; null in the last band. */
  readonly upToFen: number | null;
  readonly ratePercent: number;
  /** Taken off after the rate, so that the bands meet. */
  readonly quickFen: number;
}

/** Labour remuneration, per month of the same work (STA 2018 no. 61, table 2). */
const labourBands: readonly Band[] = [
  { upToFen: 2_000_000, ratePercent: 20, quickFen: 0 },
  { upToFen: 5_000_000, ratePercent: 30, quickFen: 200_000 },
  { upToFen: null, ratePercent: 40, quickFen: 700_000 },
];

/** Comprehensive income, cumulated over a year (STA 2018 no. 61, table 1; used by STA 2025 no. 16). */
const yearBands: readonly Band[] = [
  { upToFen: 3_600_000, ratePercent: 3, quickFen: 0 },
  { upToFen: 14_400_000, ratePercent: 10, quickFen: 252_000 },
  { upToFen: 30_000_000, ratePercent: 20, quickFen: 1_692_000 },
  { upToFen: 42_000_000, ratePercent: 25, quickFen: 3_192_000 },
  { upToFen: 66_000_000, ratePercent: 30, quickFen: 5_292_000 },
  { upToFen: 96_000_000, ratePercent: 35, quickFen: 8_592_000 },
  { upToFen: null, ratePercent: 45, quickFen: 18_192_000 },
];

const smallIncomeFen = 400_000;
const flatDeductionFen = 80_000;
const keptPercent = 80;
const monthlyDeductionFen = 500_000;
/** Taxable income is counted in hundredths of a fen, because 80 % of a fen is not whole. */
const partsOfFen = 100;
const percent = 100;

/** How a tax comes about, for the person who reads it. */
export interface TaxWorking {
  readonly taxFen: Fen;
  /** Income less what the rule deducts, at least 0, to the nearest fen. */
  readonly taxableFen: Fen;
  readonly ratePercent: number;
  readonly quickFen: Fen;
}

/**
 * Tax on one month's labour income by the ordinary rule: less 800 yuan up to 4,000 yuan, else less 20 %; 20, 30 or 40 %
 * of it. Exact integers, rounded half up to whole fen once, at the end. STA announcement 2018 no. 61:
 * https://fgk.chinatax.gov.cn/zcfgk/c100012/c5194962/content.html
 */
export function labourTax(grossFen: Fen): TaxWorking {
  const isSmall = grossFen <= smallIncomeFen;
  const parts = isSmall
    ? BigInt(grossFen - flatDeductionFen) * BigInt(partsOfFen)
    : BigInt(grossFen) * BigInt(keptPercent);
  return taxOf(parts, labourBands);
}

/**
 * Tax on a year's labour income so far by the cumulative rule for a platform's workers: less 20 % and 5,000 yuan for each
 * month, by the seven bands of comprehensive income. Rounded half up to whole fen once. STA announcement 2025 no. 16.
 */
export function cumulativeTax(grossFen: Fen, months: number): TaxWorking {
  const deduction = BigInt(months) * BigInt(monthlyDeductionFen) * BigInt(partsOfFen);
  return taxOf(BigInt(grossFen) * BigInt(keptPercent) - deduction, yearBands);
}

function taxOf(taxableParts: bigint, bands: readonly Band[]): TaxWorking {
  const parts = taxableParts > 0n ? taxableParts : 0n;
  const band = bands.find(({ upToFen }) => upToFen === null || parts <= BigInt(upToFen) * BigInt(partsOfFen));
  const { ratePercent, quickFen } = band ?? { ratePercent: 0, quickFen: 0 };
  const divisor = BigInt(partsOfFen * percent);
  const scaled = parts * BigInt(ratePercent) - BigInt(quickFen) * divisor;
  return {
    taxFen: halfUp(scaled, divisor),
    taxableFen: halfUp(parts, BigInt(partsOfFen)),
    ratePercent,
    quickFen: fen(quickFen),
  };
}

/** Whole fen, a half rounded up; both numbers are at least 0. */
function halfUp(scaled: bigint, divisor: bigint): Fen {
  return fen(Number((scaled + divisor / 2n) / divisor));
}
