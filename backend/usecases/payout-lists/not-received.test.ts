import { closeReport } from './close-report';
import { applyImport, previewImport } from './import-results';
import { asked, evidenceOf, finance, hourMs } from './lists-under-test';
import { markFailed } from './mark-row';
import { listLists } from './read-lists';
import { reportNotReceived } from './report-not-received';
import { good, plenty, resultsUnderTest } from './results-under-test';

describe('a payout that the promoter says has not arrived', () => {
  async function paidPayout() {
    const { world, listId, file } = await resultsUnderTest();
    const preview = await previewImport(world.ports, finance, file(...good));
    const fileHash = preview.ok ? preview.value.fileHash : '';
    await applyImport(world.ports, finance, { ...file(...good), fileHash, skipLines: [], ...asked() }, plenty);
    return { world, listId };
  }
  const report = { payoutNo: 'W2026110001', note: '没有到账' };

  it('is work for a person within three days, once', async () => {
    const { world } = await paidPayout();
    const dueAtMs = world.time.nowMs + 72 * hourMs;
    expect(await reportNotReceived(world.ports, 'owang', report)).toEqual({
      ok: true,
      value: { payoutNo: 'W2026110001', dueAtMs },
    });
    world.time.nowMs += hourMs;
    expect(await reportNotReceived(world.ports, 'owang', report)).toEqual({
      ok: true,
      value: { payoutNo: 'W2026110001', dueAtMs },
    });
    expect(world.told.map(({ event }) => event)).toEqual(['PAYOUT_NOT_RECEIVED']);
    expect((await listLists(world.ports, {})).reports).toMatchObject([
      { promoter: 'wxwang', dueAtMs, facts: { reference: 'B1', netFen: 8720 } },
    ]);
  });

  it.each([
    ['somebody else', 'oli', 'W2026110001', 'not-bound'],
    ['an unknown number', 'owang', 'W9', 'payout-not-found'],
    ['one that is not paid', 'owang', 'W2026110003', 'not-paid-yet'],
  ])('is not taken for %s', async (_name, openid, payoutNo, code) => {
    const { world } = await paidPayout();
    expect(await reportNotReceived(world.ports, openid, { payoutNo, note: '' })).toEqual({ ok: false, code });
  });

  it('is answered by a return, or by a person who says why', async () => {
    const { world, listId } = await paidPayout();
    await reportNotReceived(world.ports, 'owang', report);
    await markFailed(world.ports, finance, {
      ...{ listId, payoutNo: 'W2026110001', outcome: 'returned', failReason: '账户已销户', reference: 'B1' },
      ...{ evidenceFileId: evidenceOf(listId, 'W2026110001'), ...asked() },
    });
    expect((await listLists(world.ports, {})).reports).toEqual([]);
    expect(await closeReport(world.ports, finance, { payoutNo: 'W2026110001', ...asked() })).toMatchObject({
      ok: true,
    });
    expect(await closeReport(world.ports, finance, { payoutNo: 'W2026110002', ...asked() })).toEqual({
      ok: false,
      code: 'report-not-found',
    });
  });
});
