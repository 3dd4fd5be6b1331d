import { usualPayoutSettings } from '../../../core/payout/payout-settings';
import {
  emptyPayoutWorld,
  giveMoney,
  hourMs,
  payoutFunctions,
  provePayouts,
  setPayouts,
  stateOf,
  walletOfPromoter,
} from '../../../tests/support/payout-world';
import { sha256Text } from '../../adapters/exports/sha256-text';
import { listPayProvider } from '../../adapters/list-pay/list-pay-provider';
import { storedPayoutPayees, vaultPayeeOpener } from '../../adapters/list-pay/payout-payees';
import { resultFiles } from '../../adapters/list-pay/result-files';
import { tableFiles } from '../../adapters/list-pay/table-files';
import { documentPayListStore } from '../../adapters/stores/pay-list-store';
import { documentPayeeStore } from '../../adapters/stores/payee-store';
import { documentPromoterStore } from '../../adapters/stores/promoter-store';
import { documentWorkItems } from '../../adapters/stores/work-items';
import { aesPayeeVault } from '../../adapters/system/payee-vault';
import { bankDraft } from '../payees/payees-under-test';
import { savePayee } from '../payees/save-payee';
import { hearAboutPayout } from '../payouts/hear-about-payout';
import { requestPayout } from '../payouts/request-payout';
import { sendPayouts } from '../payouts/send-payouts';
import { settlePayouts } from '../payouts/settle-payouts';
import { approveList } from './approve-list';
import { exportList } from './export-list';
import { applyImport, previewImport } from './import-results';
import { asked, finance, owner } from './lists-under-test';
import { makeList } from './make-list';
import { markFailed, markPaid } from './mark-row';

const plenty = () => 60_000;

/** 4,000 yuan of wxwang, his bank card, and everything from his request to the bank's answer. */
async function bankWorld() {
  const world = emptyPayoutWorld();
  const { database, clock, journal } = world;
  const limits = { maxFen: 1_000_000, promoterDayFen: 1_000_000, automaticFen: 1_000_000 };
  const settings = { ...usualPayoutSettings, ...limits };
  await setPayouts(database, { ...limits, taxRule: 'ordinary-labour' });
  await giveMoney(database, { wxwang: 400_000 });
  const vault = aesPayeeVault({ keyId: 'k1', secret: Buffer.alloc(32, 'b') });
  const [payLists, payees, promoters] = [
    documentPayListStore(database),
    documentPayeeStore(database),
    documentPromoterStore(database),
  ];
  const who = { promoter: 'wxwang', openid: 'o-wang', nickname: '小王', avatarUrl: '', unionidHash: null };
  await promoters.saveBound({ ...who, boundAtMs: 0, settledBy: 'agency' });
  const { ports: base } = payoutFunctions(world);
  const provider = listPayProvider({ clock, lists: payLists, vault, payouts: base.payouts }, 'bank');
  const payouts = {
    ...base,
    ...{ routes: ['bank'] as const, providers: [provider], payers: {}, payeeData: vaultPayeeOpener(vault) },
    payees: storedPayoutPayees(payees),
  };
  const payoutSettings = { current: async () => settings };
  const lists = {
    ...{ clock, journal, payLists, vault, payoutSettings, resultFiles, hash: sha256Text, tables: tableFiles },
    workItems: documentWorkItems(database),
    news: hearAboutPayout(base),
  };
  const draft = { ...bankDraft, requestId: 'request-card', confirmation: null };
  const payeePorts = { ...lists, payees, promoters };
  const shown = await savePayee(payeePorts, 'o-wang', draft);
  await savePayee(payeePorts, 'o-wang', { ...draft, confirmation: shown.ok ? shown.value.confirmation : '' });
  for (const { openid, name } of [owner, finance]) {
    const roles = [{ role: 'agency-finance', brandId: null }];
    await database.put('staff', { _id: openid, name, roles, addedAtMs: 0 });
  }
  return { ...world, payouts, lists };
}

/** 3,000 yuan before tax, which is 2,560 after it, in an approved list. */
async function listedPayout() {
  const world = await bankWorld();
  const wish = { route: 'bank', requestId: 'request-1', amountFen: 300_000, netFen: 256_000 } as const;
  const requested = await requestPayout(world.payouts, 'o-wang', wish);
  if (!requested.ok) throw new Error(requested.code);
  await sendPayouts(world.payouts, plenty);
  const made = await makeList(world.lists, finance, { route: 'bank', ...asked() });
  if (!made.ok) throw new Error(made.code);
  const { listId, totalFen } = made.value;
  await approveList(world.lists, owner, { listId, totalFen, ...asked() });
  return { world, listId, payoutNo: requested.value.payoutNo };
}

describe('a withdrawal by bank, from the request to the books', () => {
  it('is paid by what two people stated, with its tax withheld', async () => {
    const { world, listId, payoutNo } = await listedPayout();
    expect(await walletOfPromoter(world.database)).toMatchObject({ availableFen: 100_000, payingFen: 300_000 });
    const file = await exportList(world.lists, finance, { listId, format: 'csv', ...asked() });
    const text = Buffer.from(file.ok ? file.value.contentBase64 : '', 'base64').toString('utf8');
    expect(text).toContain(`"${payoutNo}","王小明","'6222021234567890128","工商银行杭州支行","2560.00"`);
    const evidence = { reference: 'B1', evidenceFileId: 'cloud://a/1.png' };
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
  ])('hears from an imported file (%s) when it is asked about next', async (status, reference, why, state, wallet) => {
    const { world, listId, payoutNo } = await listedPayout();
    world.clock.setMs(world.clock.nowMs() + 2 * hourMs);
    const csv = `付款编号,金额,状态,流水号,完成时间,失败原因\n${payoutNo},2560.00,${status},${reference},20260827130000,${why}`;
    const contentBase64 = Buffer.from(csv, 'utf8').toString('base64');
    const preview = await previewImport(world.lists, finance, { listId, contentBase64 });
    const fileHash = preview.ok ? preview.value.fileHash : '';
    const request = { listId, contentBase64, fileHash, skipLines: [], ...asked() };
    expect(await applyImport(world.lists, finance, request)).toMatchObject({ ok: true, value: { writtenCount: 1 } });
    expect(await stateOf(world, payoutNo)).toBe('sent');
    await settlePayouts(world.payouts, plenty);
    expect(await stateOf(world, payoutNo)).toBe(state);
    expect(await walletOfPromoter(world.database)).toMatchObject({ payingFen: 0, ...wallet });
    await provePayouts(world);
  });
});
