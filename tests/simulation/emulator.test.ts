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
  'the same histories through the real SDK and the local cloud end as the sorted history says',
  async () => {
    const cloud = await openLocalCloud();
    try {
      let alike = 0;
      const played = await playSeeds(seedsToPlay(50), async (seed, options) => {
        cloud.reset();
        const throughCloud = await simulate(seed, { ...options, database: cloud.database });
        const inMemory = await simulate(seed, options);
        if (throughCloud.books === inMemory.books) alike += 1;
        return throughCloud;
      });
      expect(played.failure).toBeUndefined();
      process.stdout.write(`${seedsTable(played)}\n${alike} of ${played.count} written as in memory, line by line\n`);
      // Which of two rivals is told of a conflict may differ between the stores; hardly ever does it matter to the lines.
      expect(alike).toBeGreaterThanOrEqual(Math.floor(played.count * 0.8));
      expect(rareFaultClasses(played.log, played.count)).toEqual([]);
    } finally {
      await cloud.close();
    }
  },
  hourMs,
);
