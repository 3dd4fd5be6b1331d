import type { DocumentDatabase, Json, StoredDocument } from '../../ports/document-database';
import type { CountedNeed, MoneyNeedRecords, PayBalance } from '../../ports/money-need-records';
import { walletOf } from './wallet-document';

const balanceId = 'pay-balance';

/** Counts in daily_metrics (`need|yyyymmdd`), the last balance beside them. */
export function documentMoneyNeedRecords(database: DocumentDatabase): MoneyNeedRecords {
  return {
    async listWallets(afterPromoter, limit) {
      const where = { _id: { gt: afterPromoter } };
      return (await database.list('wallets', { where, orderBy: [['_id', 'asc']], limit })).map(walletOf);
    },
    async findNeed() {
      const where = { kind: 'need' };
      const [newest] = await database.list('daily_metrics', { where, orderBy: [['day', 'desc']], limit: 1 });
      return newest && fieldsOf<CountedNeed>(newest);
    },
    keepNeed: (need) => put(database, `need|${need.day}`, 'need', need),
    async findPayBalance() {
      const document = await database.find('daily_metrics', balanceId);
      return document && fieldsOf<PayBalance>(document);
    },
    keepPayBalance: (balance) => put(database, balanceId, balanceId, balance),
  };
}

function put(database: DocumentDatabase, _id: string, kind: string, fields: object): Promise<void> {
  return database.put('daily_metrics', { ...(fields as Record<string, Json>), _id, kind });
}

function fieldsOf<T>({ _id, kind: _kind, ...fields }: StoredDocument): T {
  return fields as unknown as T;
}
