import { ratePpm } from '../../../core/money/rate-ppm';
import { aProgram } from '../../../tests/support/builders/a-program';
import { aSnapshot, orderedAtMs } from '../../../tests/support/builders/a-snapshot';
import type { Membership } from '../../ports/membership';
import type { BrandSettings } from '../../ports/program-settings';
import { brandOfShop, orderTerms } from './order-terms';

const share = (ppm: number, fromMs = 0) => ({ fromMs, sharePpm: ratePpm(ppm) });
const program = aProgram();

const brand: BrandSettings = {
  brandId: 'shanli',
  name: '山里人家',
  isOpen: true,
  shares: [share(500_000)],
  groups: [
    { groupId: 'open', name: '所有人', shares: [share(510_000)], isOpen: true },
    { groupId: 'staff', name: '员工', shares: [share(600_000), share(650_000, orderedAtMs + 1)], isOpen: false },
    { groupId: 'silent', name: '会员', shares: [], isOpen: false },
  ],
  planShares: { plan1: [share(900_000)] },
};

const member = (changes: Partial<Membership> = {}): Membership => ({
  brandId: 'shanli',
  promoter: 'wxwang',
  groupId: 'staff',
  shares: [],
  settledBy: null,
  ...changes,
});

it.each([
  ['who never joined has the open group', undefined, {}, 510_000],
  ['a member has his group', member(), {}, 600_000],
  ['a group that is gone is the open group', member({ groupId: 'gone' }), {}, 510_000],
  ['a group that says nothing leaves it to the brand', member({ groupId: 'silent' }), {}, 500_000],
  ['a share of his own wins over the group', member({ shares: [share(700_000)] }), {}, 700_000],
  ['the plan wins over all', member({ shares: [share(700_000)] }), { productId: 'plan1' }, 900_000],
  ['the share is that of the order’s creation', member(), { createdAtMs: orderedAtMs + 1 }, 650_000],
])('%s', (_name, membership, changes, sharePpm) => {
  expect(orderTerms(program, brand, membership, aSnapshot(changes))).toEqual({
    brandId: 'shanli',
    settledBy: 'agency',
    sharePpm,
    holdDays: 15,
  });
});

it.each([
  ['agency', null, 'agency'],
  ['platform', null, 'platform'],
  ['agency', 'platform', 'platform'],
  ['platform', 'agency', 'agency'],
] as const)('the agency settles by %s, he agreed to %s: %s pays', (ofAgency, ofMember, settledBy) => {
  const settings = { ...program, agency: { ...program.agency, settledBy: ofAgency, holdDays: 20 } };
  const terms = orderTerms(settings, brand, member({ settledBy: ofMember }), aSnapshot());
  expect(terms).toMatchObject({ settledBy, holdDays: 20 });
});

it('a brand without an open group is refused', () => {
  const closed = { ...brand, groups: brand.groups.filter((group) => !group.isOpen) };
  expect(() => orderTerms(program, closed, undefined, aSnapshot())).toThrow('brand shanli has no open group');
});

it('a shop belongs to the brand that has it', () => {
  expect(brandOfShop(program, 'wxshop1')?.brandId).toBe('shanli');
  expect(brandOfShop(program, 'wxelsewhere')).toBeUndefined();
});
