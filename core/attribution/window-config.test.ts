import { chooseWindows } from './window-config';

const nothing = { content: {}, product: {} };

it.each([
  ['nothing known: 3 + 30 and 30 + 0', [], [3, 30, 30, 0]],
  [
    'the shop before the platform default',
    [
      { content: { clickDays: 14, orderDays: 45 }, product: { clickDays: 7, orderDays: 30 } },
      { content: { clickDays: 10, orderDays: 35 }, product: { clickDays: 5, orderDays: 20 } },
    ],
    [14, 45, 7, 30],
  ],
  [
    'number by number, and 0 is a number',
    [{ content: { orderDays: 0 }, product: {} }, nothing, { content: { clickDays: 10, orderDays: 35 }, product: {} }],
    [10, 0, 30, 0],
  ],
])('%s', (_, levels, [contentClick, contentOrder, productClick, productOrder]) => {
  expect(chooseWindows(levels)).toEqual({
    content: { clickDays: contentClick, orderDays: contentOrder },
    product: { clickDays: productClick, orderDays: productOrder },
  });
});
