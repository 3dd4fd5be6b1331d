import type { Json } from './document-database';

/** Somebody as this deployment knows him; `promoter` is null for whoever never was one. */
export interface Person {
  readonly openid: string;
  readonly promoter: string | null;
  /** The salted hash under which his own visits as a buyer are kept; null without a unionid. */
  readonly buyerKey: string | null;
}

/** One kind of rows about a person. */
export interface PersonRows {
  readonly kind: string;
  readonly rows: readonly { readonly [field: string]: Json }[];
  /** There are more than are given here. */
  readonly isCut: boolean;
}

/** What is kept about one person, over all kinds of rows. */
export interface PersonRecords {
  /** His own rows, the newest first, at most 500 of a kind. Of others who appear in them nothing is given. */
  collect(person: Person): Promise<PersonRows[]>;
  /** Whether any place of his wallet holds money or a debt. */
  hasMoney(promoter: string): Promise<boolean>;
  /** Ends his memberships; a suspended promoter stays suspended. */
  leave(promoter: string, atMs: number): Promise<void>;
  /**
   * Erases who he is: name, picture, openid, his phone's hash, his visits, links, notices, complaints, and where he was
   * paid. Orders, ledger, payouts and declared tax stay under the platform's name for him, which without these leads to
   * nobody.
   */
  erase(person: Person, atMs: number): Promise<void>;
}
