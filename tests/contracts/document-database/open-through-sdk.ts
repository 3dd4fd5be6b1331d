import { performance } from 'node:perf_hooks';
import collections from '../../../backend/adapters/cloud-database/collections.json';
import { openCloudDatabase } from '../../../backend/adapters/cloud-database/open-cloud-database';
import { VirtualClock } from '../../../emulator/clock/virtual-clock';
import type { CollectionDefinition } from '../../../emulator/cloud/database/indexes/collection-definition';
import { openDatabase } from '../../../emulator/cloud/database/open-database';
import { registerDatabaseActions } from '../../../emulator/cloud/database/register-database-actions';
import type { Gateway } from '../../../emulator/cloud/gateway/gateway';
import { startGateway } from '../../../emulator/cloud/gateway/start-gateway';
import { setCloudEnvironment } from './cloud-environment';
import type { OpenedDatabase } from './document-database.contract';

/** The cloud adapter over the unmodified SDK and the local service. Once per test file: the SDK is bound for good. */
export async function openThroughSdk(): Promise<OpenedDatabase & { readonly gateway: Gateway }> {
  const gateway = await startGateway();
  const service = openDatabase({
    clock: new VirtualClock(),
    collections: collections as readonly CollectionDefinition[],
  });
  registerDatabaseActions(gateway, service);
  setCloudEnvironment(gateway.port);
  const database = openCloudDatabase({
    clock: {
      nowMs: () => Date.now(),
      monotonicMs: () => performance.now(),
      sleep: (durationMs) => new Promise((resolve) => setTimeout(resolve, durationMs)),
    },
    random: { fraction: () => Math.random(), token: () => 'token' },
    // Behaviour is tested here, and a busy machine may be slow.
    callTimeoutMs: 25_000,
    journal: { info: () => undefined, alarm: () => undefined },
  });
  return {
    gateway,
    database,
    async close() {
      await gateway.close();
      service.close();
    },
  };
}
