import type { DocumentDatabase, DocumentTransaction } from '../../../backend/ports/document-database';

/** Enough for 50 rivals on a slow machine. */
const patient = { attempts: 500, deadlineMs: 25_000 };

/** Several transactions, and plain writes, on the same documents. */
export function describeTransactionConflicts(database: () => DocumentDatabase): void {
  describe('transactions that meet', () => {
    it('read one moment: later commits stay unseen', async () => {
      await database().add('wallets', { _id: 'w', n: 1 });
      await database().add('orders', { _id: 'o', n: 1 });

      const seen = await database().transaction(async (inside) => {
        const first = await inside.find('wallets', 'w');
        await database().update('wallets', 'w', { set: { n: 2 } });
        await database().update('orders', 'o', { set: { n: 2 } });
        await database().add('orders', { _id: 'late', n: 2 });
        return [first?.n, (await inside.find('wallets', 'w'))?.n, (await inside.find('orders', 'late'))?.n ?? 'absent'];
      });

      expect(seen).toEqual([1, 1, 'absent']);
      expect(await database().find('wallets', 'w')).toEqual({ _id: 'w', n: 2 });
    });

    it('do not protect what is only read', async () => {
      await database().add('wallets', { _id: 'w', blocked: false });
      let runs = 0;

      await database().transaction(async (inside) => {
        runs++;
        await inside.find('wallets', 'w');
        await database().update('wallets', 'w', { set: { blocked: true } });
        await inside.put('orders', { _id: 'o' });
      });

      expect(runs).toBe(1);
      expect(await database().find('orders', 'o')).toEqual({ _id: 'o' });
    });

    it('start over on a new snapshot when somebody wrote what they write', async () => {
      await database().add('wallets', { _id: 'w', n: 1 });
      let runs = 0;

      await database().transaction(async (inside) => {
        runs++;
        const n = Number((await inside.find('wallets', 'w'))?.n);
        if (runs === 1) await database().update('wallets', 'w', { increment: { n: 100 } });
        await inside.add('ledger', [{ _id: `run${runs}` }]);
        await inside.update('wallets', 'w', { set: { n: n + 1 } });
      });

      expect(runs).toBe(2);
      expect(await database().find('wallets', 'w')).toEqual({ _id: 'w', n: 102 });
      expect(await database().list('ledger', { where: {}, limit: 9 })).toEqual([{ _id: 'run2' }]);
    });

    it('find a key taken that was added after their snapshot', async () => {
      let runs = 0;

      const failing = database().transaction(async (inside) => {
        runs++;
        await inside.find('ledger', 'l');
        if (runs === 1) await database().add('ledger', { _id: 'l', by: 'rival' });
        await inside.add('ledger', [{ _id: 'l', by: 'us' }]);
      });

      await expect(failing).rejects.toMatchObject({ name: 'DuplicateKey' });
      expect(runs).toBeLessThanOrEqual(2);
      expect(await database().find('ledger', 'l')).toEqual({ _id: 'l', by: 'rival' });
    });

    it('give up with TransactionConflict when the attempts are used up, and leave nothing behind', async () => {
      await database().add('wallets', { _id: 'w', n: 0 });
      let runs = 0;

      const losing = database().transaction(
        async (inside) => {
          runs++;
          await beaten(database(), inside);
        },
        { attempts: 3, deadlineMs: 20_000 },
      );

      await expect(losing).rejects.toMatchObject({ name: 'TransactionConflict' });
      expect(runs).toBe(3);
      expect(await database().find('wallets', 'w')).toEqual({ _id: 'w', n: 300 });
      expect(await database().count('ledger', {})).toBe(0);
    });

    it('give up after one attempt when there is no time for another', async () => {
      await database().add('wallets', { _id: 'w', n: 0 });
      let runs = 0;

      const losing = database().transaction(
        async (inside) => {
          runs++;
          await beaten(database(), inside);
        },
        { attempts: 1000, deadlineMs: 0 },
      );

      await expect(losing).rejects.toMatchObject({ name: 'TransactionConflict' });
      expect(runs).toBe(1);
    });

    it('are doomed by a conflict even when the work swallows it', async () => {
      await database().add('wallets', { _id: 'w', n: 0 });

      const losing = database().transaction((inside) => beaten(database(), inside).catch(() => undefined), {
        attempts: 1,
        deadlineMs: 20_000,
      });

      await expect(losing).rejects.toMatchObject({ name: 'TransactionConflict' });
      expect(await database().count('ledger', {})).toBe(0);
    });

    it('let the first writer win: the second fails at once while the first is still open', async () => {
      await database().add('wallets', { _id: 'w', n: 0 });

      await database().transaction(async (first) => {
        await first.update('wallets', 'w', { increment: { n: 1 } });
        const second = database().transaction((inside) => inside.update('wallets', 'w', { increment: { n: 10 } }), {
          attempts: 1,
          deadlineMs: 20_000,
        });
        await expect(second).rejects.toMatchObject({ name: 'TransactionConflict' });
      });

      expect(await database().find('wallets', 'w')).toEqual({ _id: 'w', n: 1 });
    });

    it('make a plain write wait until they have ended', async () => {
      await database().add('wallets', { _id: 'w', n: 0 });
      const order: string[] = [];
      let plain: Promise<unknown> | undefined;

      await database().transaction(async (inside) => {
        await inside.update('wallets', 'w', { set: { n: 1 } });
        plain = database()
          .update('wallets', 'w', { increment: { n: 10 } })
          .then(() => order.push('plain write'));
        await inside.find('wallets', 'w');
        await inside.put('orders', { _id: 'o' });
        order.push('work');
      });
      await plain;

      expect(order).toEqual(['work', 'plain write']);
      expect(await database().find('wallets', 'w')).toEqual({ _id: 'w', n: 11 });
    });

    it('land all, when 50 of them read a number and write it back one higher', async () => {
      await database().add('wallets', { _id: 'w', n: 0 });

      await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          database().transaction(async (inside) => {
            const n = Number((await inside.find('wallets', 'w'))?.n);
            await inside.update('wallets', 'w', { set: { n: n + 1 }, increment: { 'dueFenByDay.20260827': 2 } });
            await inside.add('ledger', [{ _id: `l${index}` }]);
          }, patient),
        ),
      );

      expect(await database().find('wallets', 'w')).toEqual({ _id: 'w', n: 50, dueFenByDay: { '20260827': 100 } });
      expect(await database().count('ledger', {})).toBe(50);
    });

    it('keep the sum when 30 of them move money between 5 wallets', async () => {
      const ids = ['a', 'b', 'c', 'd', 'e'] as const;
      for (const id of ids) await database().add('wallets', { _id: id, fen: 100 });

      await Promise.all(
        Array.from({ length: 30 }, (_, index) => {
          const from = ids[index % 5] ?? 'a';
          const to = ids[(index * 3 + 1) % 5] ?? 'b';
          return database().transaction(async (inside) => {
            const [low, high] = from < to ? [from, to] : [to, from];
            for (const id of low === high ? [] : [low, high]) {
              await inside.update('wallets', id, { increment: { fen: id === from ? -7 : 7 } });
            }
          }, patient);
        }),
      );

      const wallets = await database().list('wallets', { where: {}, limit: 10 });
      expect(wallets.reduce((sum, wallet) => sum + Number(wallet.fen), 0)).toBe(500);
    });
  });
}

/** Work that always meets a rival: somebody raises the number between its read and its write. */
async function beaten(database: DocumentDatabase, inside: DocumentTransaction): Promise<void> {
  const n = Number((await inside.find('wallets', 'w'))?.n);
  await inside.add('ledger', [{ _id: 'trace' }]);
  await database.update('wallets', 'w', { increment: { n: 100 } });
  await inside.update('wallets', 'w', { set: { n: n + 1 } });
}
