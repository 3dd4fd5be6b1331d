import type { LedgerTransaction } from '../../../core/ledger/ledger-transaction';
import { releaseDue } from '../../../core/ledger/release-due';
import { applyPostings, type Wallet } from '../../../core/ledger/wallet';
import { addFen, type Fen, zeroFen } from '../../../core/money/fen';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { isTaxedElsewhere } from '../../../core/payee/payee-rules';
import { judgeRequest } from '../../../core/payout/judge-request';
import { reservedEntry } from '../../../core/payout/payout-entry';
import { newPayoutRow, type PayoutRow } from '../../../core/payout/payout-row';
import { reserveTax } from '../../../core/tax/move-tax';
import { taxMonthOf } from '../../../core/tax/new-tax-month';
import type { TaxQuote } from '../../../core/tax/quote-tax';
import type { TaxMonth } from '../../../core/tax/tax-month';
import { beijingDayOf } from '../../../core/time/beijing-day';
import { DuplicateKey, type TransactionLimits } from '../../ports/document-database';
import { LedgerDuplicate } from '../../ports/ledger-duplicate';
import type { PayoutTransaction } from '../../ports/payout-store';
import { payoutNoOf } from './payout-no-of';
import type { PayoutPorts } from './payout-ports';
import { type PayoutView, payoutView } from './payout-view';
import {
  type PayoutWish,
  type PreparedPayout,
  type PrepareRefusal,
  preparePayout,
  quoteOn,
  taxMonthFor,
  walletOr,
} from './prepare-payout';

export interface PayoutRequest extends PayoutWish {
  /** Made by the page once for each wish, so that two taps are one payout. */
  readonly requestId: string;
  /** What he was shown would arrive, in fen. */
  readonly netFen: number;
}

export type RequestPayoutRefusal = PrepareRefusal | 'not-bound' | 'quote-changed' | 'request-id-taken';

/** A wallet that many ask at once has one winner at a time; a person waits this long, and the function a little longer. */
const limits: TransactionLimits = { attempts: 100, deadlineMs: 15_000 };

/**
 * Reserves a withdrawal: payout, ledger, wallet and tax month in one transaction, before anybody is called. Due money
 * whose day has come is released in it. The same request again gets the same payout, whatever became of it.
 *
 * Calls: 8 to reserved, once the instance knows caller, payee and settings; one more for a payee's first payout in a
 * month. Rejections: not-bound; those of preparePayout and judgeRequest; quote-changed when something else would arrive
 * than he was shown; request-id-taken for another wish under the same id. Errors: TransactionConflict, Outage.
 */
export async function requestPayout(
  ports: PayoutPorts,
  openid: string,
  request: PayoutRequest,
): Promise<Outcome<PayoutView, RequestPayoutRefusal>> {
  const promoter = await ports.promoters.promoterOf(openid);
  if (promoter === undefined) return rejected('not-bound');
  const payoutNo = payoutNoOf(ports.hash, promoter, request.requestId);
  const prepared = await preparePayout(ports, promoter, request);
  if (!prepared.ok) return prepared;
  const asked: Asked = { ...prepared.value, promoter, openid, payoutNo, request };
  const reserved = await reserveOnce(ports, asked);
  if (!reserved.ok) {
    if (reserved.code === 'request-id-taken') ports.journal.alarm('REQUEST_CONFLICT', { entry: payoutNo });
    return reserved;
  }
  if (reserved.value.work !== 'send') return ok(payoutView(reserved.value, ports.clock.nowMs()));
  await ports.sender.sendNow(payoutNo);
  const row = (await ports.payouts.findPayout(payoutNo)) ?? reserved.value;
  return ok(payoutView(row, ports.clock.nowMs()));
}

interface Asked extends PreparedPayout {
  readonly promoter: string;
  readonly openid: string;
  readonly payoutNo: string;
  readonly request: PayoutRequest;
}

type Reserved = Outcome<PayoutRow, RequestPayoutRefusal>;

async function reserveOnce(ports: PayoutPorts, asked: Asked): Promise<Reserved> {
  try {
    const reserved = await reserve(ports, asked);
    if (reserved.ok) return reserved;
    // The repeat of a request that was carried out is not judged on what is left after it.
    const known = await ports.payouts.findPayout(asked.payoutNo);
    return known ? repeatOf(known, asked) : reserved;
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    const known = await ports.payouts.findPayout(asked.payoutNo);
    if (known) return repeatOf(known, asked);
    if (error instanceof LedgerDuplicate) ports.journal.alarm('LEDGER_CONFLICT', { entry: asked.payoutNo });
    throw error;
  }
}

/** A payee's month begins with his first payout in it; what it takes over is read outside, where a query may run. */
class MonthNotBegun extends Error {
  override readonly name = 'MonthNotBegun';
}

async function reserve(ports: PayoutPorts, asked: Asked): Promise<Reserved> {
  const run = (previous: () => Promise<TaxMonth | undefined>) =>
    ports.payouts.transaction((payouts) => reserveIn(payouts, asked, previous), limits);
  try {
    return await run(() => Promise.reject(new MonthNotBegun()));
  } catch (error) {
    if (!(error instanceof MonthNotBegun)) throw error;
    const previous = await ports.payouts.findTaxMonthBefore(asked.promoter, taxMonthOf(asked.nowMs));
    return run(async () => previous);
  }
}

async function reserveIn(
  payouts: PayoutTransaction,
  asked: Asked,
  previous: () => Promise<TaxMonth | undefined>,
): Promise<Reserved> {
  const { promoter, payee, settings, nowMs } = asked;
  const wallet = walletOr(promoter, await payouts.findWallet(promoter));
  const month = await taxMonthFor(payouts, promoter, asked, previous);
  const quote = quoteOn(month, asked);
  const judged = judgeRequest({ quote, wallet, hasName: payee.hasName, nowMs }, settings);
  if (!judged.ok) return judged;
  if (quote.netFen !== asked.request.netFen) return rejected('quote-changed');
  const row = rowOf(asked, quote);
  const { lines, after } = sweepAndReserve(wallet, row);
  // The wallet first: whoever meets another on it has written nothing else yet.
  await payouts.writeWallet(after);
  await payouts.addPayout(row);
  await payouts.addLedger(lines);
  const share = { ...quote, isElsewhere: isTaxedElsewhere(payee.kind) };
  await payouts.writeTaxMonth(reserveTax({ ...month, rule: settings.taxRule }, share));
  return ok(row);
}

/** Due money first, so that what was judged to be free lies in available. */
function sweepAndReserve(wallet: Wallet, row: PayoutRow): { lines: LedgerTransaction[]; after: Wallet } {
  const atMs = row.requestedAtMs;
  const released = releaseDue(wallet, beijingDayOf(atMs), atMs);
  const entry = reservedEntry(row, atMs);
  const swept = applyPostings(released?.wallet ?? wallet, entry.postings);
  const withdrawnFenByDay = { [row.requestedDay]: addFen(usedFen(wallet, row), row.quote.netFen) };
  const lines = released?.transaction ? [released.transaction, entry] : [entry];
  return { lines, after: { ...swept, withdrawnFenByDay } };
}

function usedFen({ withdrawnFenByDay }: Wallet, { requestedDay }: PayoutRow): Fen {
  return withdrawnFenByDay?.[requestedDay] ?? zeroFen;
}

function rowOf({ payee, settings, promoter, openid, payoutNo, request, taxRule, nowMs }: Asked, quote: TaxQuote) {
  const { grossFen, taxFen, netFen } = quote;
  return newPayoutRow({
    ...{ payoutNo, promoter, openid, taxRule, nowMs },
    ...{ requestId: request.requestId, route: request.route, payeeKind: payee.kind },
    quote: { grossFen, taxFen, netFen },
    ...{ remark: settings.remark, scene: settings.scene, sealedPayee: payee.sealed },
    needsApproval: netFen > settings.automaticFen,
  });
}

/** The same wish gets the same payout; another wish under its id is told so. */
function repeatOf(known: PayoutRow, { request }: Asked): Reserved {
  const isSame =
    known.quote.grossFen === request.amountFen &&
    known.quote.netFen === request.netFen &&
    known.route === request.route;
  return isSame ? ok(known) : rejected('request-id-taken');
}
