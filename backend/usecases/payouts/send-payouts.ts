import { payoutsBlockAt } from '../../../core/ledger/payouts-block';
import { emptyWallet, withdrawableFen } from '../../../core/ledger/wallet';
import { applyPayoutFact, postponed } from '../../../core/payout/apply-payout-fact';
import { nextDayMs } from '../../../core/payout/next-look';
import type { PayoutRow, StopWhy } from '../../../core/payout/payout-row';
import { type PayoutSettings, pauseAt } from '../../../core/payout/payout-settings';
import { beijingDayOf } from '../../../core/time/beijing-day';
import { TransactionConflict } from '../../ports/document-database';
import type { PayOrder, PayProvider } from '../../ports/pay-provider';
import { providerOf, type SendPorts } from './payout-ports';
import { stepPayout } from './step-payout';
import { answerOf, wordOf } from './word-of';

export interface SendRun {
  readonly sent: number;
  /** Ended before they were handed over, with the money back. */
  readonly stopped: number;
  /** Of no use now: somebody else was faster, or the route is not open. */
  readonly skipped: number;
  readonly left: number;
}

const pageSize = 100;
/** One call of a provider takes up to 8 s. */
const leastLeftMs = 10_000;
/** How old the agency's pause may be known here. */
const settingsAgeMs = 5_000;
const closedRouteWaitMs = 10 * 60_000;

type Sent = 'sent' | 'stopped' | 'skipped';

/**
 * Hands over what is reserved, and hands over again under its own number what a provider said it does not know. The only
 * caller of `submit`. Each payout is written down as sent before the call, by compare-and-set, so that runs may overlap,
 * come twice, or die at any moment.
 *
 * Calls: 1 per run and 3 per payout to waiting for the promoter. Errors: Outage.
 */
export async function sendPayouts(ports: SendPorts, leftMs: () => number, only?: string): Promise<SendRun> {
  const rows = await dueRows(ports, only);
  const counts = { sent: 0, stopped: 0, skipped: 0 };
  if (rows.length === 0) return { ...counts, left: 0 };
  for (const [index, row] of rows.entries()) {
    if (leftMs() < leastLeftMs) return { ...counts, left: rows.length - index };
    const startedMs = ports.clock.monotonicMs();
    const { sendsPerSecond } = await ports.payoutSettings.current(settingsAgeMs);
    counts[await unlessBeaten(() => sendOne(ports, row))] += 1;
    const paceMs = 1_000 / Math.max(sendsPerSecond, 1) - (ports.clock.monotonicMs() - startedMs);
    if (paceMs > 0 && index < rows.length - 1) await ports.clock.sleep(paceMs);
  }
  return { ...counts, left: 0 };
}

async function dueRows(ports: SendPorts, only: string | undefined): Promise<PayoutRow[]> {
  if (only === undefined) {
    return ports.payouts.listDue('send', ports.routes, { throughMs: ports.clock.nowMs(), limit: pageSize });
  }
  const row = await ports.payouts.findPayout(only);
  const isDue =
    row?.work === 'send' && ports.routes.includes(row.route) && (row.nextLookAtMs ?? 0) <= ports.clock.nowMs();
  return row && isDue ? [row] : [];
}

/** Too many wrote the same wallet: the next run does it. */
async function unlessBeaten(send: () => Promise<Sent>): Promise<Sent> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof TransactionConflict) return 'skipped';
    throw error;
  }
}

async function sendOne(ports: SendPorts, row: PayoutRow): Promise<Sent> {
  const nowMs = ports.clock.nowMs();
  const settings = await ports.payoutSettings.current(settingsAgeMs);
  const why = await reasonAgainst(ports, row, settings, nowMs);
  if (why !== undefined) return stop(ports, row, why);
  const isFirst = row.firstSentAtMs === null;
  if (isFirst && !(await ports.agencyDay.hasRoomFor(row.quote.netFen, settings.agencyDayFen, nowMs))) {
    await ports.payouts.saveStep(postponed(row, nextDayMs(nowMs), nowMs));
    return 'skipped';
  }
  const provider = providerOf(ports.providers, row.route);
  if (!provider) {
    ports.journal.alarm('PAYOUT_ROUTE_CLOSED', { entry: row.payoutNo, kind: row.route });
    await ports.payouts.saveStep(postponed(row, nowMs + closedRouteWaitMs, nowMs));
    return 'skipped';
  }
  const order = orderOf(ports, row);
  if (order === undefined) return stop(ports, row, 'payee');
  const step = applyPayoutFact(row, { kind: 'sent', payer: ports.payers[row.route] ?? null }, nowMs);
  // Beaten by a block, a cancel or another run: whoever wrote it decided what comes next.
  if (step.kind !== 'changed' || !(await ports.payouts.saveStep(step.row))) return 'skipped';
  if (isFirst) ports.agencyDay.add(row.quote.netFen, nowMs);
  await handOver(ports, provider, step.row, order);
  return 'sent';
}

/** The wallet is read again: nothing is sent of somebody who owes, is blocked, or while the agency has paused. */
async function reasonAgainst(
  ports: SendPorts,
  { promoter }: PayoutRow,
  settings: PayoutSettings,
  nowMs: number,
): Promise<StopWhy | undefined> {
  if (pauseAt(settings, nowMs)) return 'paused';
  const wallet = (await ports.payouts.findWallet(promoter)) ?? emptyWallet(promoter);
  if (withdrawableFen(wallet, beijingDayOf(nowMs)) < 0) return 'debt';
  return payoutsBlockAt(wallet, nowMs) ? 'blocked' : undefined;
}

/** Before it was handed over the money goes back at once; after that only the provider can say that it may. */
async function stop(ports: SendPorts, row: PayoutRow, why: StopWhy): Promise<Sent> {
  if (row.state === 'reserved') {
    await stepPayout(ports, row, { kind: 'stopped', why });
    return 'stopped';
  }
  if (why === 'paused')
    await ports.payouts.saveStep(postponed(row, ports.clock.nowMs() + closedRouteWaitMs, ports.clock.nowMs()));
  else await stepPayout(ports, row, { kind: 'cancel-asked', why: why === 'payee' ? 'operator' : why });
  return 'skipped';
}

/** The parameters as they were asked for, whichever sending this is; undefined when the payee does not open any more. */
function orderOf({ payeeData }: SendPorts, row: PayoutRow): PayOrder | undefined {
  const { payoutNo, quote, openid, remark, promoter, sealedPayee, scene } = row;
  const payee = sealedPayee === null ? null : payeeData.open(sealedPayee, promoter);
  if (payee === undefined) return undefined;
  const order = { payoutNo, netFen: quote.netFen, grossFen: quote.grossFen, openid, promoter, remark, payee };
  return scene === null ? order : { ...order, scene };
}

async function handOver(ports: SendPorts, provider: PayProvider, row: PayoutRow, order: PayOrder): Promise<void> {
  const answer = await answerOf(ports.journal, () => provider.submit(order));
  if (answer.kind === 'refused' && (answer.class === 'setup' || answer.class === 'parameters')) {
    const { code, detail } = answer;
    ports.journal.alarm('PAYOUT_REFUSED', { entry: row.payoutNo, code, detail });
    const facts = { payoutNo: row.payoutNo, code };
    const notedAtMs = ports.clock.nowMs();
    await ports.outbox.addForOperator({ code: 'PAYOUT_REFUSED', about: row.payoutNo, facts, notedAtMs });
  }
  await stepPayout(ports, row, { kind: 'said', source: 'submit', word: wordOf(answer) });
}
