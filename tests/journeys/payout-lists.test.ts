import { ledgerDocument } from '../../backend/adapters/stores/ledger-document';
import { walletDocument } from '../../backend/adapters/stores/wallet-document';
import type {
  PayoutImportApplyView,
  PayoutImportPreviewView,
  PayoutListApproveView,
  PayoutListExportView,
  PayoutListMakeView,
  PayoutListReadView,
  PayoutListsView,
  TaxExportView,
} from '../../cloudfunctions/console/payout-lists-contract';
import type { HistoryView, PayoutView, QuoteView } from '../../cloudfunctions/payout/contract';
import type { ReadPayeeView, SavePayeeView } from '../../cloudfunctions/payout/payee-contract';
import { ledgerTransaction } from '../../core/ledger/ledger-transaction';
import { applyPostings, emptyWallet } from '../../core/ledger/wallet';
import { fen } from '../../core/money/fen';
import { dayMs, minuteMs, StoryWorld } from '../../scripts/story/story-world';

const card = '6222021234567890128';
const details = {
  ...{ kind: 'person', route: 'bank', realName: '王小明', account: card, bankName: '工商银行杭州支行' },
  ...{ idNumber: '11010519491231002X', phone: '' },
};
let world: StoryWorld;
let requests = 0;

/** 3,000 yuan of 王阿姨 that are free, an owner and an accountant. */
beforeAll(async () => {
  world = await StoryWorld.start();
  await world.join('wang-ayi');
  const people = [
    ['lao-ban', '老板', 'agency-owner'],
    ['kuai-ji', '陈会计', 'agency-finance'],
    ['shen-ji', '审计', 'agency-auditor'],
  ] as const;
  const staff = people.map(([person, name, role]) => {
    return { _id: `oMini-${person}`, name, roles: [{ role, brandId: null }], addedAtMs: world.nowMs() };
  });
  const { collections } = await world.admin<{ collections: Record<string, { _id: string; openid: string }[]> }>(
    'GET',
    'export',
  );
  const promoter = collections.promoters?.find(({ openid }) => openid === 'oMini-wang-ayi')?._id ?? '';
  const entry = ledgerTransaction({
    ...{ id: 'earned-before|sku|1', cause: 'ORDER_PAID', brandId: 'shanli', orderKey: 'earned-before|sku' },
    postings: [{ from: 'platform', to: `promoter/${promoter}/available`, amountFen: fen(300_000) }],
    bookedAtMs: world.nowMs() - dayMs,
  });
  const wallet = walletDocument(applyPostings(emptyWallet(promoter), entry.postings));
  const limits = { maxFen: 1_000_000, promoterDayFen: 1_000_000, automaticFen: 1_000_000, taxRule: 'ordinary-labour' };
  const settings = [{ _id: 'payouts', ...limits }];
  const money = { ledger: [ledgerDocument(entry)], wallets: [wallet], settings };
  await world.admin('POST', 'import', { collections: { staff, ...money } });
}, 120_000);

afterAll(() => world.stop());

const why = () => ({ requestId: `request-${++requests}`, reason: '月底打款' });
/** The world's time as people in Beijing write it. */
const beijingText = () => new Date(world.nowMs() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
const console = <T>(person: string, action: string, input: object) => world.call<T>(person, 'console', action, input);
const payout = <T>(action: string, input: object = {}) => world.call<T>('wang-ayi', 'payout', action, input);

describe('a withdrawal by bank', () => {
  let payoutNo: string;
  let listId: string;
  let paidAt: string;

  it('begins with where he is paid, looked at before it is saved', async () => {
    const draft = { ...details, confirmation: null, requestId: 'request-card' };
    const shown = await payout<SavePayeeView>('savePayee', draft);
    expect(shown).toMatchObject({ state: 'to-confirm', masked: { account: '**** 0128' } });
    await payout<SavePayeeView>('savePayee', { ...draft, confirmation: shown.confirmation });
    expect(await payout<ReadPayeeView>('readPayee')).toMatchObject({ kind: 'person', accounts: [{ route: 'bank' }] });
    const stored = JSON.stringify(await world.admin('GET', 'export'));
    for (const secret of [card, '11010519491231002X', '王小明']) expect(stored).not.toContain(secret);
  });

  it('shows the tax before he confirms, and waits for a list', async () => {
    const quote = await payout<QuoteView>('quote', { amountFen: 200_000, route: 'bank' });
    expect(quote).toMatchObject({ grossFen: 200_000, taxFen: 24_000, netFen: 176_000 });
    const wish = { amountFen: 200_000, netFen: 176_000, requestId: 'wish-by-bank', route: 'bank' };
    ({ payoutNo } = await payout<PayoutView>('request', wish));
    await world.advance(3 * minuteMs);
    const { waiting } = await console<PayoutListsView>('shen-ji', 'payoutLists', {});
    expect(waiting).toEqual([
      { route: 'bank', count: 1, totalFen: 176_000, withoutInvoice: 0 },
      { route: 'alipay', count: 0, totalFen: 0, withoutInvoice: 0 },
      { route: 'payroll', count: 0, totalFen: 0, withoutInvoice: 0 },
    ]);
  });

  it('goes out by a list that one approves and another answers', async () => {
    expect(await world.ask('shen-ji', 'console', 'payoutListMake', { route: 'bank', ...why() })).toMatchObject({
      code: 'not-permitted',
    });
    const made = await console<PayoutListMakeView>('kuai-ji', 'payoutListMake', { route: 'bank', ...why() });
    listId = made.listId;
    const approval = { listId, totalFen: made.totalFen, ...why() };
    expect(await console<PayoutListApproveView>('lao-ban', 'payoutListApprove', approval)).toMatchObject({
      mayMarkAloneFromMs: null,
    });
    const file = await console<PayoutListExportView>('kuai-ji', 'payoutListExport', {
      listId,
      format: 'csv',
      ...why(),
    });
    expect(Buffer.from(file.contentBase64, 'base64').toString('utf8')).toContain(`"${payoutNo}","王小明","'${card}"`);
    const rows = (await console<PayoutListReadView>('shen-ji', 'payoutListRead', { listId })).rows;
    expect(rows).toMatchObject([{ payoutNo, account: '**** 0128', state: 'listed' }]);
  });

  it('is paid by the bank’s result file, and his history says so', async () => {
    paidAt = beijingText();
    await world.advance(2 * minuteMs);
    const csv = `付款编号,金额(元),状态,流水号,完成时间\r\n${payoutNo},1760.00,成功,B1,${paidAt}\r\n`;
    const file = { listId, contentBase64: Buffer.from(csv, 'utf8').toString('base64') };
    expect(await world.ask('lao-ban', 'console', 'payoutImportPreview', file)).toMatchObject({ code: 'same-person' });
    const preview = await console<PayoutImportPreviewView>('kuai-ji', 'payoutImportPreview', file);
    expect(preview).toMatchObject({ paidCount: 1, paidFen: 176_000, problems: [] });
    const apply = { ...file, fileHash: preview.fileHash, skipLines: [], ...why() };
    const applied = await console<PayoutImportApplyView>('kuai-ji', 'payoutImportApply', apply);
    expect(applied).toMatchObject({ writtenCount: 1, changedMeanwhile: [] });
    await world.advance(dayMs);
    const { payouts } = await payout<HistoryView>('history');
    expect(payouts).toMatchObject([{ payoutNo, state: 'paid', netFen: 176_000 }]);
  });

  it('stands in the declaration of its month', async () => {
    const [period, present] = [paidAt, beijingText()].map((text) => text.slice(0, 7).replace('-', ''));
    const file = await console<TaxExportView>('kuai-ji', 'taxExport', { period, format: 'csv', ...why() });
    expect(file.withoutIdentity).toEqual([]);
    expect(Buffer.from(file.contentBase64, 'base64').toString('utf8')).toContain('"2000.00","240.00"');
    expect(await world.ask('kuai-ji', 'console', 'fileTaxMonth', { month: present, ...why() })).toMatchObject({
      code: 'tax-month-not-over',
    });
  });

  it('that he says has not arrived is work for a person', async () => {
    await payout('reportNotReceived', { payoutNo, note: '没有到账' });
    const { reports } = await console<PayoutListsView>('kuai-ji', 'payoutLists', {});
    expect(reports).toMatchObject([{ facts: { payoutNo, reference: 'B1' } }]);
    await console('kuai-ji', 'payoutReportClose', { payoutNo, ...why() });
    expect((await console<PayoutListsView>('kuai-ji', 'payoutLists', {})).reports).toEqual([]);
  });
});
