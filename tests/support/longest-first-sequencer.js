const { existsSync } = require('node:fs');
const { join } = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

/** Suites that take long, the longest first: begun last, one of them would keep a single core busy in the end. */
const long = [
  'tests/journeys/story.test.ts',
  'tests/journeys/misbehaving-platform.test.ts',
  'tests/simulation/in-memory.test.ts',
  'tests/journeys/payout-crash-points.test.ts',
  'tests/journeys/crash-points.test.ts',
  'tests/journeys/month-close.test.ts',
  'tests/journeys/reconciliation.test.ts',
  'tests/phone/money.test.ts',
  'tests/journeys/payout.test.ts',
  'tests/journeys/start.test.ts',
  'tests/journeys/pay-callbacks.test.ts',
  'tests/journeys/brands.test.ts',
  'tests/journeys/call-budget.test.ts',
  'tests/phone/sharing.test.ts',
  'tests/simulation/emulator.test.ts',
  'tests/doctor/planted-faults.test.ts',
  'tests/phone/money-pages.test.ts',
  'tests/simulation/mutants/mutants.test.ts',
  'tests/journeys/lost-pushes.test.ts',
  'tests/phone/joining.test.ts',
  'tests/doctor/demo-world.test.ts',
  'tests/journeys/payout-oversight.test.ts',
];

/** Begins with the suites that take long; a fresh checkout knows nothing yet of how long each takes. */
module.exports = class LongestFirstSequencer extends Sequencer {
  sort(tests) {
    const rootDir = tests[0]?.context.config.rootDir ?? '';
    const places = new Map(long.map((suite, place) => [join(rootDir, suite), place]));
    for (const path of places.keys()) {
      if (rootDir !== '' && !existsSync(path)) throw new Error(`${path} is listed as long, but is not there.`);
    }
    const placeOf = ({ path }) => places.get(path) ?? long.length;
    return [...super.sort(tests)].sort((one, other) => placeOf(one) - placeOf(other));
  }
};
