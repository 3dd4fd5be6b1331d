import { type Answers, ok, status, wallet } from './money-answers';
import { MoneyPhone } from './money-phone';
import { anOrder, aPayout, aStatement, hardTitle, mostFen, usualExplanation, usualOverview } from './usual-overview';

const phone = new MoneyPhone();
afterEach(() => expect(phone.close()).toEqual([]));

describe.each([
  ['0.00', 0],
  ['−12.00', -1200],
  ['99,999,999.99', mostFen],
])('an amount of %s', (text, amountFen) => {
  const amounts = { withdrawableFen: amountFen, frozenFen: amountFen, owedFen: amountFen, paidFen: amountFen };
  it.each<[string, Answers]>([
    ['pages/earnings/earnings', { 'earnings.overview': ok({ ...usualOverview, wallet: { ...wallet, ...amounts } }) }],
    [
      'packages/money/orders/orders',
      {
        'earnings.orders': ok({
          orders: [anOrder({ state: 'held' }, { promoterFen: amountFen, productTitle: hardTitle })],
          nextBeforeMs: null,
        }),
      },
    ],
    [
      'packages/money/order/order?key=a',
      {
        'earnings.explainOrder': ok({
          ...usualExplanation,
          order: anOrder({ state: 'held' }, { promoterFen: amountFen, productTitle: hardTitle }),
        }),
      },
    ],
    ['packages/money/statement/statement', { 'earnings.statement': ok(aStatement(amountFen)) }],
    [
      'packages/money/payouts/payouts',
      { 'payout.history': ok({ payouts: [aPayout({ netFen: amountFen })], nextBeforeMs: null }) },
    ],
  ])('is written whole, with its unit, on %s', async (path, answers) => {
    const opened = await phone.open(path, answers);
    expect(opened.text()).toContain(`${text} 元`);
    expect(opened.text()).not.toMatch(/NaN|undefined|null|\[object/);
  });
});

it('a name of 60 characters with pictures and marks that turn text around stands whole', async () => {
  const opened = await phone.open('pages/me/me', {
    'promoter.status': ok({ ...status, me: { nickname: hardTitle, avatarUrl: '' } }),
  });
  expect(opened.text()).toContain(hardTitle.replace(/\s+/g, ' ').trim());
});
