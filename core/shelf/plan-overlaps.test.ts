import { overlappingPlans } from './plan-overlaps';

const plan = (planType: number, startsAtMs: number, endsAtMs: number, productId = 'apple') => ({
  ...{ shopAppid: 'wxshop1', productId, planType, startsAtMs, endsAtMs },
});

describe('plans of one product', () => {
  it.each([
    ['meet inside', plan(1, 0, 100), plan(2, 50, 150), true],
    ['meet where one has no end', plan(1, 0, 0), plan(2, 500, 900), true],
    ['do not meet where one ends as the other begins', plan(1, 0, 100), plan(2, 100, 200), false],
    ['do not meet where they are of different products', plan(1, 0, 0), plan(2, 0, 0, 'orange'), false],
  ])('%s', (_label, one, other, doMeet) => {
    expect(overlappingPlans(one, [one, other])).toEqual(doMeet ? [other] : []);
    expect(overlappingPlans(other, [one, other])).toEqual(doMeet ? [one] : []);
  });

  it('are named in the order in which the platform takes them', () => {
    const [own, open, foreign] = [plan(1, 0, 0), plan(2, 0, 0), plan(4, 0, 0)];
    expect(overlappingPlans(open, [foreign, open, own])).toEqual([own, foreign]);
  });
});
