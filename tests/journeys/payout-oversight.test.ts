import { ledgerDocument } from '../../backend/adapters/stores/ledger-document';
import { walletDocument } from '../../backend/adapters/stores/wallet-document';
import type { NoticesView } from '../../cloudfunctions/console/agency-contract';
import type {
  MoneyNeededView,
  PausePayoutsView,
  PayoutSettingsView,
  ReadPayoutSettingsView,
  SavePayoutSettingsView,
} from '../../cloudfunctions/console/payout-settings-contract';
import type {
  DecidePayoutsView,
  OnePayoutMatchDayView,
  PayoutDetailView,
  PayoutMatchDaysView,
  PayoutQueueView,
  StuckPayoutsView,
} from '../../cloudfunctions/console/payouts-contract';
import type { WorkItemsView } from '../../cloudfunctions/console/reconciliation-contract';
import type { ConfirmParametersView, HistoryView, PayoutView } from '../../cloudfunctions/payout/contract';
import { ledgerTransaction } from '../../core/ledger/ledger-transaction';
import { applyPostings, emptyWallet } from '../../core/ledger/wallet';
import { fen } from '../../core/money/fen';
import { beijingDayOf } from '../../core/time/beijing-day';
import { dayMs, hourMs, minuteMs, StoryWorld } from '../../scripts/story/story-world';

let world: StoryWorld;
let requests = 0;

/** 3,000 yuan of 王阿姨 that are free; an owner, an auditor, and herself as the accountant. */
beforeAll(async () => {
  world = await StoryWorld.start();
  await world.join('wang-ayi');
  const people = [
    ['lao-ban', '老板', 'agency-owner'],
    ['wang-ayi', '王会计', 'agency-finance'],
    ['shen-ji', '审计', 'agency-auditor'],
    ['dian-zhang', '店长', 'brand-owner'],
  ] as const;
  const staff = people.map(([person, name, role]) => {
    const brandId = role === 'brand-owner' ? 'shanli' : null;
    return { _id: `oMini-${person}`, name, roles: [{ role, brandId }], addedAtMs: world.nowMs() };
  });
  const promoter = (await exported('promoters')).find(({ openid }) => openid === 'oMini-wang-ayi')?._id ?? '';
  const entry = ledgerTransaction({
    ...{ id: 'earned-before|sku|1', cause: 'ORDER_PAID', brandId: 'shanli', orderKey: 'earned-before|sku' },
    postings: [{ from: 'platform', to: `promoter/${promoter}/available`, amountFen: fen(300_000) }],
    bookedAtMs: world.nowMs() - dayMs,
  });
  const wallets = [walletDocument(applyPostings(emptyWallet(promoter), entry.postings))];
  const settings = [{ _id: 'payouts', automaticFen: 5_000, taxRule: 'none' }];
  await world.admin('POST', 'import', { collections: { staff, ledger: [ledgerDocument(entry)], wallets, settings } });
}, 120_000);

afterAll(() => world.stop());

type Stored = { readonly _id: string; readonly [field: string]: unknown };
async function exported(collection: string): Promise<readonly Stored[]> {
  const { collections } = await world.admin<{ collections: Record<string, Stored[]> }>('GET', 'export');
  return collections[collection] ?? [];
}

const why = () => ({ requestId: `request-${++requests}`, reason: '已核对订单' });
const console = <T>(person: string, action: string, input: object = {}) =>
  world.call<T>(person, 'console', action, input);

function ask(amountFen: number) {
  const input = { amountFen, netFen: amountFen, requestId: `wish-of-the-journey-${++requests}` };
  return world.ask<PayoutView>('wang-ayi', 'payout', 'request', input);
}

async function requested(amountFen: number): Promise<string> {
  const { value, code } = await ask(amountFen);
  if (!value) throw new Error(code);
  return value.payoutNo;
}

/** She taps 收款 on the sheet that the parameters open. */
async function confirm(payoutNo: string): Promise<void> {
  const sheet = await world.call<ConfirmParametersView>('wang-ayi', 'payout', 'confirmParameters', { payoutNo });
  const { mchId, appId } = sheet;
  await world.playPay('confirm', { package: sheet.package, mchId, appId, openid: 'oMini-wang-ayi' });
}

const stateOf = async (payoutNo: string) =>
  (await console<PayoutDetailView>('shen-ji', 'payoutDetail', { payoutNo })).state;

describe('payouts above the automatic limit', () => {
  let payoutNos: string[] = [];

  it('wait in the queue of the agency; the auditor reads them, a brand sees none', async () => {
    payoutNos = [await requested(8_800), await requested(9_900)];
    const { payouts } = await console<PayoutQueueView>('shen-ji', 'payoutQueue', { part: 'approval' });
    expect(payouts).toMatchObject([
      { payoutNo: payoutNos[0], state: 'requested', netFen: 8_800, title: { zh: '待审核' } },
      { payoutNo: payoutNos[1], netFen: 9_900 },
    ]);
    expect(await world.ask('dian-zhang', 'console', 'payoutQueue', {})).toMatchObject({ code: 'not-permitted' });
    const approval = { payoutNos, decision: 'approve', ...why() };
    expect(await world.ask('shen-ji', 'console', 'decidePayouts', approval)).toMatchObject({ code: 'not-permitted' });
  });

  it('are not approved by her who asked for them, and by a second person in one batch', async () => {
    const own = await console<DecidePayoutsView>('wang-ayi', 'decidePayouts', {
      payoutNos,
      decision: 'approve',
      ...why(),
    });
    expect(own).toMatchObject({
      ...{ total: 2, done: 0, refused: 2 },
      items: [
        { ok: false, code: 'same-person', message: '同一件事要由两个人经手,前一步是您办的,请您转告另一位同事来办。' },
        { ok: false },
      ],
    });
    const batch = { payoutNos: [...payoutNos, 'W404'], decision: 'approve', ...why() };
    const answer = await console<DecidePayoutsView>('lao-ban', 'decidePayouts', batch);
    expect(answer).toMatchObject({
      ...{ total: 3, done: 2, refused: 1, nextIndex: null },
      items: [{ state: 'reserved' }, { state: 'reserved' }, { code: 'payout-not-found' }],
    });
    expect(await console<DecidePayoutsView>('lao-ban', 'decidePayouts', batch)).toEqual(answer);
    await world.advance(2 * minuteMs);
    for (const payoutNo of payoutNos) await confirm(payoutNo);
    const detail = await console<PayoutDetailView>('shen-ji', 'payoutDetail', { payoutNo: payoutNos[0] });
    expect(detail).toMatchObject({
      ...{ state: 'paid', part: 'ended', decision: { name: '老板', reason: '已核对订单' }, next: null },
      entries: [{ zh: '申请提现' }, { zh: '提现到账' }],
    });
  });

  it('need nobody any more once two agreed to a higher limit', async () => {
    const { settings, revision } = await console<ReadPayoutSettingsView>('wang-ayi', 'readPayoutSettings');
    const change = { settings: { ...settings, automaticFen: 10_000 }, revision, ...why() };
    const bad = { ...change, settings: { ...settings, minFen: 1 }, ...why() };
    expect(await console<SavePayoutSettingsView>('wang-ayi', 'savePayoutSettings', bad)).toMatchObject({
      saved: false,
      findings: [{ field: 'minFen', problem: { zh: '最低提现金额应为 0.10 到 100,000,000.00 元。' } }],
    });
    const saved = await console<SavePayoutSettingsView>('wang-ayi', 'savePayoutSettings', change);
    expect(saved.view).toMatchObject({ settings: { automaticFen: 5_000 }, raise: { automaticFen: 10_000 } });
    const { automaticFen, aloneFen } = saved.view?.raise ?? { automaticFen: 0, aloneFen: 0 };
    const agreed = { decision: 'approve', automaticFen, aloneFen };
    const alone = await world.ask('wang-ayi', 'console', 'decidePayoutSettings', { ...agreed, ...why() });
    expect(alone).toMatchObject({ code: 'same-person' });
    const both = await console<PayoutSettingsView>('lao-ban', 'decidePayoutSettings', { ...agreed, ...why() });
    expect(both).toMatchObject({ settings: { automaticFen: 10_000 }, raise: null });
  });
});

describe('a pause', () => {
  it('stops everybody until it is lifted', async () => {
    const untilMs = world.nowMs() + dayMs;
    const paused = await console<PausePayoutsView>('lao-ban', 'pausePayouts', { untilMs, ...why() });
    expect(paused.pause).toEqual({ reason: '已核对订单', untilMs });
    await world.advance(2 * minuteMs);
    expect(await ask(1_000)).toMatchObject({ ok: false, code: 'payouts-paused' });
    expect(await console<PausePayoutsView>('lao-ban', 'resumePayouts', why())).toEqual({ pause: null });
    await world.advance(2 * minuteMs);
  });
});

describe('an account that is short', () => {
  let payoutNo: string;

  it('is told once a day, with the need of each day against both accounts', async () => {
    const { balances } = await world.playPay<{ balances: { OPERATION: number } }>('balance');
    await world.playPay('top-up', { amount: 1_000 - balances.OPERATION });
    await world.advance(2 * hourMs);
    const { notices } = await console<NoticesView>('lao-ban', 'notices');
    expect(notices.filter(({ kind }) => kind === 'PAYOUT_FUNDS_SHORT')).toMatchObject([
      { zh: '运营账户的余额不够付七天内的提现,请您看备款表后充值。', facts: { balanceFen: 1_000, shortFen: 280_300 } },
    ]);
    const view = await console<MoneyNeededView>('shen-ji', 'moneyNeeded');
    expect(view).toMatchObject({
      need: { openFen: 0, freeFen: 281_300 },
      within: [{ days: 7, neededFen: 281_300, payShortFen: 280_300 }, { days: 30 }],
      accounts: { pay: { balanceFen: 1_000 }, platform: { unknownBecause: null } },
    });
    expect(view.need?.lines).toHaveLength(31);
  });

  it('leaves a payout waiting for money, which is shown with what to do', async () => {
    payoutNo = await requested(4_000);
    await world.advance(2 * minuteMs);
    const { classes } = await console<StuckPayoutsView>('shen-ji', 'stuckPayouts');
    expect(classes).toMatchObject([
      {
        ...{ class: 'waiting-for-money', count: 1, sumFen: 4_000, payouts: [{ payoutNo, troubleCode: 'NOT_ENOUGH' }] },
        next: { zh: '请您给运营账户充值,到位后会自动付款,不用重新提交。' },
      },
    ]);
    const { payouts } = await world.call<HistoryView>('wang-ayi', 'payout', 'history');
    expect(payouts[0]).toMatchObject({ payoutNo, title: { zh: '机构备款中' } });
    const decline = { payoutNo, decision: 'decline', ...why() };
    expect(await world.ask('lao-ban', 'console', 'decidePayout', decline)).toMatchObject({ code: 'payout-decided' });
  });

  it('pays by itself once it is topped up', async () => {
    await world.playPay('top-up', { amount: 500_000 });
    await world.advance(2 * hourMs);
    await confirm(payoutNo);
    expect(await stateOf(payoutNo)).toBe('paid');
    const signOff = { payoutNo, ...why() };
    expect(await world.ask('lao-ban', 'console', 'abandonPayout', signOff)).toMatchObject({ code: 'payout-not-lost' });
    expect((await console<StuckPayoutsView>('shen-ji', 'stuckPayouts')).classes).toEqual([]);
  });
});

describe('the daily match', () => {
  let redDay: string;

  it('is green where bill, payouts and ledger agree, and red where one of them does not', async () => {
    redDay = beijingDayOf(world.nowMs());
    const [changed] = (await exported('payouts')).filter(({ state }) => state === 'paid');
    await world.advance(dayMs);
    const greenDay = beijingDayOf(world.nowMs());
    await confirm(await requested(2_000));
    const paid = { ...(changed?.paid as object), netFen: 1 };
    await world.admin('POST', 'import', { collections: { payouts: [{ ...changed, paid }] } });
    await world.advance(3 * dayMs);
    const { days } = await console<PayoutMatchDaysView>('shen-ji', 'payoutMatchDays');
    const stateOn = (day: string) => days.find((each) => each.day === day)?.state;
    expect(days[0]).toMatchObject({ state: 'red', open: 2 });
    expect(stateOn(greenDay)).toBe('green');
  });

  it('says what differs, and is green again once a person closed it', async () => {
    const { days } = await console<PayoutMatchDaysView>('shen-ji', 'payoutMatchDays');
    redDay = days[0]?.day ?? redDay;
    const { items } = await console<OnePayoutMatchDayView>('shen-ji', 'payoutMatchDay', { day: redDay });
    expect(items.map(({ code }) => code).sort()).toEqual(['AMOUNT_DIFFERS', 'LEDGER_DIFFERS']);
    expect(items.every(({ explanation }) => explanation.zh.includes('0.01 元'))).toBe(true);
    const listed = await console<WorkItemsView>('shen-ji', 'workItems');
    expect(listed.items.map(({ id }) => id)).toEqual(expect.arrayContaining(items.map(({ id }) => id)));
    for (const { id } of items) await console('lao-ban', 'closeWorkItem', { id, ...why() });
    const after = await console<OnePayoutMatchDayView>('shen-ji', 'payoutMatchDay', { day: redDay });
    expect(after).toMatchObject({ day: { state: 'green', open: 0, done: 2 } });
  });
});
