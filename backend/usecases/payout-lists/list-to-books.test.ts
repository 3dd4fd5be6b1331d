import { listedPayout, plenty } from '../../../tests/support/bank-world';
import { hourMs, provePayouts, stateOf, walletOfPromoter } from '../../../tests/support/payout-world';
import { exportList } from './export-list';
import { applyImport, previewImport } from './import-results';
import { asked, evidenceOf, finance } from './lists-under-test';
import { markFailed, markPaid } from './mark-row';

describe('a withdrawal by bank, from the request to the books', () => {
  it('is paid by what two people stated, with its tax withheld', async () => {
    const { world, listId, payoutNo } = await listedPayout();
    expect(await walletOfPromoter(world.database)).toMatchObject({ availableFen: 100_000, payingFen: 300_000 });
    const file = await exportList(world.lists, finance, { listId, format: 'csv', ...asked() });
    const text = Buffer.from(file.ok ? file.value.contentBase64 : '', 'base64').toString('utf8');
    expect(text).toContain(`"${payoutNo}","王小明","'6222021234567890128","工商银行杭州支行","2560.00"`);
    const evidence = { reference: 'B1', evidenceFileId: evidenceOf(listId, payoutNo) };
    const paid = { listId, payoutNo, paidFen: 256_000, paidAtMs: world.clock.nowMs(), ...evidence };
    expect(await markPaid(world.lists, finance, { ...paid, ...asked() })).toMatchObject({ ok: true });
    expect(await stateOf(world, payoutNo)).toBe('paid');
    expect(await walletOfPromoter(world.database)).toMatchObject({ payingFen: 0, paidFen: 256_000 });
    const month = await world.database.find('tax_months', 'wxwang|202608');
    expect(month).toMatchObject({ paidGrossFen: 300_000, withheldFen: 44_000, reservedGrossFen: 0 });
    await provePayouts(world);
    const returned = { listId, payoutNo, outcome: 'returned', failReason: '账户已销户', ...evidence } as const;
    await markFailed(world.lists, finance, { ...returned, ...asked() });
    expect(await stateOf(world, payoutNo)).toBe('returned');
    expect(await walletOfPromoter(world.database)).toMatchObject({ availableFen: 400_000, paidFen: 0 });
    expect(await world.database.find('tax_months', 'wxwang|202608')).toMatchObject({ paidGrossFen: 0, withheldFen: 0 });
    await provePayouts(world);
  });

  it.each([
    ['成功', 'B1', '', 'paid', { availableFen: 100_000, paidFen: 256_000 }],
    ['失败', '', '户名不符', 'failed', { availableFen: 400_000, paidFen: 0 }],
  ])('hears from an imported file (%s) at once', async (status, reference, why, state, wallet) => {
    const { world, listId, payoutNo } = await listedPayout();
    world.clock.setMs(world.clock.nowMs() + 2 * hourMs);
    const csv = `付款编号,金额,状态,流水号,完成时间,失败原因\n${payoutNo},2560.00,${status},${reference},20260827130000,${why}`;
    const contentBase64 = Buffer.from(csv, 'utf8').toString('base64');
    const preview = await previewImport(world.lists, finance, { listId, contentBase64 });
    const fileHash = preview.ok ? preview.value.fileHash : '';
    const request = { listId, contentBase64, fileHash, skipLines: [], ...asked() };
    expect(await applyImport(world.lists, finance, request, plenty)).toMatchObject({
      ok: true,
      value: { writtenCount: 1 },
    });
    expect(await stateOf(world, payoutNo)).toBe(state);
    expect(await walletOfPromoter(world.database)).toMatchObject({ payingFen: 0, ...wallet });
    await provePayouts(world);
  });
});
