import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Database } from './database';
import type { CollectionDefinition } from './indexes/collection-definition';
import { type DatabaseLimits, DEFAULT_LIMITS } from './limits';
import { SqliteDocumentLog } from './storage/document-log';

export interface DatabaseOptions {
  /** The local world's clock, which server dates follow. */
  readonly clock: { nowMs(): number };
  /** Time that really passes, in milliseconds from any beginning: the life of transactions. Absent: this machine's. */
  readonly monotonicMs?: () => number;
  /** Where documents are kept; absent: in memory only. */
  readonly file?: string;
  /** Collections that exist from the start and after a reset. */
  readonly collections?: readonly CollectionDefinition[];
  /** Limits that differ from the platform's. */
  readonly limits?: Partial<DatabaseLimits>;
}

const machineMonotonicMs = (): number => performance.now();

/** Opens the cloud database, with everything that an earlier run made durable in `file`. */
export function openDatabase(options: DatabaseOptions): Database {
  const { clock, monotonicMs = machineMonotonicMs, file, collections = [], limits } = options;
  if (file !== undefined) mkdirSync(dirname(file), { recursive: true });
  const log = file === undefined ? undefined : new SqliteDocumentLog(file);
  return new Database({
    clock,
    monotonicMs,
    limits: { ...DEFAULT_LIMITS, ...limits },
    definitions: collections,
    log,
    stored: log?.load() ?? [],
  });
}
