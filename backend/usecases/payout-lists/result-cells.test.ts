import { beijingTextToMs, yuanToFen } from './read-result-row';

describe('the text of a cell', () => {
  it.each([
    ['87.20', 8720],
    ['¥1,234.5', 123_450],
    ['12元', 1200],
    ['0.05', 5],
    ['-1.00', null],
    ['1.005', null],
    ['1e3', null],
    ['', null],
  ])('%j is %j fen', (text, amountFen) => {
    expect(yuanToFen(text)).toBe(amountFen);
  });

  it.each([
    ['2026-11-24 14:30:05', '2026-11-24T14:30:05+08:00'],
    ['2026/11/4 9:05', '2026-11-04T09:05:00+08:00'],
    ['20261124143005', '2026-11-24T14:30:05+08:00'],
    ['20261124', '2026-11-24T00:00:00+08:00'],
    ['2026年11月24日', '2026-11-24T00:00:00+08:00'],
  ])('%s is %s', (text, moment) => {
    expect(beijingTextToMs(text)).toBe(Date.parse(moment));
  });

  it.each(['2026-02-30', '24.11.2026', '2026-11-24 25:00', 'yesterday', ''])('%j is no time', (text) => {
    expect(beijingTextToMs(text)).toBeNull();
  });
});
