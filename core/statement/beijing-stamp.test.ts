import fc from 'fast-check';
import { beijingStamp, momentOfStamp } from './beijing-stamp';

it.each([
  ['2026-07-31T16:00:00.000Z', '2026-08-01 00:00:00.000'],
  ['2026-08-01T12:03:12.345Z', '2026-08-01 20:03:12.345'],
])('%s is printed as %s, Beijing time', (moment, stamp) => {
  expect(beijingStamp(Date.parse(moment))).toBe(stamp);
});

it('every moment of the century comes back from its stamp', () => {
  const someMoment = fc.integer({ min: Date.parse('2000-01-01'), max: Date.parse('2099-12-31') });
  fc.assert(fc.property(someMoment, (atMs) => expect(momentOfStamp(beijingStamp(atMs))).toBe(atMs)));
});

it.each([
  '',
  '2026-08-01',
  '2026-08-01 24:00:00.000',
  '2026-02-30 00:00:00.000',
  '2026-08-01 20:03:12',
  ' 2026-08-01 20:03:12.345',
])('%j names no moment', (stamp) => {
  expect(momentOfStamp(stamp)).toBeUndefined();
});
