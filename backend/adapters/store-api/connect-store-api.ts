import type { DocumentDatabase } from '../../ports/document-database';
import type { StorePlatform } from '../../ports/store-platform';
import type { WorkLease } from '../../ports/work-lease';
import { httpTransport } from './http-transport';
import { exchangeWorld, type StoreApiOptions, storeApiClient } from './store-api-client';
import { tokenBroker } from './token-broker';

export interface StoreApiConnection extends Omit<StoreApiOptions, 'transport' | 'tokens'> {
  readonly agencyAppid: string;
  readonly secret: string;
  /** Holds the token for all instances (collection `tokens`). */
  readonly database: DocumentDatabase;
  readonly lease: WorkLease;
}

/** The client with its token broker and kept-alive connections: one for each function instance. */
export function connectStoreApi(connection: StoreApiConnection): StorePlatform {
  const { agencyAppid, secret, database, lease } = connection;
  const options = { ...connection, transport: httpTransport() };
  const tokens = tokenBroker({ ...exchangeWorld(options), agencyAppid, secret, database, lease });
  return storeApiClient({ ...options, tokens });
}
