import { labourWithholding } from './labour-withholding';

it.each([
  ['nothing', 0, 0],
  ['what is free', 80_000, 0],
  ['a yuan more', 80_100, 20],
  ['the last month with 800 yuan free', 400_000, 64_000],
  ['a yuan more than that', 400_100, 64_016],
  ['the end of the first slice', 2_500_000, 400_000],
  ['a yuan into the second slice', 2_500_100, 400_024],
  ['the end of the second slice', 6_250_000, 1_300_000],
  ['a yuan into the third slice', 6_250_100, 1_300_032],
  ['a hundred thousand yuan', 10_000_000, 2_500_000],
  ['less than half a fen of tax', 80_002, 0],
  ['more than half a fen of tax', 80_003, 1],
])('the reference withholds of %s (%i fen) %i fen', (_name, monthFen, taxFen) => {
  expect(labourWithholding(monthFen)).toBe(taxFen);
});
