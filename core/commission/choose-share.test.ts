import { ratePpm } from '../money/rate-ppm';
import { chooseShare, type ShareLevels } from './choose-share';

const shares = (...versions: readonly (readonly [fromMs: number, ppm: number])[]) =>
  versions.map(([fromMs, ppm]) => ({ fromMs, sharePpm: ratePpm(ppm) }));

const levels = (changes: Partial<ShareLevels>): ShareLevels => ({
  plan: [],
  membership: [],
  group: [],
  brand: shares([0, 500_000]),
  ...changes,
});

it.each([
  ['only the brand says something', {}, 500_000, 'brand'],
  ['the group says more', { group: shares([0, 600_000]) }, 600_000, 'group'],
  ['his own share wins over the group', { group: shares([0, 600_000]), membership: shares([0, 1]) }, 1, 'membership'],
  ['the plan wins over all', { membership: shares([0, 1]), plan: shares([0, 0]) }, 0, 'plan'],
  ['a plan whose share has not begun says nothing', { plan: shares([1001, 900_000]) }, 500_000, 'brand'],
  ['a plan whose share begins now does', { plan: shares([1000, 900_000]) }, 900_000, 'plan'],
])('%s', (_name, changes, sharePpm, source) => {
  expect(chooseShare(levels(changes), 1000)).toEqual({ sharePpm, source });
});

it.each([
  [999, 100_000],
  [1000, 100_000],
  [1999, 100_000],
  [2000, 200_000],
  [2999, 200_000],
  [3000, 300_000],
  [9_999_999, 300_000],
])('an order created at %d has the version of %d ppm', (createdAtMs, sharePpm) => {
  const brand = shares([1000, 100_000], [2000, 200_000], [3000, 300_000]);
  expect(chooseShare(levels({ brand }), createdAtMs)).toEqual({ sharePpm, source: 'brand' });
});

it('a brand without a share is refused', () => {
  expect(() => chooseShare(levels({ brand: [] }), 1000)).toThrow('a brand needs a default share');
});
