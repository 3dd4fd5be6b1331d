import { type JudgedThing, marginPpmOf, shelfAlerts } from './shelf-alert';

const never = Number.MAX_SAFE_INTEGER;
const usual: JudgedThing = {
  isListed: true,
  serviceRatioPpm: 250_000,
  before: null,
  sharePpm: 800_000,
  leastMarginPpm: 10_000,
  endsAtMs: never,
};
const dayMs = 86_400_000;

describe('a thing on the shelf', () => {
  it.each<[string, Partial<JudgedThing>, string[]]>([
    ['as usual', {}, []],
    ['taken off', { isListed: false, before: { isListed: true, serviceRatioPpm: 250_000 } }, ['DELISTED']],
    ['off for long', { isListed: false }, []],
    ['with a lower fee', { before: { isListed: true, serviceRatioPpm: 300_000 } }, ['FEE_CUT']],
    ['with a higher fee', { before: { isListed: true, serviceRatioPpm: 200_000 } }, []],
    ['back on the shelf', { before: { isListed: false, serviceRatioPpm: 300_000 } }, []],
    ['that leaves too little', { sharePpm: 970_000 }, ['MARGIN_THIN']],
    ['that leaves just enough', { sharePpm: 960_000 }, []],
    ['without a stated fee', { serviceRatioPpm: null, sharePpm: 1_000_000 }, []],
    ['that ends in three days', { endsAtMs: 3 * dayMs }, ['ENDS_SOON']],
    ['that ends later', { endsAtMs: 3 * dayMs + 1 }, []],
    [
      'of which everything is wrong',
      { before: { isListed: true, serviceRatioPpm: 300_000 }, sharePpm: 1_000_000, endsAtMs: dayMs },
      ['FEE_CUT', 'MARGIN_THIN', 'ENDS_SOON'],
    ],
  ])('%s', (_label, change, alerts) => {
    expect(shelfAlerts({ ...usual, ...change }, 0)).toEqual(alerts);
  });

  it('leaves the agency what the promoter does not get', () => {
    expect([marginPpmOf(250_000, 800_000), marginPpmOf(100_000, 333_333)]).toEqual([50_000, 66_667]);
  });
});
