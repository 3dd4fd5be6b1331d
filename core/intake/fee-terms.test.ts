import { feeProblem, feeShortfalls } from './fee-terms';

const plans = [
  { productId: 'apple', serviceRatioPpm: 250_000 },
  { productId: 'orange', serviceRatioPpm: 200_000 },
];

describe('a fee that was agreed', () => {
  it.each([
    ['the whole shop', { scope: 'shop', feePpm: 200_000 }, undefined],
    ['nothing at all', { scope: 'shop', feePpm: 0 }, 'fee-out-of-range'],
    ['more than the platform allows', { scope: 'shop', feePpm: 900_001 }, 'fee-out-of-range'],
    ['half a ppm', { scope: 'shop', feePpm: 0.5 }, 'fee-out-of-range'],
    ['named goods', { scope: 'goods', goods: [{ productId: 'apple', feePpm: 900_000 }] }, undefined],
    ['no goods', { scope: 'goods', goods: [] }, 'no-goods'],
    [
      'goods named twice',
      { scope: 'goods', goods: ['a', 'a'].map((productId) => ({ productId, feePpm: 1 })) },
      'goods-named-twice',
    ],
    [
      'too many goods',
      {
        scope: 'goods',
        goods: Array.from({ length: 201 }, (_unused, index) => ({ productId: `${index}`, feePpm: 1 })),
      },
      'too-many-goods',
    ],
    ['goods without a fee', { scope: 'goods', goods: [{ productId: 'a', feePpm: 0 }] }, 'fee-out-of-range'],
  ] as const)('for %s', (_label, terms, problem) => {
    expect(feeProblem(terms)).toBe(problem);
  });

  it('for the whole shop is short where one plan pays less', () => {
    expect(feeShortfalls({ scope: 'shop', feePpm: 250_000 }, plans)).toEqual([
      { productId: 'orange', agreedPpm: 250_000, planPpm: 200_000 },
    ]);
  });

  it('for named goods is short where one has no plan, and says nothing of others', () => {
    const goods = [
      { productId: 'apple', feePpm: 250_000 },
      { productId: 'honey', feePpm: 100_000 },
    ];
    expect(feeShortfalls({ scope: 'goods', goods }, plans)).toEqual([
      { productId: 'honey', agreedPpm: 100_000, planPpm: null },
    ]);
  });
});
