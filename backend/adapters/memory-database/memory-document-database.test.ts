import { memoryDocumentDatabase } from './memory-document-database';

describe('the database in memory', () => {
  it('knows the declared collections, or those that it is told', async () => {
    const told = memoryDocumentDatabase({ collections: ['things'] });

    expect(await memoryDocumentDatabase().count('orders', {})).toBe(0);
    expect(await told.add('things', { _id: 'a' })).toBe('added');
    await expect(told.find('orders', 'a')).rejects.toThrow(
      'database.find orders: no such collection; add it to collections.json',
    );
  });

  it('gives frozen documents, so that no reader changes what another one reads', async () => {
    const database = memoryDocumentDatabase();
    await database.put('wallets', { _id: 'w', due: { day: 1 }, list: [{ n: 1 }] });
    await database.update('wallets', 'w', { set: { 'fresh.deep': [1] } });

    const found = await database.find('wallets', 'w');

    for (const part of [found, found?.due, found?.list, found?.fresh]) expect(Object.isFrozen(part)).toBe(true);
  });

  it('makes its waits with the clock and the chance that it is given', async () => {
    const waits: number[] = [];
    let nowMs = 0;
    const database = memoryDocumentDatabase({
      clock: {
        nowMs: () => nowMs,
        monotonicMs: () => nowMs,
        sleep: async (durationMs) => {
          waits.push(durationMs);
          nowMs += durationMs;
        },
      },
      random: { fraction: () => 0.5, token: () => 'token' },
    });
    await database.add('wallets', { _id: 'w', n: 0 });

    const losing = database.transaction(
      async (inside) => {
        await inside.find('wallets', 'w');
        await database.update('wallets', 'w', { increment: { n: 1 } });
        await inside.update('wallets', 'w', { increment: { n: 1 } });
      },
      { attempts: 4, deadlineMs: 1_000 },
    );

    await expect(losing).rejects.toMatchObject({ name: 'TransactionConflict' });
    expect(waits).toEqual([5, 10, 20]);
  });

  it('lets a plain write wait for each transaction in turn', async () => {
    const database = memoryDocumentDatabase();
    await database.add('wallets', { _id: 'w', log: 'start' });
    let plain: Promise<unknown> | undefined;

    await database.transaction(async (first) => {
      await first.update('wallets', 'w', { set: { log: 'first' } });
      plain = database.updateWhere('wallets', { log: 'first' }, { set: { log: 'plain' } });
    });
    await plain;

    expect(await database.find('wallets', 'w')).toEqual({ _id: 'w', log: 'first' });
  });
});
