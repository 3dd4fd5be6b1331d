import type { DocumentDatabase } from '../../ports/document-database';
import type { WholeStorePlatform } from '../../ports/store-platform';
import type { WorkLease } from '../../ports/work-lease';
import { callAllowance } from './call-allowance';
import { httpTransport } from './http-transport';
import { exchangeWorld, type StoreApiOptions, storeApiClient } from './store-api-client';
import { tokenBroker } from './token-broker';

export interface StoreApiConnection extends Omit<StoreApiOptions, 'transport' | 'tokens' | 'allowance'> {
  readonly secret: string;
  /** Holds the token for all instances (collection `tokens`). */
  readonly database: DocumentDatabase;
  readonly lease: WorkLease;
}

/** The client with its token broker and kept-alive connections: one for each function instance. */
export function connectStoreApi(connection: StoreApiConnection): WholeStorePlatform {
  const { agencyAppid, secret, database, lease } = connection;
  const allowance = callAllowance(connection.clock);
  const options = { ...connection, transport: httpTransport(), allowance };
  const tokens = tokenBroker({ ...exchangeWorld(options), agencyAppid, secret, database, lease });
  return storeApiClient({ ...options, tokens });
}
