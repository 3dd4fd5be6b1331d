import { bankFunctions, listedPayout, plenty } from '../../../tests/support/bank-world';
import { faultKinds } from '../../../tests/support/crash-drill';
import { crashingDatabase, ProcessDied } from '../../../tests/support/crashing-database';
import { hourMs, type PayoutWorld, provePayouts, stateOf, walletOfPromoter } from '../../../tests/support/payout-world';
import { Outage } from '../../ports/outage';
import { settlePayouts } from '../payouts/settle-payouts';
import { exportList } from './export-list';
import { applyImport } from './import-results';
import { finance } from './lists-under-test';
import { base64 } from './results-under-test';

type Functions = ReturnType<typeof bankFunctions>;

const reason = '月底打款';
const titles = '付款编号,金额(元),状态,流水号,完成时间,失败原因';

/** What finance does with an approved list: takes the file for the bank, and takes in what the bank answered. */
async function carryThrough({ lists }: Functions, listId: string, contentBase64: string): Promise<void> {
  const taken = await exportList(lists, finance, { listId, format: 'csv', requestId: 'request-export', reason });
  if (!taken.ok) throw new Error(taken.code);
  const fileHash = lists.resultFiles.hashOf(Buffer.from(contentBase64, 'base64'));
  const request = { listId, contentBase64, fileHash, skipLines: [], requestId: 'request-import', reason };
  const imported = await applyImport(lists, finance, request, plenty);
  if (!imported.ok) throw new Error(imported.code);
}

/** The timer hears of the results, as of any provider's. */
async function booksOf(world: PayoutWorld, payoutNo: string) {
  world.clock.setMs(world.clock.nowMs() + 2 * hourMs);
  await settlePayouts(bankFunctions(world).payouts, plenty);
  await provePayouts(world);
  const { availableFen, payingFen, paidFen } = await walletOfPromoter(world.database);
  const audit = (await world.database.list('audit', { where: {}, limit: 99 })).map(({ action }) => String(action));
  const ofFiles = audit.filter((action) => action === 'payoutListExport' || action === 'payoutImportApply');
  return { state: await stateOf(world, payoutNo), availableFen, payingFen, paidFen, audit: ofFiles.sort() };
}

const audit = ['payoutImportApply', 'payoutListExport'];

describe.each([
  ['成功', { state: 'paid', availableFen: 100_000, payingFen: 0, paidFen: 256_000, audit }],
  ['失败', { state: 'failed', availableFen: 400_000, payingFen: 0, paidFen: 0, audit }],
] as const)('a list whose bank answered %s, cut off at any call of its file and of its results', (status, books) => {
  async function listed() {
    const { world, listId, payoutNo } = await listedPayout();
    const atText = new Date(world.clock.nowMs() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
    const line = `${payoutNo},2560.00,${status},B1,${atText},户名不符`;
    return { world, listId, payoutNo, content: base64([titles, line].join('\r\n')) };
  }

  it.each(faultKinds)('comes to the same books when it is sent again: %j', async (fault) => {
    const { world: calm, listId: calmList, payoutNo: calmNo, content: calmContent } = await listed();
    const counted = crashingDatabase(calm.database);
    await carryThrough(bankFunctions(calm, counted), calmList, calmContent);
    expect(await booksOf(calm, calmNo)).toEqual(books);
    expect(counted.calls.length).toBeGreaterThan(15);
    for (let atCall = 1; atCall <= counted.calls.length; atCall += 1) {
      const { world, listId, payoutNo, content } = await listed();
      const database = crashingDatabase(world.database, { ...fault, atCall });
      await expect(carryThrough(bankFunctions(world, database), listId, content)).rejects.toThrow(
        fault.kind === 'process-dies' ? ProcessDied : Outage,
      );
      await provePayouts(world);
      await carryThrough(bankFunctions(world), listId, content);
      expect([atCall, await booksOf(world, payoutNo)]).toEqual([atCall, books]);
    }
  });
});
