import { memoryDocumentDatabase } from '../memory-database/memory-document-database';
import { documentPollingPlace } from './polling-place';
import { documentWorkLease } from './work-lease';

const name = 'sync-store';
const ttlMs = 90_000;

/** Two instances over one database, and the calls that the first one made. */
function open() {
  const database = memoryDocumentDatabase();
  const calls: string[] = [];
  const noted = {
    ...database,
    find: (...args: Parameters<typeof database.find>) => {
      calls.push('find');
      return database.find(...args);
    },
    updateWhere: (...args: Parameters<typeof database.updateWhere>) => {
      calls.push('updateWhere');
      return database.updateWhere(...args);
    },
  };
  const take = () => calls.splice(0);
  return { database, noted, take, first: documentWorkLease(noted), second: documentWorkLease(database) };
}

describe('a lease', () => {
  it('costs its last holder one call to take again, with the cursor that he left', async () => {
    const { first, take } = open();
    await first.take(name, 'a', 0, ttlMs);
    await first.release(name, 'a', { page: 2 });
    take();
    expect(await first.take(name, 'b', 1, ttlMs)).toEqual({ cursor: { page: 2 } });
    expect(take()).toEqual(['updateWhere']);
  });

  it('that somebody else had in between is taken with what he left', async () => {
    const { first, second, take } = open();
    await first.take(name, 'a', 0, ttlMs);
    await first.release(name, 'a', { page: 2 });
    await second.take(name, 'x', 1, ttlMs);
    await second.release(name, 'x', { page: 7 });
    take();
    expect(await first.take(name, 'b', 2, ttlMs)).toEqual({ cursor: { page: 7 } });
    expect(take()).toEqual(['updateWhere', 'updateWhere', 'find']);
  });

  it('that somebody else holds is not given, however well the last holder remembers it', async () => {
    const { first, second } = open();
    await first.take(name, 'a', 0, ttlMs);
    await first.release(name, 'a', null);
    await second.take(name, 'x', 1, ttlMs);
    expect(await first.take(name, 'b', 2, ttlMs)).toBeUndefined();
    expect(await first.take(name, 'b', 2 + ttlMs, ttlMs)).toEqual({ cursor: null });
  });

  it('that was lost is not remembered when it is given back', async () => {
    const { first, second } = open();
    await first.take(name, 'a', 0, ttlMs);
    await second.take(name, 'x', ttlMs, ttlMs);
    await first.release(name, 'a', { page: 2 });
    await second.release(name, 'x', { page: 7 });
    expect(await first.take(name, 'a', ttlMs + 1, ttlMs)).toEqual({ cursor: { page: 7 } });
  });
});

describe('the polling place', () => {
  const hourMs = 3_600_000;

  it('is looked up every six hours by the environment that polls, and each time by any other', async () => {
    const { database, noted, take } = open();
    await database.put('settings', { _id: 'agency', pollingEnvironment: 'here' });
    let nowMs = 0;
    const place = documentPollingPlace(noted, { nowMs: () => nowMs });
    expect([await place.isElsewhere('here'), await place.isElsewhere('here'), take()]).toEqual([
      false,
      false,
      ['find'],
    ]);
    await database.update('settings', 'agency', { set: { pollingEnvironment: 'there' } });
    nowMs = 6 * hourMs - 1;
    expect(await place.isElsewhere('here')).toBe(false);
    nowMs = 6 * hourMs;
    expect([await place.isElsewhere('here'), await place.isElsewhere('here')]).toEqual([true, true]);
    await database.update('settings', 'agency', { set: { pollingEnvironment: 'here' } });
    expect(await place.isElsewhere('here')).toBe(false);
  });
});
