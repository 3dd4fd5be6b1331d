import type { AuditEntry } from './audit-log';
import type { AuditedTransaction } from './audited-transaction';
import type { RowPage } from './order-lists';
import type { BrandSettings } from './program-settings';
import type { JoinedBrand, Promoter } from './promoter-store';

/** Which members of a brand a list holds. Every part but `left` is of members who are still in. */
export type PeoplePart =
  | { readonly kind: 'all' | 'left' }
  | { readonly kind: 'group'; readonly groupId: string }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'store'; readonly storeId: string }
  | { readonly kind: 'invite'; readonly token: string }
  /** Who made no new link since a moment. */
  | { readonly kind: 'dormant'; readonly sinceMs: number };

/** Somebody on a brand's staff or member list, known by the hash of his phone alone. He is no promoter by that. */
export interface ListedPerson {
  readonly list: 'staff' | 'member';
  readonly phoneHash: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly storeId: string | null;
  readonly listedAtMs: number;
}

/** What may be read and written together about people. Each method is one call. */
export interface PeopleEdit extends AuditedTransaction {
  findBrand(brandId: string): Promise<BrandSettings | undefined>;
  findMember(brandId: string, promoter: string): Promise<JoinedBrand | undefined>;
  writeMember(member: JoinedBrand): Promise<void>;
  findPromoter(promoter: string): Promise<Promoter | undefined>;
  /** Null takes the reason back. */
  writeStanding(
    promoter: string,
    standing: { readonly status: Promoter['status']; readonly suspendedReason: string | null },
  ): Promise<void>;
}

/** A member with his place as a promoter, which says his name and standing; undefined where it is gone. */
export interface ListedMember {
  readonly member: JoinedBrand;
  readonly person: Promoter | undefined;
}

/** The promoters of a brand as those who run it see them. */
export interface PeopleDesk {
  transaction<T>(work: (edit: PeopleEdit) => Promise<T>): Promise<T>;
  /** Members before a moment, the newest first: of joining, of dormant ones of their last link. One call. */
  listMembers(
    brandId: string,
    part: PeoplePart,
    page: { readonly beforeMs: number; readonly limit: number },
  ): Promise<ListedMember[]>;
  /** The same from a place on, '' at the beginning: nobody is left out where several share a moment. One call. */
  pageOfMembers(brandId: string, part: PeoplePart, from: string, limit: number): Promise<RowPage<ListedMember>>;
  countMembers(brandId: string, part: PeoplePart): Promise<number>;
  /** Members whose name begins so, or whose id it is. One call. */
  searchMembers(brandId: string, text: string, limit: number): Promise<ListedMember[]>;
  /** In one call. */
  listPromoters(promoters: readonly string[]): Promise<Promoter[]>;
  findMember(brandId: string, promoter: string): Promise<JoinedBrand | undefined>;
  /** In one call: those of these who are members. */
  listMembersOf(brandId: string, promoters: readonly string[]): Promise<JoinedBrand[]>;
  /** How many of his links live at a moment; at most 1,000. */
  countLiveLinks(promoter: string, brandId: string, atMs: number): Promise<number>;
  /** What was done about these, the newest first. */
  historyOf(subjects: readonly string[], limit: number): Promise<AuditEntry[]>;
  /** Which of these hashes a list holds already. */
  listedAlready(brandId: string, list: 'staff' | 'member', phoneHashes: readonly string[]): Promise<Set<string>>;
  addListed(brandId: string, person: ListedPerson): Promise<void>;
  /** Gives a member tags and a store besides what he has. */
  markMember(
    brandId: string,
    promoter: string,
    marks: { readonly tags: readonly string[]; readonly storeId: string | null },
  ): Promise<void>;
}
