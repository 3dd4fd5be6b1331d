import { correctionFunctions, give, openCorrectionWorld } from '../../../tests/support/correction-world';
import { faultKinds } from '../../../tests/support/crash-drill';
import { type CallFault, crashingDatabase, ProcessDied } from '../../../tests/support/crashing-database';
import { proveBooks, readAll, readBooks } from '../../../tests/support/money-world';
import { paid, received, settled } from '../../../tests/support/row-after';
import { Outage } from '../../ports/outage';

const at = (text: string) => Date.parse(`${text}+08:00`);

async function prepared(isReleased: boolean) {
  const world = await openCorrectionWorld();
  for (const snapshot of [paid, received, settled]) await world.record({ snapshot });
  world.clock.setMs(at('2026-08-28T12:00:00'));
  if (isReleased) await world.release();
  return world;
}

async function booksOf(world: Awaited<ReturnType<typeof prepared>>) {
  await proveBooks(world.database);
  const { orders, wallets, lines } = await readBooks(world.database);
  const audit = (await readAll(world.database, 'audit')).map(({ _id, request }) => [_id, request]);
  const corrections = (await readAll(world.database, 'corrections')).map(({ state, ledgerIds }) => [state, ledgerIds]);
  return { orders, wallets, lines, audit, corrections };
}

const calls = [
  ...['settings.find', 'staff.list', 'transaction.start', 'audit.find', 'orders.find', 'promoters.find'],
  ...['wallets.find', 'wallets.find', 'corrections.find', 'orders.update', 'wallets.find', 'wallets.find'],
  ...['ledger.add', 'wallets.update', 'wallets.update', 'corrections.put', 'corrections.add', 'audit.add'],
  'transaction.commit',
];

describe.each([
  ['due money', false],
  ['released money', true],
])('a re-attribution of %s', (_name, isReleased) => {
  it('makes these calls and no more', async () => {
    const world = await prepared(isReleased);
    const database = crashingDatabase(world.database);
    await correctionFunctions(world, database).request(give('wxchen'));
    const created = database.calls.map((call) => (call === 'wallets.put' ? 'wallets.update' : call));
    expect(created).toEqual(calls);
  });

  it.each(faultKinds)('comes to the same books when it fails at any call and is sent again: %j', async (fault) => {
    const undisturbed = await prepared(isReleased);
    await undisturbed.request(give('wxchen'));
    const expected = await booksOf(undisturbed);
    for (let atCall = 1; atCall <= calls.length; atCall += 1) {
      const world = await prepared(isReleased);
      const before = await booksOf(world);
      const database = crashingDatabase(world.database, { ...fault, atCall } satisfies CallFault);
      await expect(correctionFunctions(world, database).request(give('wxchen'))).rejects.toThrow(
        fault.kind === 'process-dies' ? ProcessDied : Outage,
      );
      // Whatever it died at, all of it is written or nothing.
      const isWritten = fault.when === 'after' && atCall === calls.length;
      expect(await booksOf(world)).toEqual(isWritten ? expected : before);
      await correctionFunctions(world).request(give('wxchen'));
      expect(await booksOf(world)).toEqual(expected);
    }
  });
});
