import { beijingDayEnglish, beijingDayText, beijingMinuteEnglish, beijingMinuteText } from './beijing-text';

it.each([
  ['2026-08-01T12:03:59.999Z', '8 月 1 日', '8 月 1 日 20:03', 'Aug 1', 'Aug 1, 20:03'],
  ['2025-12-31T16:00:00.000Z', '1 月 1 日', '1 月 1 日 00:00', 'Jan 1', 'Jan 1, 00:00'],
  ['2025-12-31T15:59:59.000Z', '12 月 31 日', '12 月 31 日 23:59', 'Dec 31', 'Dec 31, 23:59'],
])('%s is written as Beijing time', (utc, day, minute, dayEnglish, minuteEnglish) => {
  const atMs = Date.parse(utc);
  expect(beijingDayText(atMs)).toBe(day);
  expect(beijingMinuteText(atMs)).toBe(minute);
  expect(beijingDayEnglish(atMs)).toBe(dayEnglish);
  expect(beijingMinuteEnglish(atMs)).toBe(minuteEnglish);
});
