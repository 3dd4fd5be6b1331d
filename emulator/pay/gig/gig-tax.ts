/** Bands of the ordinary rule for labour remuneration: taxable income up to (fen), rate in percent, deduction (fen). */
const BANDS = [
  { upToFen: 2_000_000, percent: 20, deductionFen: 0 },
  { upToFen: 5_000_000, percent: 30, deductionFen: 200_000 },
  { upToFen: Number.POSITIVE_INFINITY, percent: 40, deductionFen: 700_000 },
];
const SMALL_FEN = 400_000;
const FLAT_FEN = 80_000;

/**
 * The tax of one person's income of one month, in fen (STA 2018 no. 61): up to 4,000 yuan less 800, above less a fifth;
 * rounded half up once. http://www.chinatax.gov.cn/ publishes the announcement.
 */
export function monthlyTaxFen(incomeFen: number): { taxFen: number; percent: number } {
  const isSmall = incomeFen <= SMALL_FEN;
  const taxableTenths = isSmall ? Math.max(0, incomeFen - FLAT_FEN) * 10 : incomeFen * 8;
  const band = BANDS.find(({ upToFen }) => taxableTenths <= upToFen * 10);
  if (!band) throw new Error('the last band has no end');
  const thousandths = taxableTenths * band.percent - band.deductionFen * 1000;
  return { taxFen: Math.floor((thousandths + 500) / 1000), percent: taxableTenths === 0 ? 0 : band.percent };
}
