import type { AuditEntry } from './audit-log';

/** What writes an entry of the audit together with what was done. Each method is one call. */
export interface AuditedTransaction {
  findEntry(id: string): Promise<AuditEntry | undefined>;
  /** Fails the transaction with DuplicateKey when the id is taken. */
  addEntry(entry: AuditEntry): Promise<void>;
}
