import { compareEvents, type EventMark } from './timeline-event';

function mark(type: EventMark['type'], atMs: number, seq: number, id = 'x'): EventMark {
  return { type, atMs, seq, id };
}

it.each([
  ['an earlier second', mark('order', 999, 9), mark('touch', 1000, 1)],
  ['a touch before an order of its second, even when later by ms', mark('touch', 1900, 2), mark('order', 1000, 1)],
  ['a promoter event before an order of its second', mark('promoter', 1900, 2), mark('order', 1000, 1)],
  ['the earlier ms between touch and promoter event', mark('promoter', 1001, 2), mark('touch', 1002, 1)],
  ['the earlier arrival in the same ms', mark('touch', 1000, 1), mark('promoter', 1000, 2)],
  ['the smaller id when all else is equal', mark('touch', 1000, 1, 'a'), mark('touch', 1000, 1, 'b')],
])('%s comes first', (_, first, second) => {
  expect(compareEvents(first, second)).toBeLessThan(0);
  expect(compareEvents(second, first)).toBeGreaterThan(0);
  expect(compareEvents(first, { ...first })).toBe(0);
});
