import fc from 'fast-check';
import { judgeBudget, mayBecomeShare, usualBudget } from './judge-budget';

it.each([
  ['no budget', null, 5_000, 'none', null, null],
  ['nothing spent', 100_000, 0, 'within', 100_000, 0],
  ['a fen before the warning', 100_000, 79_999, 'within', 20_001, 799_990],
  ['the warning', 100_000, 80_000, 'near', 20_000, 800_000],
  ['the last fen', 100_000, 99_999, 'near', 1, 999_990],
  ['used up', 100_000, 100_000, 'over', 0, 1_000_000],
  ['exceeded', 100_000, 130_000, 'over', -30_000, 1_300_000],
  ['more taken back than booked', 100_000, -5_000, 'within', 100_000, 0],
  ['a budget of nothing', 0, 0, 'over', 0, 1_000_000],
] as const)('%s', (_label, monthFen, spentFen, state, leftFen, usedPpm) => {
  expect(judgeBudget({ ...usualBudget, monthFen }, spentFen)).toEqual({ state, leftFen, usedPpm });
});

it('spending more never brings more back, and never a better state', () => {
  const rank = { none: 0, within: 0, near: 1, over: 2 };
  const amounts = fc.tuple(fc.nat(10_000_000), fc.nat(20_000_000), fc.nat(20_000_000));
  fc.assert(
    fc.property(amounts, ([monthFen, spent, more]) => {
      const before = judgeBudget({ ...usualBudget, monthFen }, spent);
      const after = judgeBudget({ ...usualBudget, monthFen }, spent + more);
      expect(rank[after.state]).toBeGreaterThanOrEqual(rank[before.state]);
      expect(before.leftFen).toBe(Number(after.leftFen) + more);
    }),
  );
});

it.each([
  ['a raise within the budget', 'within', 700_000, 900_000, true],
  ['a raise near its end', 'near', 700_000, 900_000, true],
  ['a raise without a budget', 'none', 700_000, 900_000, true],
  ['a raise while it is used up', 'over', 700_000, 700_001, false],
  ['a first share while it is used up', 'over', null, 700_000, false],
  ['the same share while it is used up', 'over', 700_000, 700_000, true],
  ['a lower share while it is used up', 'over', 700_000, 650_000, true],
] as const)('%s', (_label, state, fromPpm, toPpm, answer) => {
  expect(mayBecomeShare(state, { fromPpm, toPpm })).toBe(answer);
});
