import fc from 'fast-check';
import { disagreement } from './disagreement';
import { judgeByHand } from './judge-by-hand';
import { someCase } from './random-cases';

const numRuns = Number(process.env.PROVE_RUNS ?? 2000);

describe('random cases', () => {
  it('are judged alike by one fold, event by event, and by hand from the rules', () => {
    fc.assert(
      fc.property(someCase, (file) => {
        expect(disagreement(file)).toBeUndefined();
      }),
      { numRuns, seed: 20260801 },
    );
  }, 600_000);

  it('reach every reason and both families, so that the agreement means something', () => {
    const seen = new Map<string, number>();
    for (const file of fc.sample(someCase, { numRuns: 2000, seed: 7 })) {
      for (const { reason, family } of judgeByHand(file).orders) {
        const name = family === null ? reason : `${reason} ${family}`;
        seen.set(name, (seen.get(name) ?? 0) + 1);
      }
    }
    const often = [...seen].filter(([, times]) => times >= 100).map(([name]) => name);
    expect(often.sort()).toEqual([
      'FOREIGN_SCENE',
      'LAST_TOUCH content',
      'LAST_TOUCH product',
      'NO_ACTIVE_DYE',
      'SELF_PURCHASE_DENIED',
      'SELF_SUBSTITUTED',
    ]);
  });
});
