import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildMutant } from './build-mutant';
import { allMutants, huntMutants, huntTable } from './hunt-mutants';
import { oneEdit } from './mutant';

const minuteMs = 60_000;
/** Each is caught within a quarter of this as a rule; the program may change what a seed comes to. */
const mostSeeds = 600;
const output = join(resolve(__dirname, '../../..'), '.cache/mutants/rotten.cjs');

it(
  'every fault that is seeded into the program is caught',
  async () => {
    mkdirSync(join(output, '..'), { recursive: true });
    const caught = await huntMutants(allMutants, mostSeeds);
    process.stdout.write(`${huntTable(caught)}\n`);
    expect(caught).toHaveLength(allMutants.length);
    expect(caught.filter(({ firstSeed }) => firstSeed === null).map(({ name }) => name)).toEqual([]);
  },
  10 * minuteMs,
);

it('holds at least 15 mutants, each under a name of its own', () => {
  const names = allMutants.map(({ name }) => name);
  expect(names.length).toBeGreaterThanOrEqual(15);
  expect(new Set(names).size).toBe(names.length);
});

it.each([
  ['is not in the file', 'no such text', 'stands 0 times'],
  ['is there more than once', 'import', 'times in core/ledger/wallet.ts, not once'],
])('does not build a mutant whose text %s', async (_name, find, words) => {
  const rotten = oneEdit('rotten', 'core/ledger/wallet.ts', find, '');
  await expect(buildMutant(rotten, output)).rejects.toThrow(words);
});

it('does not build a mutant of a file that the simulator does not use', async () => {
  const aside = oneEdit('aside', 'scripts/prove.ts', 'main', 'main');
  await expect(buildMutant(aside, output)).rejects.toThrow('the simulator does not use');
});
