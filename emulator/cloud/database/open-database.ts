import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Database } from './database';
import type { CollectionDefinition } from './indexes/collection-definition';
import { type DatabaseLimits, DEFAULT_LIMITS } from './limits';
import { SqliteDocumentLog } from './storage/document-log';

export interface DatabaseOptions {
  /** The local world's clock: server dates and the life of transactions follow it. */
  readonly clock: { nowMs(): number };
  /** Where documents are kept; absent: in memory only. */
  readonly file?: string;
  /** Collections that exist from the start and after a reset. */
  readonly collections?: readonly CollectionDefinition[];
  /** Limits that differ from the platform's. */
  readonly limits?: Partial<DatabaseLimits>;
}

/** Opens the cloud database, with everything that an earlier run made durable in `file`. */
export function openDatabase({ clock, file, collections = [], limits }: DatabaseOptions): Database {
  if (file !== undefined) mkdirSync(dirname(file), { recursive: true });
  const log = file === undefined ? undefined : new SqliteDocumentLog(file);
  return new Database({
    clock,
    limits: { ...DEFAULT_LIMITS, ...limits },
    definitions: collections,
    log,
    stored: log?.load() ?? [],
  });
}
