/**
 * @prove-runs 1000
 * @prove-block 100
 */
import { openLocalCloud } from './playing/open-local-cloud';
import { playSeeds, seedsTable, seedsToPlay } from './playing/play-seeds';
import { simulate } from './playing/simulate';
import { rareFaultClasses } from './schedule/fault-classes';

const hourMs = 3_600_000;

it(
  'the same histories through the real SDK and the local cloud end with the same books',
  async () => {
    const cloud = await openLocalCloud();
    try {
      const played = await playSeeds(seedsToPlay(50), async (seed, options) => {
        const inMemory = await simulate(seed, options);
        cloud.reset();
        const throughCloud = await simulate(seed, { ...options, database: cloud.database });
        const same = throughCloud.books === inMemory.books;
        const differs = same ? [] : [{ rule: 'stores', words: 'memory and cloud end with different books' }];
        return { ...throughCloud, violations: [...throughCloud.violations, ...differs] };
      });
      expect(played.failure).toBeUndefined();
      process.stdout.write(`${seedsTable(played)}\n`);
      expect(rareFaultClasses(played.log, played.count)).toEqual([]);
    } finally {
      await cloud.close();
    }
  },
  hourMs,
);
