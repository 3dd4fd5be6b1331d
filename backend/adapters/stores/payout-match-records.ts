import type { LedgerTransaction } from '../../../core/ledger/ledger-transaction';
import type { PayoutRow } from '../../../core/payout/payout-row';
import type { BookedSums } from '../../../core/payout-match/judge-payout';
import { beijingDayOf } from '../../../core/time/beijing-day';
import type { DocumentDatabase, Where } from '../../ports/document-database';
import type { MatchedPayout, PayoutMatchRecords } from '../../ports/payout-match-records';
import { ledgerTransactionOf } from './ledger-document';
import { payoutOf } from './payout-document';

const pageSize = 1000;
const mostIds = 100;
const steps = ['paid', 'given-back', 'returned'] as const;

/** Payouts and ledger as they are, differences in risk_cases, days in daily_metrics (`payouts|route|yyyymmdd`). */
export function documentPayoutMatchRecords(database: DocumentDatabase): PayoutMatchRecords {
  return {
    async listChanged(route, { fromMs, beforeMs }) {
      const found = new Map<string, MatchedPayout>();
      for (let sinceMs = fromMs; ; ) {
        const where: Where = { route, stateSinceMs: { gte: sinceMs, lt: beforeMs } };
        const page = await database.list('payouts', { where, orderBy: [['stateSinceMs', 'asc']], limit: pageSize });
        const rows = page.map(payoutOf);
        for (const row of rows) found.set(row.payoutNo, matchedOf(row));
        const last = rows[rows.length - 1];
        // A whole page of one moment cannot be told apart by the moment; no agency ends a thousand payouts in one.
        if (!last || page.length < pageSize || last.stateSinceMs === sinceMs) return [...found.values()];
        sinceMs = last.stateSinceMs;
      }
    },
    async findPayouts(payoutNos) {
      const pages = portionsOf(payoutNos).map(async (ids) => {
        const where: Where = { _id: { in: ids } };
        return (await database.list('payouts', { where, limit: ids.length })).map((each) => matchedOf(payoutOf(each)));
      });
      return (await Promise.all(pages)).flat();
    },
    async readBooked(payoutNos) {
      const ids = payoutNos.flatMap((payoutNo) => steps.map((step) => `withdraw|${payoutNo}|${step}`));
      const booked = new Map<string, BookedSums>();
      for (const portion of portionsOf(ids)) {
        const where: Where = { _id: { in: portion } };
        const entries = await database.list('ledger', { where, limit: portion.length });
        for (const entry of entries.map(ledgerTransactionOf)) addEntry(booked, entry);
      }
      return booked;
    },
    async findFirstSentDay(route) {
      const where: Where = { route, firstSentAtMs: { gt: 0 } };
      const [first] = await database.list('payouts', { where, orderBy: [['firstSentAtMs', 'asc']], limit: 1 });
      const sentAtMs = first && payoutOf(first).firstSentAtMs;
      return typeof sentAtMs === 'number' ? beijingDayOf(sentAtMs) : undefined;
    },
    async noteDifference({ route, about, promoter, code, oursFen, theirsFen }, { day, atMs }) {
      const added = await database.add('risk_cases', {
        _id: `payout-differs|${route}|${about}|${code}|${oursFen}|${theirsFen}`,
        ...{ kind: 'PAYOUT_DIFFERS', code, route, payoutNo: about, promoter, oursFen, theirsFen },
        ...{ state: 'open', foundDay: day, foundAtMs: atMs },
      });
      return added === 'added';
    },
    noteDay: ({ route, day, ...fields }) =>
      database.put('daily_metrics', { _id: `payouts|${route}|${day}`, kind: 'payout-match', route, day, ...fields }),
  };
}

/** A provider that withholds the tax is handed the amount before it, and its bill states that. */
function matchedOf(row: PayoutRow): MatchedPayout {
  const { payoutNo, promoter, route, state, stateSinceMs, firstSentAtMs, quote, paid } = row;
  const netFen = paid?.netFen ?? quote.netFen;
  return {
    ...{ payoutNo, promoter, state, stateSinceMs, firstSentAtMs, grossFen: quote.grossFen },
    billedFen: route === 'gig' ? quote.grossFen : netFen,
    paid: paid && { netFen: paid.netFen, taxFen: paid.taxFen },
  };
}

function addEntry(booked: Map<string, BookedSums>, { id, postings }: LedgerTransaction): void {
  const [, payoutNo = '', step] = id.split('|');
  const before = booked.get(payoutNo) ?? { paid: null, givenBackFen: null, returnedFen: null };
  const sumFen = (isWanted: (to: string) => boolean) =>
    postings.reduce((sum, { to, amountFen }) => sum + (isWanted(to) ? amountFen : 0), 0);
  if (step === 'paid') {
    const taxFen = sumFen((to) => to === 'tax/withheld');
    booked.set(payoutNo, { ...before, paid: { netFen: sumFen(() => true) - taxFen, taxFen } });
  } else if (step === 'given-back') booked.set(payoutNo, { ...before, givenBackFen: sumFen(() => true) });
  else booked.set(payoutNo, { ...before, returnedFen: sumFen(() => true) });
}

function portionsOf(ids: readonly string[]): string[][] {
  const portions: string[][] = [];
  for (let from = 0; from < ids.length; from += mostIds) portions.push(ids.slice(from, from + mostIds));
  return portions;
}
