import { createHash } from 'node:crypto';
import { memoryDocumentDatabase } from '../../backend/adapters/memory-database/memory-document-database';
import { ledgerDocument, ledgerTransactionOf } from '../../backend/adapters/stores/ledger-document';
import { documentOutbox } from '../../backend/adapters/stores/outbox-store';
import { payoutOf } from '../../backend/adapters/stores/payout-document';
import { documentPayoutSettings } from '../../backend/adapters/stores/payout-settings';
import { documentPayoutStore } from '../../backend/adapters/stores/payout-store';
import { walletDocument, walletOf } from '../../backend/adapters/stores/wallet-document';
import type { DocumentDatabase, StoredDocument } from '../../backend/ports/document-database';
import type { PayNotification } from '../../backend/ports/pay-provider';
import type { PayoutPayee } from '../../backend/ports/payout-payees';
import { abandonPayout } from '../../backend/usecases/payouts/abandon-payout';
import { agencyDay } from '../../backend/usecases/payouts/agency-day';
import { applyNotification } from '../../backend/usecases/payouts/apply-notification';
import { callBackPayouts } from '../../backend/usecases/payouts/call-back-payouts';
import { cancelPayout } from '../../backend/usecases/payouts/cancel-payout';
import { confirmParameters } from '../../backend/usecases/payouts/confirm-parameters';
import { decidePayout } from '../../backend/usecases/payouts/decide-payout';
import { pausePayouts } from '../../backend/usecases/payouts/pause-payouts';
import { payoutHistory } from '../../backend/usecases/payouts/payout-history';
import { quotePayout } from '../../backend/usecases/payouts/quote-payout';
import { type PayoutRequest, requestPayout } from '../../backend/usecases/payouts/request-payout';
import { sendPayouts } from '../../backend/usecases/payouts/send-payouts';
import { settlePayouts } from '../../backend/usecases/payouts/settle-payouts';
import { compareWallets, foldBalances, rebuildWallets, sumOfBalances } from '../../core/ledger/check-books';
import { ledgerTransaction } from '../../core/ledger/ledger-transaction';
import { applyPostings, emptyWallet, type Wallet } from '../../core/ledger/wallet';
import { fen } from '../../core/money/fen';
import { ok } from '../../core/outcome';
import type { PayoutSettings } from '../../core/payout/payout-settings';
import { requestedAtMs } from './builders/a-payout';
import { FakePayProvider } from './fake-pay-provider';
import { fixedClock } from './fixed-clock';
import { recordingJournal } from './recording-journal';

/** The database's own waits take no time, so that no test depends on how fast a machine is. */
const patientClock = {
  nowMs: () => 0,
  monotonicMs: () => 0,
  sleep: () => new Promise<void>((resolve) => setImmediate(resolve)),
};

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const finance = { openid: 'o-finance', name: '陈会计' } as const;

export interface PayoutWorld {
  readonly database: DocumentDatabase;
  readonly clock: ReturnType<typeof fixedClock>;
  readonly journal: ReturnType<typeof recordingJournal>;
  readonly provider: FakePayProvider;
}

/** An empty database at noon of 27 August, and a pay platform with its own books. */
export function emptyPayoutWorld(): PayoutWorld {
  const clock = fixedClock(requestedAtMs);
  const random = { fraction: () => Math.random(), token: () => 'token' };
  return {
    database: memoryDocumentDatabase({ clock: patientClock, random }),
    clock,
    journal: recordingJournal(),
    provider: new FakePayProvider(clock),
  };
}

export interface PayoutTerms {
  readonly settings?: Partial<PayoutSettings>;
  readonly payee?: Partial<PayoutPayee>;
  /** What wxwang has free; 100 yuan when absent. */
  readonly moneyFen?: number;
}

/** Gives promoters money that is free, by the entries that an order would have left. */
export async function giveMoney(database: DocumentDatabase, amounts: Readonly<Record<string, number>>): Promise<void> {
  for (const [promoter, amountFen] of Object.entries(amounts)) {
    const account = `promoter/${promoter}/available` as const;
    const entry = ledgerTransaction({
      ...{
        id: `order-of-${promoter}|sku|1`,
        cause: 'ORDER_PAID',
        brandId: 'shanli',
        orderKey: `order-of-${promoter}|sku`,
      },
      postings: [{ from: 'platform', to: account, amountFen: fen(amountFen) }],
      bookedAtMs: requestedAtMs - hourMs,
    });
    await database.add('ledger', ledgerDocument(entry));
    await database.put('wallets', walletDocument(applyPostings(emptyWallet(promoter), entry.postings)));
  }
}

/** Takes money away again, as a refund of a released order does. */
export async function refund(
  database: DocumentDatabase,
  promoter: string,
  amountFen: number,
  id = 'refund',
): Promise<void> {
  const postings = [{ from: `promoter/${promoter}/available`, to: 'platform', amountFen: fen(amountFen) } as const];
  const facts = { cause: 'ORDER_REFUNDED', brandId: 'shanli', orderKey: null, bookedAtMs: requestedAtMs } as const;
  await database.transaction(async (documents) => {
    await documents.add('ledger', [ledgerDocument(ledgerTransaction({ id: `${id}|${promoter}`, ...facts, postings }))]);
    await documents.update('wallets', promoter, { increment: { availableFen: -amountFen } });
  });
}

/** Settings of the tests: no tax unless stated, everything automatic up to 200 yuan. */
export async function setPayouts(database: DocumentDatabase, settings: Partial<PayoutSettings> = {}): Promise<void> {
  const stored = { taxRule: 'none', ...settings } as unknown as Omit<StoredDocument, '_id'>;
  await database.put('settings', { ...stored, _id: 'payouts' });
}

/** One instance of each function over a world; `database` may be a way of its own to it. */
export function payoutFunctions(world: PayoutWorld, database = world.database, payee: Partial<PayoutPayee> = {}) {
  const { clock, journal, provider } = world;
  const payouts = documentPayoutStore(database);
  const payoutSettings = documentPayoutSettings(database, clock);
  const plenty = () => 60_000;
  const ports = {
    ...{ payouts, payoutSettings, clock, journal, agencyDay: agencyDay(payouts) },
    outbox: documentOutbox(database),
    payees: { payeeOf: async () => ok({ kind: 'person' as const, hasName: false, sealed: null, ...payee }) },
    promoters: {
      promoterOf: async (openid: string) => (openid === 'o-stranger' ? undefined : openid.replace('o-', 'wx')),
    },
    hash: (text: string) => createHash('sha256').update(text).digest('hex'),
    sender: { sendNow: async () => undefined },
    routes: ['wechat'] as const,
    providers: [provider],
    payeeData: { open: () => undefined },
    payers: { wechat: { merchantId: '1900000001', appId: 'wxmini' } },
  };
  return {
    ports,
    quote: (amountFen: number, openid = 'o-wang') => quotePayout(ports, openid, { amountFen, route: 'wechat' }),
    request: (request: Partial<PayoutRequest> & { amountFen: number }, openid = 'o-wang') =>
      requestPayout(ports, openid, { route: 'wechat', requestId: 'request-1', netFen: request.amountFen, ...request }),
    send: (only?: string) => sendPayouts(ports, plenty, only),
    settle: () => settlePayouts(ports, plenty),
    notify: (notification: PayNotification) => applyNotification(ports, notification),
    confirm: (payoutNo: string, openid = 'o-wang') => confirmParameters(ports, openid, payoutNo),
    cancel: (payoutNo: string, openid = 'o-wang') => cancelPayout(ports, openid, payoutNo),
    history: (openid = 'o-wang', beforeMs?: number) => payoutHistory(ports, openid, beforeMs),
    decide: (
      payoutNo: string,
      decision: 'approve' | 'decline' = 'approve',
      actor: typeof finance | { openid: string; name: string } = finance,
      requestId = `${decision}-${payoutNo}`,
    ) => decidePayout(ports, actor, { payoutNo, decision, requestId, reason: '已核对订单' }),
    abandon: (payoutNo: string, requestId = `abandon-${payoutNo}`) =>
      abandonPayout(ports, finance, { payoutNo, requestId, reason: '平台查无此单' }),
    pause: (untilMs: number | null, requestId = `pause-${untilMs}`) =>
      pausePayouts(ports, finance, { untilMs, requestId, reason: '核对资金' }),
    callBack: (promoter: string, why: 'refund' | 'blocked' = 'refund') => callBackPayouts(ports, promoter, why),
  };
}

/** A world with 100 yuan of wxwang, and one instance of everything. */
export async function openPayoutWorld(
  { settings, payee, moneyFen = 10_000 }: PayoutTerms = {},
  amounts: Record<string, number> = { wxwang: moneyFen },
) {
  const world = emptyPayoutWorld();
  await setPayouts(world.database, settings);
  await giveMoney(world.database, amounts);
  return { ...world, ...payoutFunctions(world, world.database, payee) };
}

/** A payout that waits for the promoter. */
export async function waitingPayout(
  world: Awaited<ReturnType<typeof openPayoutWorld>>,
  amountFen = 8_800,
): Promise<string> {
  const answer = await world.request({ amountFen });
  if (!answer.ok) throw new Error(answer.code);
  await world.send();
  return answer.value.payoutNo;
}

/** Time passes, and both timers run. */
export async function later(world: Awaited<ReturnType<typeof openPayoutWorld>>, ms: number): Promise<void> {
  world.clock.setMs(world.clock.nowMs() + ms);
  await world.settle();
  await world.send();
}

/** All notifications so far are delivered, once more. */
export async function tellAll(world: Awaited<ReturnType<typeof openPayoutWorld>>): Promise<string[]> {
  const told: string[] = [];
  for (const notification of world.provider.notifications) told.push(await world.notify(notification));
  return told;
}

export async function stateOf({ database }: Pick<PayoutWorld, 'database'>, payoutNo: string) {
  return (await payoutOfNo(database, payoutNo)).state;
}

export async function payoutOfNo(database: DocumentDatabase, payoutNo: string) {
  const document = await database.find('payouts', payoutNo);
  if (!document) throw new Error(`no payout ${payoutNo}`);
  return payoutOf(document);
}

export async function allPayouts(database: DocumentDatabase) {
  return (await database.list('payouts', { where: {}, limit: 1000 })).map(payoutOf);
}

export async function walletOfPromoter(database: DocumentDatabase, promoter = 'wxwang'): Promise<Wallet> {
  const document = await database.find('wallets', promoter);
  if (!document) throw new Error(`no wallet ${promoter}`);
  return walletOf(document);
}

/**
 * What must hold at any moment: balances sum to 0, wallets are the fold of the ledger, what is paying is what open
 * payouts reserved, tax months hold what payouts have, and no number was ever used for two things.
 */
export async function provePayouts({ database, provider }: PayoutWorld): Promise<void> {
  const ledger = (await database.list('ledger', { where: {}, limit: 1000 })).map(ledgerTransactionOf);
  const wallets = (await database.list('wallets', { where: {}, limit: 1000 })).map(walletOf);
  const payouts = await allPayouts(database);
  expect(sumOfBalances(foldBalances(ledger))).toBe(0);
  expect(compareWallets(wallets, rebuildWallets(ledger))).toEqual([]);
  const ends = ['paid', 'failed', 'cancelled', 'expired', 'returned', 'abandoned'];
  for (const { promoter, payingFen, paidFen } of wallets) {
    const own = payouts.filter((row) => row.promoter === promoter);
    const open = own.filter(({ state }) => !ends.includes(state));
    expect(payingFen).toBe(open.reduce((sum, { quote }) => sum + quote.grossFen, 0));
    const paid = own.filter(({ state }) => state === 'paid');
    expect(paidFen).toBe(paid.reduce((sum, row) => sum + (row.paid?.netFen ?? 0), 0));
    const months = await database.list('tax_months', { where: { payee: promoter }, limit: 100 });
    const sumOf = (field: string) => months.reduce((sum, month) => sum + Number(month[field]), 0);
    expect(sumOf('reservedGrossFen')).toBe(payingFen);
    expect(sumOf('paidGrossFen')).toBe(paid.reduce((sum, { quote }) => sum + quote.grossFen, 0));
  }
  expect(provider.clashes).toEqual([]);
}

/** In the end, what the provider paid to each person is what his wallet says has arrived. */
export async function proveSameBooks(world: PayoutWorld, promoters: readonly string[]): Promise<void> {
  await provePayouts(world);
  for (const promoter of promoters) {
    const { paidFen, payingFen } = await walletOfPromoter(world.database, promoter);
    const openid = promoter.replace('wx', 'o-');
    expect([promoter, paidFen]).toEqual([promoter, world.provider.paidFenOf(openid)]);
    expect(payingFen).toBeGreaterThanOrEqual(world.provider.openFenOf(openid));
  }
}
