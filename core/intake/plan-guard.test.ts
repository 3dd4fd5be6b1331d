import { planRefusal, planRefusalSentences } from './plan-guard';

const good = {
  talentRateSetBy: 'agency',
  planType: 2,
  serviceRatioPpm: 250_000,
  startsAtMs: 100,
  endsAtMs: 200,
} as const;

describe('a plan', () => {
  it.each([
    ['a merchant for us', { planType: 1 }],
    ['a merchant for all', { planType: 2 }],
    ['no end', { endsAtMs: 0 }],
  ])('of %s can be shared', (_label, change) => {
    expect(planRefusal({ ...good, ...change }, 150)).toBeUndefined();
  });

  it.each([
    ['where the merchant sets the talents commission', { talentRateSetBy: 'merchant' }, 150],
    ['where nobody says who sets it', { talentRateSetBy: 'unknown' }, 150],
    ['without a type', { planType: 0 }, 150],
    ['of another agency for us', { planType: 3 }, 150],
    ['of another agency for all', { planType: 4 }, 150],
    ['without a fee', { serviceRatioPpm: 0 }, 150],
    ['before its time', {}, 99],
    ['at its end', {}, 200],
  ] as const)('%s is refused by name', (label, change, atMs) => {
    const names: Readonly<Record<string, string>> = {
      'where the merchant sets the talents commission': 'talent-rate-set-by-merchant',
      'where nobody says who sets it': 'talent-rate-unknown',
      'without a type': 'plan-type-not-usable',
      'of another agency for us': 'plan-type-not-usable',
      'of another agency for all': 'plan-type-not-usable',
      'without a fee': 'no-service-fee',
      'before its time': 'plan-not-started',
      'at its end': 'plan-ended',
    };
    expect(planRefusal({ ...good, ...change }, atMs)).toBe(names[label]);
  });

  it('that is refused says what would mend it', () => {
    for (const sentence of Object.values(planRefusalSentences)) expect(sentence).toMatch(/。.+。$/);
  });
});
