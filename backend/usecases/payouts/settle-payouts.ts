import { payoutsBlockAt } from '../../../core/ledger/payouts-block';
import { emptyWallet, type Wallet, withdrawableFen } from '../../../core/ledger/wallet';
import { postponed, reminded } from '../../../core/payout/apply-payout-fact';
import { needsReminder, stuckAfterMs } from '../../../core/payout/next-look';
import type { WordSource } from '../../../core/payout/payout-fact';
import { type CancelWhy, isHandedOver, isOver, type PayoutRow } from '../../../core/payout/payout-row';
import { beijingDayOf } from '../../../core/time/beijing-day';
import { TransactionConflict } from '../../ports/document-database';
import type { Outbox } from '../../ports/outbox';
import type { PayAnswer } from '../../ports/pay-provider';
import { callBackPayouts } from './call-back-payouts';
import { type ProviderPorts, providerOf } from './payout-ports';
import { type Stepped, stepPayout } from './step-payout';
import { answerOf, wordOf } from './word-of';

export interface SettlePorts extends ProviderPorts {
  readonly outbox: Pick<Outbox, 'addForOperator' | 'addForPromoters'>;
}

export interface SettleRun {
  readonly looked: number;
  readonly ended: number;
  readonly calledBack: number;
  readonly left: number;
}

const pageSize = 100;
const mostOwing = 100;
const leastLeftMs = 10_000;
const disputedWaitMs = 60 * 60_000;

/**
 * Asks the providers about every open payout whose moment has come; reminds the promoter two hours before his time is
 * over; calls back what waits for him when he owes or is blocked. Overdue is over only when a query says so.
 *
 * Calls: 2 per run, 2 per payout whose state stays. Errors: Outage.
 */
export async function settlePayouts(ports: SettlePorts, leftMs: () => number): Promise<SettleRun> {
  let calledBack = 0;
  for (const wallet of await ports.payouts.listOwing(mostOwing)) {
    if (leftMs() < leastLeftMs) break;
    if (owedFen(wallet, ports.clock.nowMs()) > 0) calledBack += await callBackPayouts(ports, wallet.promoter, 'refund');
  }
  const rows = await ports.payouts.listDue('look', ports.routes, { throughMs: ports.clock.nowMs(), limit: pageSize });
  let ended = 0;
  for (const [index, row] of rows.entries()) {
    if (leftMs() < leastLeftMs) return { looked: index, ended, calledBack, left: rows.length - index };
    if (await lookAt(ports, row)) ended += 1;
  }
  return { looked: rows.length, ended, calledBack, left: 0 };
}

function owedFen(wallet: Wallet, nowMs: number): number {
  return Math.max(-withdrawableFen(wallet, beijingDayOf(nowMs)), 0);
}

/** Whether the payout ended. Too many writers on one wallet are no reason to stop the run. */
async function lookAt(ports: SettlePorts, row: PayoutRow): Promise<boolean> {
  try {
    const after = await lookOnce(ports, row);
    return after !== undefined && isOver(after.state);
  } catch (error) {
    if (error instanceof TransactionConflict) return false;
    throw error;
  }
}

async function lookOnce(ports: SettlePorts, row: PayoutRow): Promise<PayoutRow | undefined> {
  const provider = providerOf(ports.providers, row.route);
  if (!provider) {
    ports.journal.alarm('PAYOUT_ROUTE_CLOSED', { entry: row.payoutNo, kind: row.route });
    await askLater(ports, row);
    return undefined;
  }
  const stepped = await hear(ports, row, 'query', () => provider.query(row.payoutNo));
  if (stepped.kind === 'conflict' && isHandedOver(stepped.row.state)) return askLater(ports, stepped.row);
  const heard = rowAfter(stepped);
  if (!heard || !isHandedOver(heard.state)) return heard;
  await tellStuck(ports, heard);
  const wished = heard.state === 'waiting' ? await wishBack(ports, heard) : heard;
  if (wished.cancelWish === null || !provider.abilities.canCancel || !mayBeCancelled(wished)) {
    return remind(ports, wished);
  }
  return rowAfter(await hear(ports, wished, 'cancel', () => provider.cancel(wished.payoutNo)));
}

/** A person has to look first. */
async function askLater(ports: SettlePorts, row: PayoutRow): Promise<PayoutRow> {
  const nowMs = ports.clock.nowMs();
  await ports.payouts.saveStep(postponed(row, nowMs + disputedWaitMs, nowMs));
  return row;
}

async function hear(
  ports: SettlePorts,
  row: PayoutRow,
  source: WordSource,
  ask: () => Promise<PayAnswer>,
): Promise<Stepped> {
  const answer = await answerOf(ports.journal, ask);
  return stepPayout(ports, row, { kind: 'said', source, word: wordOf(answer) });
}

function rowAfter(stepped: Stepped): PayoutRow | undefined {
  return stepped.kind === 'missing' ? undefined : stepped.row;
}

function mayBeCancelled({ state }: PayoutRow): boolean {
  return state === 'waiting' || state === 'sent' || state === 'unknown';
}

/** The net below the run over owing wallets: a block, or a debt that the index did not show yet. */
async function wishBack(ports: SettlePorts, row: PayoutRow): Promise<PayoutRow> {
  if (row.cancelWish !== null) return row;
  const nowMs = ports.clock.nowMs();
  const wallet = (await ports.payouts.findWallet(row.promoter)) ?? emptyWallet(row.promoter);
  const why: CancelWhy | undefined =
    owedFen(wallet, nowMs) > 0 ? 'refund' : payoutsBlockAt(wallet, nowMs) ? 'blocked' : undefined;
  if (why === undefined) return row;
  return rowAfter(await stepPayout(ports, row, { kind: 'cancel-asked', why })) ?? row;
}

async function remind(ports: SettlePorts, row: PayoutRow): Promise<PayoutRow> {
  const nowMs = ports.clock.nowMs();
  if (!needsReminder(row, nowMs) || row.confirm === null) return row;
  const { payoutNo, promoter, quote } = row;
  const about = { payoutNo, netFen: quote.netFen, byMs: row.confirm.byMs, notedAtMs: nowMs };
  const notice = {
    id: `payout|${payoutNo}|confirm-soon`,
    code: 'PAYOUT_CONFIRM_SOON',
    kind: 'payout',
    ...about,
  } as const;
  await ports.outbox.addForPromoters(notice, [promoter]);
  const told = reminded(row, nowMs);
  return (await ports.payouts.saveStep(told)) ? told : row;
}

async function tellStuck(ports: SettlePorts, row: PayoutRow): Promise<void> {
  const nowMs = ports.clock.nowMs();
  if (nowMs - row.stateSinceMs < stuckAfterMs) return;
  const { payoutNo, state, trouble } = row;
  ports.journal.alarm('PAYOUT_STUCK', { entry: payoutNo, kind: state, code: trouble?.code });
  const facts = { payoutNo, state, since: row.stateSinceMs };
  await ports.outbox.addForOperator({ code: 'PAYOUT_STUCK', about: payoutNo, facts, notedAtMs: nowMs });
}
