import fc from 'fast-check';
import { formsGoodUntilMs, platformFormNames } from './form-validity';
import { shareKinds } from './share-kind';

const never = Number.MAX_SAFE_INTEGER;
const dayMs = 86_400_000;
const none = {
  shortLink: null,
  webLink: null,
  codeUrl: null,
  promotionLink: null,
  shareLink: null,
  feedToken: null,
};

describe('how long the forms of a link are good', () => {
  it.each([
    ['a product with all its forms', 'product', { shortLink: 's', codeUrl: 'c', promotionLink: 'p' }, 7 * dayMs],
    ['a product with its long-term link alone', 'product', { promotionLink: 'p' }, never],
    ['a coupon with its long-term link alone', 'coupon', { shareLink: 's' }, never],
    ['a live room', 'live', { shareLink: 's', codeUrl: 'c' }, 12 * 3_600_000],
    ['a notice', 'notice', { shareLink: 's', codeUrl: 'c' }, 3 * dayMs],
    ['a video', 'video', { shareLink: 's', feedToken: 'f' }, dayMs],
    ['an article', 'article', { shareLink: 's' }, 7 * dayMs],
  ] as const)('for %s', (_label, kind, forms, expected) => {
    const given = { kind, fetchedAtMs: 0, thingEndsAtMs: never, setting: undefined };
    expect(formsGoodUntilMs({ ...none, ...forms }, given)).toBe(expected);
  });

  it('is what the agency set, form by form', () => {
    const given = { kind: 'product', fetchedAtMs: 1000, thingEndsAtMs: never } as const;
    const forms = { ...none, shortLink: 's', promotionLink: 'p' };
    expect(formsGoodUntilMs(forms, { ...given, setting: { product: { promotionLink: 5000 } } })).toBe(6000);
    expect(formsGoodUntilMs(forms, { ...given, setting: { coupon: { shortLink: 5 } } })).toBe(1000 + 7 * dayMs);
  });

  it('never lasts longer than the thing, nor than the shortest form that is there', () => {
    const forms = fc.record(Object.fromEntries(platformFormNames.map((name) => [name, fc.option(fc.constant('x'))])));
    const kinds = fc.constantFrom(...shareKinds);
    fc.assert(
      fc.property(forms, kinds, fc.nat(), fc.nat(), (some, kind, fetchedAtMs, thingEndsAtMs) => {
        const given = { kind, fetchedAtMs, thingEndsAtMs, setting: undefined };
        const until = formsGoodUntilMs({ ...none, ...some }, given);
        expect(until).toBeLessThanOrEqual(thingEndsAtMs);
        const fewer = formsGoodUntilMs({ ...none, ...some, shortLink: null }, given);
        expect(until).toBeLessThanOrEqual(fewer);
      }),
      { numRuns: Number(process.env.PROVE_RUNS ?? 200) },
    );
  });
});
