import { bankFunctions, plenty, queuedPayout } from '../../../tests/support/bank-world';
import { faultKinds } from '../../../tests/support/crash-drill';
import { type CallFault, crashingDatabase, ProcessDied } from '../../../tests/support/crashing-database';
import { hourMs, type PayoutWorld, provePayouts, stateOf, walletOfPromoter } from '../../../tests/support/payout-world';
import { Outage } from '../../ports/outage';
import { settlePayouts } from '../payouts/settle-payouts';
import { approveList } from './approve-list';
import { evidenceOf, finance, owner } from './lists-under-test';
import { makeList } from './make-list';
import { markFailed, markPaid } from './mark-row';

type Functions = ReturnType<typeof bankFunctions>;

const listId = 'bank-request-make';
const stated = (payoutNo: string) => {
  const evidenceFileId = evidenceOf(listId, payoutNo);
  return { listId, payoutNo, reference: 'B1', evidenceFileId, reason: '月底打款' };
};

/** Everything that people do about a list; sent again it is the same requests. */
async function carryThrough({ lists }: Functions, world: PayoutWorld, payoutNo: string): Promise<void> {
  const reason = '月底打款';
  const made = await makeList(lists, finance, { route: 'bank', requestId: 'request-make', reason });
  if (!made.ok) throw new Error(made.code);
  const approval = { listId, totalFen: 256_000, requestId: 'request-approve', reason };
  const approved = await approveList(lists, owner, approval);
  if (!approved.ok) throw new Error(approved.code);
  const paidAtMs = world.clock.nowMs();
  const paid = { ...stated(payoutNo), paidFen: 256_000, paidAtMs, requestId: 'request-paid' };
  const marked = await markPaid(lists, finance, paid);
  if (!marked.ok) throw new Error(marked.code);
}

async function booksOf(world: PayoutWorld, payoutNo: string) {
  await provePayouts(world);
  const { availableFen, payingFen, paidFen } = await walletOfPromoter(world.database);
  const audit = (await world.database.list('audit', { where: {}, limit: 99 }))
    .map(({ action }) => String(action))
    .sort();
  return { state: await stateOf(world, payoutNo), availableFen, payingFen, paidFen, audit };
}

const paidBooks = {
  ...{ state: 'paid', availableFen: 100_000, payingFen: 0, paidFen: 256_000 },
  audit: ['payoutListApprove', 'payoutListMake', 'payoutMarkPaid', 'savePayee'],
};

async function callsOf(): Promise<number> {
  const { world, payoutNo } = await queuedPayout();
  const database = crashingDatabase(world.database);
  await carryThrough(bankFunctions(world, database), world, payoutNo);
  expect(await booksOf(world, payoutNo)).toEqual(paidBooks);
  return database.calls.length;
}

describe('a list that is cut off at any call', () => {
  it.each(faultKinds)('comes to the same books when it is sent again: %j', async (fault) => {
    const count = await callsOf();
    expect(count).toBeGreaterThan(30);
    for (let atCall = 1; atCall <= count; atCall += 1) {
      const { world, payoutNo } = await queuedPayout();
      const database = crashingDatabase(world.database, { ...fault, atCall } satisfies CallFault);
      await expect(carryThrough(bankFunctions(world, database), world, payoutNo)).rejects.toThrow(
        fault.kind === 'process-dies' ? ProcessDied : Outage,
      );
      await provePayouts(world);
      await carryThrough(bankFunctions(world), world, payoutNo);
      expect([atCall, await booksOf(world, payoutNo)]).toEqual([atCall, paidBooks]);
    }
  });

  it.each(faultKinds)('comes to the same books when only the timer goes on after a mark: %j', async (fault) => {
    for (let atCall = 1; atCall <= 24; atCall += 1) {
      const { world, payoutNo } = await queuedPayout();
      await makeList(world.lists, finance, { route: 'bank', requestId: 'request-make', reason: '月底' });
      await approveList(world.lists, owner, { listId, totalFen: 256_000, requestId: 'request-a', reason: '月底' });
      const database = crashingDatabase(world.database, { ...fault, atCall } satisfies CallFault);
      const paid = {
        ...stated(payoutNo),
        paidFen: 256_000,
        paidAtMs: world.clock.nowMs(),
        requestId: 'request-paid',
      };
      await markPaid(bankFunctions(world, database).lists, finance, paid).catch(() => undefined);
      world.clock.setMs(world.clock.nowMs() + 2 * hourMs);
      await settlePayouts(world.payouts, plenty);
      const row = await world.database.find('payout_list_rows', payoutNo);
      const isMarked = row?.state === 'paid';
      expect([atCall, await stateOf(world, payoutNo)]).toEqual([atCall, isMarked ? 'paid' : 'sent']);
      await provePayouts(world);
    }
  });

  it.each(faultKinds)('a return that is sent again gives the money back once: %j', async (fault) => {
    for (let atCall = 1; atCall <= 24; atCall += 1) {
      const { world, payoutNo } = await queuedPayout();
      await carryThrough(bankFunctions(world), world, payoutNo);
      const returned = { ...stated(payoutNo), outcome: 'returned', failReason: '账户已销户' } as const;
      const database = crashingDatabase(world.database, { ...fault, atCall } satisfies CallFault);
      const request = { ...returned, requestId: 'request-back' };
      await markFailed(bankFunctions(world, database).lists, finance, request).catch(() => undefined);
      await markFailed(world.lists, finance, request);
      expect([atCall, await booksOf(world, payoutNo)]).toMatchObject([
        atCall,
        { state: 'returned', availableFen: 400_000, payingFen: 0, paidFen: 0 },
      ]);
    }
  });
});
