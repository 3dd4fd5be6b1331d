import { openSyncWorld } from '../../../tests/support/sync-world';
import { syncJobNames } from './due-jobs';
import type { SyncJob } from './job-turn';
import { type SyncJobs, syncStore } from './sync-store';

const done: SyncJob = async () => ({ cursor: null, counts: { turns: 1 } });

/** Jobs that note who had a turn, from which cursor, and with how much time. */
function open(changes: Partial<SyncJobs> = {}) {
  const world = openSyncWorld();
  const turns: [name: string, cursor: unknown, leftMs: number][] = [];
  const jobs = Object.fromEntries(
    syncJobNames.map((name) => {
      const job: SyncJob = async (cursor, leftMs, place) => {
        turns.push([name, cursor, Math.round(leftMs())]);
        return (changes[name] ?? done)(cursor, leftMs, place);
      };
      return [name, job];
    }),
  ) as SyncJobs;
  const left = { ms: 50_000 };
  const run = (holder = 'run-1') => syncStore(world.ports, jobs, holder, () => left.ms);
  return { ...world, turns, left, run, names: () => turns.map(([name]) => name) };
}

describe('a run', () => {
  it('gives every due job a turn and remembers when', async () => {
    const world = open();
    expect(await world.run()).toEqual({
      counts: { turns: 13 },
      jobsDone: 13,
      jobsUnfinished: 0,
      jobsFailed: 0,
    });
    expect([...world.names()].sort()).toEqual([...syncJobNames].sort());
    expect(await world.run()).toMatchObject({ jobsDone: 0 });
  });

  it('slices the time of each lane: most for the orders, an even part of at least 7 s for each of the others', async () => {
    const world = open();
    await world.run();
    expect(world.turns[0]).toEqual(['orders', null, 30_000]);
    expect(world.turns.find(([name]) => name === 'spread-changes')?.[2]).toBe(7_143);
    expect(world.turns.find(([name]) => name === 'open-orders')?.[2]).toBe(10_000);
  });

  it('books in one lane, with everything else beside it', async () => {
    let running = 0;
    let most = 0;
    const booking: SyncJob = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return { cursor: null, counts: {} };
    };
    const bookingJobs = { orders: booking, 'open-orders': booking, 'recent-orders': booking, 'month-orders': booking };
    const world = open({ ...bookingJobs, claims: booking, clues: booking });
    await world.run();
    expect(most).toBe(1);
    expect(world.names().indexOf('spread-changes')).toBeLessThan(world.names().indexOf('open-orders'));
  });

  it('keeps the place of the orders apart, whether their turn ends well or not', async () => {
    const seen: unknown[] = [];
    const world = open({
      orders: async (_cursor, _leftMs, place) => {
        seen.push(place.current());
        place.moveTo(seen.length);
        if (seen.length === 2) throw new Error('no answer');
        return { cursor: null, counts: {} };
      },
    });
    for (let round = 0; round < 3; round += 1) {
      await world.run();
      world.later(5 * 60_000);
    }
    expect(seen).toEqual([null, 1, 2]);
    expect(await world.database.find('leases', 'sync-store')).toMatchObject({ cursor: { orders: 3 } });
  });

  it('begins nothing for which no time is left, and goes on with that in the next', async () => {
    const world = open({
      orders: async () => {
        if (world.turns.length === 1) world.left.ms = 6_000;
        return { cursor: null, counts: {} };
      },
    });
    expect(await world.run()).toMatchObject({ jobsDone: 1 });
    world.left.ms = 50_000;
    world.later(60_000);
    await world.run();
    expect(new Set(world.names()).size).toBe(13);
  });

  it('that is still going on is alone', async () => {
    const world = open();
    await world.ports.leases.take('sync-store', 'another', world.clock.nowMs(), 90_000);
    expect(await world.run()).toBeUndefined();
    expect(world.turns).toEqual([]);
    world.later(90_000);
    expect(await world.run('run-2')).toMatchObject({ jobsDone: 13 });
  });

  it.each([
    ['of 2 s is written down before the next begins', 2_000, 1],
    ['that took less is written down at the end of the run', 1_999, 0],
  ])('a job %s', async (_name, tookMs, saves) => {
    const world = open({
      orders: async () => {
        world.left.ms -= tookMs;
        return { cursor: null, counts: { looked: 1 } };
      },
    });
    let saved = 0;
    const { keepCursor } = world.ports.leases;
    const leases = {
      ...world.ports.leases,
      keepCursor: (...args: Parameters<typeof keepCursor>) => {
        saved += 1;
        return keepCursor(...args);
      },
    };
    Object.assign(world.ports, { leases });
    await world.run();
    expect(saved).toBe(saves);
    expect(await world.database.find('leases', 'sync-store')).toMatchObject({
      cursor: { jobs: { orders: { doneAtMs: world.clock.nowMs() } } },
    });
  });

  it('whose lease was taken stops after the job of each lane that it is at', async () => {
    let take: () => void = () => undefined;
    const taken = new Promise<void>((done) => {
      take = done;
    });
    const world = open({
      orders: async () => {
        await world.database.update('leases', 'sync-store', { set: { holder: 'thief' } });
        world.left.ms -= 2_000;
        take();
        return { cursor: null, counts: { looked: 1 } };
      },
      'spread-changes': async () => {
        await taken;
        return { cursor: null, counts: { notices: 1 } };
      },
    });
    expect(await world.run()).toMatchObject({ jobsDone: 2 });
    expect(world.names()).toEqual(['orders', 'spread-changes']);
  });
});

describe('a job', () => {
  it('that comes to no end goes on at its cursor', async () => {
    let page = 0;
    const world = open({
      plans: async () => {
        page += 1;
        return { cursor: page < 3 ? page : null, counts: {} };
      },
    });
    expect(await world.run()).toMatchObject({ jobsDone: 12, jobsUnfinished: 1 });
    await world.run();
    await world.run();
    await world.run();
    const cursors = world.turns.filter(([name]) => name === 'plans').map(([, cursor]) => cursor);
    expect(cursors).toEqual([null, 1, 2]);
  });

  it('that fails rests, keeps its cursor, tells a person, and takes nobody’s turn', async () => {
    let isBroken = false;
    const world = open({
      plans: async (cursor) => {
        if (isBroken) throw new Error('no answer');
        return { cursor: cursor === null ? 'page 2' : null, counts: {} };
      },
    });
    await world.run();
    isBroken = true;
    world.later(60_000);
    expect(await world.run()).toMatchObject({ jobsFailed: 1, jobsDone: 2 });
    expect(world.journal.alarms).toEqual(['SYNC_JOB_FAILED']);
    isBroken = false;
    world.later(4 * 60_000);
    await world.run();
    expect(world.turns[world.turns.length - 1]?.slice(0, 2)).toEqual(['plans', 'page 2']);
  });

  it('whose place fails three times begins anew', async () => {
    const world = open({
      plans: async (cursor) => {
        if (cursor !== null) throw new Error('stale key');
        return { cursor: 'page 2', counts: {} };
      },
    });
    for (let round = 0; round < 5; round += 1) {
      await world.run();
      world.later(5 * 60_000);
    }
    const cursors = world.turns.filter(([name]) => name === 'plans').map(([, cursor]) => cursor);
    expect(cursors).toEqual([null, 'page 2', 'page 2', 'page 2', null]);
  });
});
