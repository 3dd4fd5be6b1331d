import type { DocumentDatabase, DocumentTransaction } from '../../../backend/ports/document-database';

/** One transaction alone: all of it, or nothing. */
export function describeTransactions(database: () => DocumentDatabase): void {
  describe('transactions', () => {
    it('commits everything together and returns what the work returned', async () => {
      await database().add('orders', { _id: 'o', state: 'new' });

      const answer = await database().transaction(async (inside) => {
        expect(await inside.update('orders', 'o', { set: { state: 'paid' } })).toBe(true);
        await inside.add('ledger', [{ _id: 'l1' }, { _id: 'l2' }]);
        await inside.put('wallets', { _id: 'w', frozenFen: 5 });
        return 'booked';
      });

      expect(answer).toBe('booked');
      expect(await database().find('orders', 'o')).toEqual({ _id: 'o', state: 'paid' });
      expect(await database().count('ledger', {})).toBe(2);
      expect(await database().find('wallets', 'w')).toEqual({ _id: 'w', frozenFen: 5 });
    });

    it('sees its own writes, and nobody else sees them before the end', async () => {
      await database().add('wallets', { _id: 'w', n: 1 });

      await database().transaction(async (inside) => {
        await inside.update('wallets', 'w', { increment: { n: 1 } });
        await inside.update('wallets', 'w', { increment: { n: 1 } });
        await inside.put('wallets', { _id: 'fresh' });
        await inside.add('ledger', [{ _id: 'l' }]);
        expect(await inside.find('wallets', 'w')).toEqual({ _id: 'w', n: 3 });
        expect(await inside.find('wallets', 'fresh')).toEqual({ _id: 'fresh' });
        expect(await inside.find('ledger', 'l')).toEqual({ _id: 'l' });
        expect(await database().find('wallets', 'w')).toEqual({ _id: 'w', n: 1 });
        expect(await database().find('wallets', 'fresh')).toBeUndefined();
        expect(await database().count('ledger', {})).toBe(0);
      });

      expect(await database().find('wallets', 'w')).toEqual({ _id: 'w', n: 3 });
    });

    it('says false to an update of a document that does not exist, and goes on', async () => {
      await database().transaction(async (inside) => {
        expect(await inside.find('wallets', 'w')).toBeUndefined();
        expect(await inside.update('wallets', 'w', { increment: { n: 1 } })).toBe(false);
        await inside.put('wallets', { _id: 'w', n: 1 });
      });

      expect(await database().find('wallets', 'w')).toEqual({ _id: 'w', n: 1 });
    });

    it('says true to an update that changes nothing', async () => {
      await database().add('wallets', { _id: 'w', n: 1 });

      const found = await database().transaction((inside) => inside.update('wallets', 'w', { set: { n: 1 } }));

      expect(found).toBe(true);
    });

    it('rolls back when the work throws, and passes the very error on', async () => {
      await database().add('wallets', { _id: 'w', n: 1 });
      const error = new Error('the rules say no');
      let runs = 0;

      const failing = database().transaction(async (inside) => {
        runs++;
        await inside.update('wallets', 'w', { increment: { n: 1 } });
        await inside.add('ledger', [{ _id: 'l' }]);
        throw error;
      });

      await expect(failing).rejects.toBe(error);
      expect(runs).toBe(1);
      expect(await database().find('wallets', 'w')).toEqual({ _id: 'w', n: 1 });
      expect(await database().count('ledger', {})).toBe(0);
    });

    it('holds no lock after a rollback', async () => {
      await database().add('wallets', { _id: 'w', n: 1 });
      await expect(
        database().transaction(async (inside) => {
          await inside.update('wallets', 'w', { increment: { n: 1 } });
          throw new Error('no');
        }),
      ).rejects.toThrow('no');

      expect(await database().update('wallets', 'w', { increment: { n: 10 } })).toBe(true);
      expect(await database().find('wallets', 'w')).toEqual({ _id: 'w', n: 11 });
    });

    it.each<[string, (inside: DocumentTransaction) => Promise<unknown>]>([
      ['passes on', (inside) => inside.add('ledger', [{ _id: 'l1' }, { _id: 'taken' }, { _id: 'l2' }])],
      ['swallows', (inside) => inside.add('ledger', [{ _id: 'l1' }, { _id: 'taken' }]).catch(() => 'never mind')],
    ])('fails as a whole, at once, with a duplicate key that the work %s', async (_name, addAll) => {
      await database().add('ledger', { _id: 'taken', amountFen: 7 });
      await database().add('wallets', { _id: 'w', n: 1 });
      let runs = 0;

      const failing = database().transaction(async (inside) => {
        runs++;
        await inside.update('wallets', 'w', { increment: { n: 1 } });
        await addAll(inside);
      });

      await expect(failing).rejects.toMatchObject({ name: 'DuplicateKey' });
      expect(runs).toBe(1);
      expect(await database().find('wallets', 'w')).toEqual({ _id: 'w', n: 1 });
      expect(await database().list('ledger', { where: {}, limit: 10 })).toEqual([{ _id: 'taken', amountFen: 7 }]);
    });

    it('refuses an id that the same transaction has added', async () => {
      const failing = database().transaction(async (inside) => {
        await inside.add('ledger', [{ _id: 'l' }]);
        await inside.add('ledger', [{ _id: 'l' }]);
      });

      await expect(failing).rejects.toMatchObject({ name: 'DuplicateKey' });
      expect(await database().count('ledger', {})).toBe(0);
    });

    it('refuses two calls at once, which the service answers with an error', async () => {
      const failing = database().transaction((inside) =>
        Promise.all([inside.put('wallets', { _id: 'w' }), inside.put('wallets', { _id: 'v' })]),
      );

      await expect(failing).rejects.toThrow('one call at a time');
      expect(await database().count('wallets', {})).toBe(0);
    });

    it('refuses calls after its end', async () => {
      let kept: DocumentTransaction | undefined;
      await database().transaction(async (inside) => {
        kept = inside;
      });

      await expect(kept?.put('wallets', { _id: 'w' })).rejects.toThrow('not used after its work has ended');
      expect(await database().find('wallets', 'w')).toBeUndefined();
    });

    it('fails with an outage when there is no such collection', async () => {
      const failing = database().transaction((inside) => inside.put('no_such_collection', { _id: 'a' }));

      await expect(failing).rejects.toMatchObject({ name: 'Outage', retryable: false });
    });
  });
}
