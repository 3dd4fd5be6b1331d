import type { BeijingDay } from '../time/beijing-day';
import { dayText, momentText } from './beijing-text';

it.each([
  ['20260827', '8 月 27 日', 'Aug 27'],
  ['20280229', '2 月 29 日', 'Feb 29'],
  ['20260101', '1 月 1 日', 'Jan 1'],
  ['20261231', '12 月 31 日', 'Dec 31'],
])('the day %s is read %s and %s', (day, zh, en) => {
  expect(dayText(day as BeijingDay)).toEqual({ zh, en });
});

it.each([
  ['2026-08-27T06:05:59Z', '8 月 27 日 14:05', 'Aug 27, 14:05'],
  ['2026-08-26T16:00:00Z', '8 月 27 日 00:00', 'Aug 27, 00:00'],
  ['2026-12-31T15:59:59Z', '12 月 31 日 23:59', 'Dec 31, 23:59'],
])('the moment %s is read in Beijing as %s and %s', (utc, zh, en) => {
  expect(momentText(Date.parse(utc))).toEqual({ zh, en });
});
