/**
 * @prove-runs 100000
 * @prove-block 5000
 */
import { playSeeds, seedsTable, seedsToPlay } from './playing/play-seeds';
import { rareFaultClasses } from './schedule/fault-classes';

const hourMs = 3_600_000;

it(
  'whatever fails, comes twice, late or at once, the books end as the sorted history says',
  async () => {
    const played = await playSeeds(seedsToPlay(2_000));
    expect(played.failure).toBeUndefined();
    process.stdout.write(`${seedsTable(played)}\n`);
    expect(rareFaultClasses(played.log, played.count)).toEqual([]);
  },
  hourMs,
);
