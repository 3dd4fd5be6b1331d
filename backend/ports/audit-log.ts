import type { Json } from './document-database';
import type { RowPage } from './order-lists';

/** One thing that somebody with a role did, or that happened to a membership. It is never changed. */
export interface AuditEntry {
  /** Made from who and his request, so that a repeat is one entry. */
  readonly id: string;
  readonly atMs: number;
  /** Who: his identity here and the name that others read. */
  readonly openid: string;
  readonly name: string;
  readonly action: string;
  /** Null for what concerns the whole agency. */
  readonly brandId: string | null;
  /** What it is about, as `group shanli|staff`. */
  readonly subject: string;
  readonly before: Json;
  readonly after: Json;
  /** Why, in the words of who did it. */
  readonly reason: string;
  /** The request as text, and what was answered: a repeat of the same request gets the same answer. */
  readonly request: string;
  readonly answer: Json;
}

/** Entries before a moment, of one brand, or of all where `brandId` is undefined. */
export interface AuditScope {
  readonly brandId: string | undefined;
  readonly beforeMs: number;
}

/** Reads what was done. Adding belongs to the transaction of what is done (ports/program-editor.ts). */
export interface AuditLog {
  /** Entries before a moment, the newest first; of one brand, or of all where `brandId` is undefined. */
  listEntries(page: {
    readonly brandId: string | undefined;
    readonly beforeMs: number;
    readonly limit: number;
  }): Promise<AuditEntry[]>;
  /** The same from a place on, '' at the beginning: no entry is left out where several share a moment. */
  pageOfEntries(scope: AuditScope, from: string, limit: number): Promise<RowPage<AuditEntry>>;
  countEntries(scope: AuditScope): Promise<number>;
}
