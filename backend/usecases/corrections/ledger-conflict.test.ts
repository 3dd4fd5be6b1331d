import { appleKey, give, openCorrectionWorld } from '../../../tests/support/correction-world';
import { readAll } from '../../../tests/support/money-world';
import { paid } from '../../../tests/support/row-after';

const collections = ['orders', 'ledger', 'wallets', 'corrections', 'audit'];

describe('a ledger line of a correction’s id that says something else', () => {
  it('is a named answer, a person is told, and nothing is changed', async () => {
    const world = await openCorrectionWorld();
    await world.record({ snapshot: paid });
    const taken = { _id: `${appleKey}|2`, cause: 'ORDER_PAID', brandId: null, orderKey: appleKey, postings: [] };
    await world.database.add('ledger', { ...taken, promoters: [], bookedAtMs: 1 });
    const everything = () => Promise.all(collections.map((name) => readAll(world.database, name)));
    const before = await everything();
    expect(await world.request(give('wxchen'))).toEqual({
      ...{ ok: false, code: 'ledger-conflict' },
      detail: `${appleKey}|2 is in the ledger with other content`,
    });
    expect(await everything()).toEqual(before);
    expect(world.journal.alarms).toEqual(['LEDGER_CONFLICT']);
  });
});
