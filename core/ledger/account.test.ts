import fc from 'fast-check';
import type { BeijingDay } from '../time/beijing-day';
import { type Account, isPromoterId, type PromoterPlace, parsePromoterAccount, promoterAccount } from './account';

const idCharacters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';
const somePromoterId = fc.string({
  unit: fc.constantFrom(...idCharacters),
  minLength: 1,
  maxLength: 64,
});
const somePlace: fc.Arbitrary<PromoterPlace> = fc.oneof(
  fc.constantFrom(...(['frozen', 'held', 'available', 'paying', 'paid'] as const)).map((place) => ({ place })),
  fc
    .integer({ min: 20_000_101, max: 21_991_231 })
    .map((day) => ({ place: 'due' as const, day: `${day}` as BeijingDay })),
);

it('an account is read back as it was written, whatever the promoter is called', () => {
  fc.assert(
    fc.property(somePromoterId, somePlace, (promoter, at) => {
      expect(parsePromoterAccount(promoterAccount(promoter, at))).toEqual({ promoter, at });
    }),
    { numRuns: Math.max(500, Number(process.env.PROVE_RUNS ?? 0)), seed: 20260801 },
  );
});

it.each([
  [{ place: 'frozen' }, 'promoter/wxwang/frozen'],
  [{ place: 'held' }, 'promoter/wxwang/held'],
  [{ place: 'due', day: '20260827' as BeijingDay }, 'promoter/wxwang/due/20260827'],
  [{ place: 'available' }, 'promoter/wxwang/available'],
  [{ place: 'paying' }, 'promoter/wxwang/paying'],
  [{ place: 'paid' }, 'promoter/wxwang/paid'],
] satisfies [PromoterPlace, string][])('%j of wxwang is written %s', (at, text) => {
  expect(promoterAccount('wxwang', at)).toBe(text);
});

it.each(['platform', 'agency/margin', 'tax/withheld'] satisfies Account[])('%s belongs to no promoter', (account) => {
  expect(parsePromoterAccount(account)).toBeUndefined();
});

it.each([
  '',
  ' ',
  'wx/wang',
  'wxwang/frozen',
  '../paid',
  'wx wang',
  'wx.wang',
  '$where',
  'wx\u0000',
  'wxwang\n',
  '王小明',
  'wx|wang',
  'a'.repeat(65),
])('%j names no account', (promoter) => {
  expect(isPromoterId(promoter)).toBe(false);
  expect(() => promoterAccount(promoter, { place: 'frozen' })).toThrow('not a promoter id');
});

it.each([
  'promoter/wxwang',
  'promoter/wxwang/',
  'promoter/wxwang/lost',
  'promoter/wxwang/due',
  'promoter/wxwang/due/2026082',
  'promoter/wxwang/due/202608270',
  'promoter//frozen',
  'promoter/wx wang/frozen',
  'promoter/wxwang/frozen/20260827',
  'promoter/wxwang/frozen\n',
] satisfies Account[])('%j is no account', (account) => {
  expect(() => parsePromoterAccount(account)).toThrow('not an account');
});
