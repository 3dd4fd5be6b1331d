/** A slice of taxable income: all of it above the slice before, up to `upToFen`. */
const slices = [
  { upToFen: 2_000_000, percent: 20 },
  { upToFen: 5_000_000, percent: 30 },
  { upToFen: Number.POSITIVE_INFINITY, percent: 40 },
] as const;

/**
 * What the law asks of a month's labour income, slice by slice and without quick deductions: 800 yuan are free of up to
 * 4,000 yuan, a fifth of more. In whole fen, half a fen counts as one.
 * https://fgk.chinatax.gov.cn/zcfgk/c100012/c5194962/content.html
 */
export function labourWithholding(monthFen: number): number {
  const taxableHundredths = monthFen > 400_000 ? monthFen * 80 : Math.max(0, monthFen - 80_000) * 100;
  let taxTenThousandths = 0;
  let belowFen = 0;
  for (const { upToFen, percent } of slices) {
    const within = Math.min(taxableHundredths, upToFen * 100) - belowFen * 100;
    if (within > 0) taxTenThousandths += within * percent;
    belowFen = upToFen;
  }
  return Math.floor((taxTenThousandths + 5_000) / 10_000);
}
