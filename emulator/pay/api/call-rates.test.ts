import { paySettings } from '../pay-settings';
import { CallRates } from './call-rates';
import { ENDPOINTS } from './endpoints';
import { PayRefusal } from './pay-refusal';

const bills = '/v3/fund-app/mch-transfer/transfer-bills';

/** How many calls of one second are let through, and the code of the first that is not. */
function letThrough(method: string, template: string): readonly [number, string] {
  const endpoint = ENDPOINTS.find((one) => one.template === template && one.method === method);
  if (!endpoint) throw new Error(template);
  const rates = new CallRates();
  const check = (atMs: number) => rates.check({ settings: paySettings(), nowMs: () => atMs }, endpoint);
  for (let calls = 0; calls < 1_000; calls += 1) {
    try {
      check(1_785_586_500_000 + (calls % 1_000));
    } catch (refusal) {
      if (!(refusal instanceof PayRefusal)) throw refusal;
      check(1_785_586_501_000);
      return [calls, refusal.code];
    }
  }
  return [Number.POSITIVE_INFINITY, ''];
}

it.each([
  ['POST', bills, 100, 'FREQUENCY_LIMITED'],
  ['GET', `${bills}/out-bill-no/{}`, 100, 'FREQUENCY_LIMITED'],
  ['POST', `${bills}/out-bill-no/{}/cancel`, 20, 'FREQUENCY_LIMIT_EXCEED'],
])('%s %s is let through %i times a second, then %s until the next one begins', (method, template, most, code) => {
  expect(letThrough(method, template)).toEqual([most, code]);
});
