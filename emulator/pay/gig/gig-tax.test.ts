import { monthlyTaxFen } from './gig-tax';

it.each([
  [800, 0],
  [1000, 40],
  [2000, 240],
  [4000, 640],
  [5000, 800],
  [10_000, 1600],
  [20_000, 3200],
  [25_000, 4000],
  [30_000, 5200],
  [50_000, 10_000],
  [62_500, 13_000],
  [80_000, 18_600],
  [100_000, 25_000],
])('an income of %i yuan in a month owes %i yuan', (incomeYuan, taxYuan) => {
  expect(monthlyTaxFen(incomeYuan * 100).taxFen).toBe(taxYuan * 100);
});
