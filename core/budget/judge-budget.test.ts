import fc from 'fast-check';
import { guardShare, judgeBudget, usualBudget } from './judge-budget';

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
  ['a new share within the margin', 'within', null, 800_000, 'ok'],
  ['a share that leaves just the margin', 'within', 700_000, 900_000, 'ok'],
  ['a share that leaves less', 'within', 700_000, 900_001, 'margin-too-thin'],
  ['a raise while the budget is used up', 'over', 700_000, 700_001, 'budget-used-up'],
  ['a first share while it is used up', 'over', null, 700_000, 'budget-used-up'],
  ['the same share while it is used up', 'over', 700_000, 700_000, 'ok'],
  ['a lower share although it is thin', 'over', 990_000, 950_000, 'ok'],
] as const)('%s', (_label, state, fromPpm, toPpm, answer) => {
  expect(guardShare({ leastMarginPpm: 100_000 }, state, { fromPpm, toPpm })).toBe(answer);
});
