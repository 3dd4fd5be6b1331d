import type { LedgerTransaction } from '../../../core/ledger/ledger-transaction';
import type { PayoutRow } from '../../../core/payout/payout-row';
import { beijingDayOf } from '../../../core/time/beijing-day';
import { fixedClock } from '../../../tests/support/fixed-clock';
import { recordingJournal } from '../../../tests/support/recording-journal';
import { memoryDocumentDatabase } from '../../adapters/memory-database/memory-document-database';
import { ledgerDocument } from '../../adapters/stores/ledger-document';
import { payoutDocument } from '../../adapters/stores/payout-document';
import { documentPayoutMatchRecords } from '../../adapters/stores/payout-match-records';
import { documentWorkLease } from '../../adapters/stores/work-lease';
import type { PayBillLine, PayProvider } from '../../ports/pay-provider';
import { matchPayouts } from './match-payouts';

/** A moment in Beijing (epoch ms). */
export const at = (text: string) => Date.parse(`${text}+08:00`);
export const sentAtMs = at('2026-08-27T12:00:00');

/** Bills by day; a day that is not there has a bill without movements, as long as it lies in the past. */
export function matchUnderTest(route: 'wechat' | 'gig' = 'wechat') {
  const database = memoryDocumentDatabase();
  const clock = fixedClock(at('2026-08-29T12:00:00'));
  const journal = recordingJournal();
  const lines: PayBillLine[] = [];
  const missing = new Set<string>();
  const asked: string[] = [];
  const provider: PayProvider = {
    route,
    abilities: {
      needsConfirm: true,
      canCancel: true,
      minFen: 10,
      maxFen: 20_000,
      needsNameFromFen: null,
      withholdsTax: false,
    },
    submit: async () => ({ kind: 'not-found' }),
    query: async () => ({ kind: 'not-found' }),
    cancel: async () => ({ kind: 'not-found' }),
    balanceFen: async () => undefined,
    async listBill(day) {
      asked.push(day);
      const isMade = day < beijingDayOf(clock.nowMs()) && !missing.has(day);
      return isMade ? lines.filter(({ atMs }) => beijingDayOf(atMs) === day) : undefined;
    },
  };
  const ports = {
    ...{ providers: [provider], clock, journal, leases: documentWorkLease(database) },
    payoutMatches: documentPayoutMatchRecords(database),
    random: { fraction: () => 0.5, token: () => 'holder' },
  };
  return {
    ...{ database, clock, journal, lines, missing, asked, ports },
    run: (leftMs = () => 50_000) => matchPayouts(ports, leftMs),
    async add(row: PayoutRow, entry?: LedgerTransaction) {
      await database.put('payouts', payoutDocument(row));
      if (entry) await database.put('ledger', ledgerDocument(entry));
    },
    moved: (part: Partial<PayBillLine> = {}) =>
      void lines.push({
        payoutNo: 'W1',
        providerNo: 'T1',
        amountFen: 8_720,
        direction: 'out',
        atMs: sentAtMs,
        ...part,
      }),
    async differences() {
      const cases = await database.list('risk_cases', { where: { kind: 'PAYOUT_DIFFERS' }, limit: 100 });
      return cases.map(({ code, payoutNo, oursFen, theirsFen, foundDay }) => [
        code,
        payoutNo,
        oursFen,
        theirsFen,
        foundDay,
      ]);
    },
  };
}
