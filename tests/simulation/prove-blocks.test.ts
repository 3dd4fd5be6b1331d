import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blocksOf, lawSuiteOf } from '../../scripts/prove/law-suite';
import { ProofProgress } from '../../scripts/prove/proof-progress';

/** In two parts, because this suite states no law itself. */
const lawSwitch = ['PROVE', 'RUNS'].join('_');
const docblock = '/**\n * @prove-runs 1000\n * @prove-block 400\n */\n';

describe('suites with laws', () => {
  it.each([
    ['no law', "it('adds', () => undefined);", undefined],
    ['a number of runs', `const numRuns = Number(process.env.${lawSwitch} ?? 200);`, { path: 'a.test.ts' }],
    ['seeds in blocks', docblock, { path: 'a.test.ts', blocks: { runs: 1000, perBlock: 400 } }],
    ['runs without blocks', '/**\n * @prove-runs 1000\n */\n', undefined],
  ])('knows a suite with %s', (_name, text, suite) => {
    expect(lawSuiteOf('a.test.ts', text)).toEqual(suite);
  });

  it('cuts seeds into blocks that follow one another', () => {
    expect(blocksOf({ runs: 1000, perBlock: 400 })).toEqual([
      { from: 1, count: 400 },
      { from: 401, count: 400 },
      { from: 801, count: 200 },
    ]);
  });

  it('plays fewer seeds in the same proportion when fewer runs are asked for', () => {
    expect(blocksOf({ runs: 1000, perBlock: 400 }, 10_000)).toEqual([{ from: 1, count: 100 }]);
    expect(blocksOf({ runs: 1000, perBlock: 400 }, 1)).toEqual([{ from: 1, count: 1 }]);
  });
});

describe('the progress of a proof', () => {
  const file = () => join(mkdtempSync(join(tmpdir(), 'prove-')), 'cache', 'prove.json');

  it('goes on where it stopped, block by block', () => {
    const kept = file();
    new ProofProgress(kept, 'code 1', false).keep('suite seeds 1 to 400', 7);
    const next = new ProofProgress(kept, 'code 1', false);
    expect(next.hasPassed('suite seeds 1 to 400')).toBe(true);
    expect(next.hasPassed('suite seeds 401 to 800')).toBe(false);
  });

  it.each([
    ['another state of the code', 'code 2', false],
    ['a fresh start', 'code 1', true],
  ])('forgets everything for %s', (_name, key, startsAfresh) => {
    const kept = file();
    new ProofProgress(kept, 'code 1', false).keep('suite', 7);
    expect(new ProofProgress(kept, key, startsAfresh).hasPassed('suite')).toBe(false);
  });
});
