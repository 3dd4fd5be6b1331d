import { payerNameOf } from './payer-name';

it.each([
  ['agency', '山里人家带货机构'],
  ['platform', '微信小店平台'],
] as const)('who pays under settlement by the %s is %s', (settledBy, name) => {
  expect(payerNameOf({ legalName: '山里人家带货机构' }, settledBy)).toBe(name);
});
