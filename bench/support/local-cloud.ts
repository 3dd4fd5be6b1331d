import collections from '../../backend/adapters/cloud-database/collections.json';
import { VirtualClock } from '../../emulator/clock/virtual-clock';
import type { Database } from '../../emulator/cloud/database/database';
import type { CollectionDefinition } from '../../emulator/cloud/database/indexes/collection-definition';
import { openDatabase } from '../../emulator/cloud/database/open-database';
import { registerDatabaseActions } from '../../emulator/cloud/database/register-database-actions';
import { startGateway } from '../../emulator/cloud/gateway/start-gateway';
import { peerCollections } from '../peers/peer-collections';

/** The local cloud's database service in memory, with the product's collections and those of the textbook beside them. */
export async function startLocalCloud() {
  const gateway = await startGateway();
  const definitions = [...(collections as readonly CollectionDefinition[]), ...peerCollections];
  const database = openDatabase({ clock: new VirtualClock(), collections: definitions });
  registerDatabaseActions(gateway, database);
  return {
    port: gateway.port,
    database,
    /** Calls on the wire while `work` ran; each counts once, failed ones too. */
    async callsOf(work: () => Promise<unknown>): Promise<number> {
      gateway.stats.reset();
      await work();
      return gateway.stats.snapshot().total;
    },
    resetCalls: () => gateway.stats.reset(),
    calls: () => gateway.stats.snapshot().total,
    async stop() {
      await gateway.close();
      database.close();
    },
  };
}

export type LocalCloud = Awaited<ReturnType<typeof startLocalCloud>>;

/** All rows of a collection as they are stored, read beside the service and without a call. */
export function rowsOf<Row>(database: Database, collection: string): readonly Row[] {
  return (database.exportAll()[collection] ?? []) as readonly Row[];
}
