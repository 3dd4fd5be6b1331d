import { dashedDay, isBeijingDay, periodOfMonth, periodWording } from './statement-period';

it.each([
  ['202608', '20260801', '20260831'],
  ['202609', '20260901', '20260930'],
  ['202602', '20260201', '20260228'],
  ['202802', '20280201', '20280229'],
  ['202612', '20261201', '20261231'],
])('the month %s runs from %s through %s', (month, fromDay, throughDay) => {
  expect(periodOfMonth(month)).toEqual({ fromDay, throughDay });
});

it.each([
  ['20260831', true],
  ['20280229', true],
  ['20260229', false],
  ['20260431', false],
  ['20261301', false],
  ['19991231', false],
  ['2026081', false],
  ['2026-08-01', false],
])('%s is a day: %s', (text, expected) => {
  expect(isBeijingDay(text)).toBe(expected);
});

it('is written with dashes in both languages', () => {
  expect(periodWording(periodOfMonth('202608'))).toEqual({
    zh: '2026-08-01 至 2026-08-31',
    en: '2026-08-01 to 2026-08-31',
  });
  expect(dashedDay('20260801')).toBe('2026-08-01');
});
