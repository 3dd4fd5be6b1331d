import collections from '../../../backend/adapters/cloud-database/collections.json';
import { openCloudDatabase } from '../../../backend/adapters/cloud-database/open-cloud-database';
import type { DocumentDatabase } from '../../../backend/ports/document-database';
import { VirtualClock } from '../../../emulator/clock/virtual-clock';
import type { CollectionDefinition } from '../../../emulator/cloud/database/indexes/collection-definition';
import { openDatabase } from '../../../emulator/cloud/database/open-database';
import { registerDatabaseActions } from '../../../emulator/cloud/database/register-database-actions';
import { startGateway } from '../../../emulator/cloud/gateway/start-gateway';
import { setCloudEnvironment } from '../../contracts/document-database/cloud-environment';
import { stillWorld } from './simulate';

export interface LocalCloud {
  readonly database: DocumentDatabase;
  /** Empties every collection. */
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

/** The cloud adapter over the unmodified SDK and the local cloud. Once per process: the SDK is bound for good. */
export async function openLocalCloud(): Promise<LocalCloud> {
  const gateway = await startGateway();
  const service = openDatabase({
    clock: new VirtualClock(),
    collections: collections as readonly CollectionDefinition[],
  });
  registerDatabaseActions(gateway, service);
  setCloudEnvironment(gateway.port);
  const database = openCloudDatabase({
    ...stillWorld,
    // Time-outs belong to the history; a busy machine must not add its own.
    callTimeoutMs: 25_000,
    journal: { info: () => undefined, alarm: () => undefined },
  });
  return {
    database,
    reset: () => service.reset(),
    async close() {
      await gateway.close();
      service.close();
    },
  };
}
