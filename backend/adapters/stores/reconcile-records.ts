import type { DocumentDatabase, Json } from '../../ports/document-database';
import type { ReconcileRecords } from '../../ports/reconcile-records';
import { walletOf } from './wallet-document';

/** Work items in risk_cases and the days in daily_metrics (`reconcile|yyyymmdd`). */
export function documentReconcileRecords(database: DocumentDatabase): ReconcileRecords {
  /** The same finding is one row; while it lasts it is open, whatever was made of it before. */
  const note = async (
    id: string,
    fields: Readonly<Record<string, Json>>,
    { day, atMs }: { readonly day: string; readonly atMs: number },
  ) => {
    const seen = { state: 'open', seenDay: day, seenAtMs: atMs };
    const added = await database.add('risk_cases', { _id: id, ...fields, ...seen, foundDay: day, foundAtMs: atMs });
    if (added === 'duplicate') await database.update('risk_cases', id, { set: seen });
  };
  return {
    async listWallets(afterPromoter, limit) {
      const where = { _id: { gt: afterPromoter } };
      return (await database.list('wallets', { where, orderBy: [['_id', 'asc']], limit })).map(walletOf);
    },
    async findWallet(promoter) {
      const document = await database.find('wallets', promoter);
      return document && walletOf(document);
    },
    async listPresent(promoters) {
      if (promoters.length === 0) return [];
      const where = { _id: { in: promoters } };
      return (await database.list('wallets', { where, limit: promoters.length })).map(({ _id }) => _id);
    },
    noteDifference({ promoter, place, storedFen, ledgerFen }, found) {
      // Money that moves on moves in both, so the difference stays the same and names the case.
      const differenceFen = storedFen - ledgerFen;
      const id = `wallet-differs|${promoter}|${place}|${differenceFen}`;
      return note(id, { kind: 'WALLET_DIFFERS', promoter, place, storedFen, ledgerFen, differenceFen }, found);
    },
    noteBrokenSeal(promoter, { kind, day, entryId }, found) {
      return note(`seal-broken|${promoter}|${day}`, { kind, promoter, sealDay: day, entryId }, found);
    },
    noteDay: ({ day, ...fields }) =>
      database.put('daily_metrics', { _id: `reconcile|${day}`, kind: 'reconcile', day, ...fields }),
  };
}
