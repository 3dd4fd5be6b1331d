import { documentMoneyNeedRecords } from '../../backend/adapters/stores/money-need-records';
import { payoutDocument } from '../../backend/adapters/stores/payout-document';
import { documentPayoutOverview } from '../../backend/adapters/stores/payout-overview';
import { documentPayoutSettingsStore } from '../../backend/adapters/stores/payout-settings-store';
import { documentWorkDesk } from '../../backend/adapters/stores/work-desk';
import { documentWorkLease } from '../../backend/adapters/stores/work-lease';
import type { DocumentDatabase } from '../../backend/ports/document-database';
import type { PayoutRow } from '../../core/payout/payout-row';
import { aPayout, requestedAtMs } from './builders/a-payout';
import { openPayoutWorld, type PayoutTerms } from './payout-world';

export const boss = { openid: 'o-boss', name: '老板' } as const;

/** The payouts of a world with their people, for those who look after them; staff by openid. */
export async function oversightWorld(
  { staff = ['o-finance', 'o-boss'], ...terms }: PayoutTerms & { readonly staff?: readonly string[] } = {},
  amounts?: Record<string, number>,
) {
  const world = await openPayoutWorld(terms, amounts);
  for (const _id of staff) {
    await world.database.add('staff', {
      ...{ _id, name: _id, addedAtMs: 1 },
      roles: [{ role: 'agency-finance', brandId: null }],
    });
  }
  const calls = { count: 0 };
  const counted = countingDatabase(world.database, calls);
  const random = { fraction: () => 0.5, token: (bits: number) => `token-${bits}-${++calls.count}` };
  return {
    ...world,
    calls,
    ports: {
      ...world.ports,
      overview: documentPayoutOverview(counted),
      settingsStore: documentPayoutSettingsStore(world.database),
      desk: documentWorkDesk(counted),
      needs: documentMoneyNeedRecords(counted),
      leases: documentWorkLease(world.database),
      random,
    },
  };
}

/** Payouts as they are, under their numbers: without the money that belongs to them. */
export async function putPayouts(database: DocumentDatabase, rows: readonly Partial<PayoutRow>[]): Promise<void> {
  for (const row of rows) await database.put('payouts', payoutDocument(aPayout(row)));
}

export { requestedAtMs };

function countingDatabase(database: DocumentDatabase, calls: { count: number }): DocumentDatabase {
  return {
    ...database,
    find: (...args) => {
      calls.count += 1;
      return database.find(...args);
    },
    list: (...args) => {
      calls.count += 1;
      return database.list(...args);
    },
  };
}
