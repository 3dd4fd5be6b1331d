import { documentAttributionRecords } from '../../backend/adapters/stores/attribution-records';
import { documentBuyerLocks } from '../../backend/adapters/stores/buyer-locks';
import { documentCorrectionStore } from '../../backend/adapters/stores/correction-store';
import { documentEarnedOrders } from '../../backend/adapters/stores/earned-orders';
import { cachedPromoterDirectory } from '../../backend/adapters/stores/promoter-directory';
import { documentPromoterLedger } from '../../backend/adapters/stores/promoter-ledger';
import { crashingDatabase } from './crashing-database';
import { moneyFunctions, openMoneyWorld } from './money-world';

/** A money world in which 小王 and 小陈 are bound, with what reading one's own earnings needs. */
export async function earningsWorld() {
  const world = openMoneyWorld();
  const database = crashingDatabase(world.database);
  const functions = moneyFunctions(world, database);
  for (const name of ['wang', 'chen']) {
    await functions.promoters.saveBound({
      promoter: `wx${name}`,
      openid: `o-${name}`,
      unionidHash: null,
      nickname: name,
      avatarUrl: '',
      boundAtMs: 1000,
      settledBy: 'agency',
    });
  }
  const ports = {
    books: functions.books,
    promoters: cachedPromoterDirectory(functions.promoters, world.clock),
    attributions: documentAttributionRecords(database),
    corrections: documentCorrectionStore(database),
    earned: documentEarnedOrders(database),
    locks: documentBuyerLocks(database),
    promoterLedger: documentPromoterLedger(database),
    settings: { current: async () => world.program },
    clock: world.clock,
  };
  return { ...world, ...functions, ports, calls: database.calls };
}
