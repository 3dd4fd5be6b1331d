import { playSeeds } from './playing/play-seeds';
import { type Simulation, type SimulationOptions, simulate } from './playing/simulate';
import { rareFaultClasses } from './schedule/fault-classes';
import { FaultLog } from './schedule/fault-log';
import { SeededRandom } from './schedule/seeded-random';
import { replayCommand, shrink } from './shrink-history';

/** A busy machine takes its time over fifty histories, each played twice. */
const patienceMs = 120_000;
const seeds = Array.from({ length: 50 }, (_, index) => 900_000 + index);

it(
  'plays a seed again byte by byte',
  async () => {
    for (const seed of seeds) {
      const [first, again] = [await simulate(seed), await simulate(seed)];
      expect(again.trace.join('\n')).toBe(first.trace.join('\n'));
      expect(again.books).toBe(first.books);
      expect(again.log.entries()).toEqual(first.log.entries());
    }
  },
  patienceMs,
);

it('plays different seeds differently', async () => {
  const traces = new Set<string>();
  for (const seed of seeds) traces.add((await simulate(seed)).trace.join('\n'));
  expect(traces.size).toBe(seeds.length);
});

it('keeps only the parts that it is told to keep', async () => {
  const whole = await simulate(7);
  const keep = new Set(whole.parts.slice(0, 3));
  const part = await simulate(7, { keep });
  expect(part.violations).toEqual([]);
  expect(part.trace.length).toBeLessThan(whole.trace.length);
});

/** A history that goes wrong exactly when two certain parts of it take place. */
async function failing(seed: number, options: SimulationOptions): Promise<Simulation> {
  const result = await simulate(seed, options);
  const takesPlace = (part: string) => options.keep?.has(part) ?? true;
  const violations = takesPlace('o0') && takesPlace('h2') ? [{ rule: 'I2', words: 'for the test' }] : [];
  return { ...result, violations };
}

it('shrinks a failing history to what it needs to fail', async () => {
  const smallest = await shrink(11, failing);
  expect(smallest.parts).toEqual(['o0', 'h2']);
});

it('says how to see a failing seed again', async () => {
  const { failure, count } = await playSeeds({ from: 11, count: 5 }, failing);
  expect(count).toBe(1);
  expect(failure).toContain('I2: for the test');
  expect(failure).toContain(replayCommand(11, ['o0', 'h2']));
});

it('names the fault classes that were met too seldom', () => {
  expect(rareFaultClasses(new FaultLog(), 1_000)).toContain('commit unknown: 0 of at least 13');
});

it('draws the numbers of a seed and a label, and no others', () => {
  const draw = (seed: number, label: string) => {
    const random = new SeededRandom(seed, label);
    return Array.from({ length: 6 }, () => random.between(1, 6));
  };
  expect(draw(1, 'a')).toEqual(draw(1, 'a'));
  expect(draw(1, 'a')).not.toEqual(draw(1, 'b'));
  expect(draw(1, 'a')).not.toEqual(draw(2, 'a'));
});
