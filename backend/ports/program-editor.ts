import type { SettlementVersion } from '../../core/commission/settlement-schedule';
import type { AuditEntry } from './audit-log';
import type { Invite } from './invite-store';
import type { SettlementNotice } from './outbox';
import type { OfficeDeclaration } from './person-lists';
import type { AgencySettings, BrandSettings, ShopSettings } from './program-settings';
import type { JoinedBrand, Promoter } from './promoter-store';
import type { SetupEdit } from './setup-store';
import type { SharingSettings } from './sharing-settings';
import type { OwnerClaim, StaffMember } from './staff-store';
import type { TeamEdit } from './team-store';

/** A brand with how often it was saved; whoever edits names the count that he saw. */
export interface EditedBrand extends BrandSettings {
  readonly revision: number;
}

/** What the agency sets by itself; what is absent stays. */
export interface AgencyChange extends SharingSettings {
  readonly holdDays?: number;
  readonly correctionLimitFen?: number;
}

/** The agency with how often it was saved. */
export interface EditedAgency extends AgencySettings {
  readonly correctionLimitFen?: number;
  readonly revision: number;
}

/** What may be read and written together in one database transaction. Each method is one call. */
export interface ProgramEdit extends TeamEdit, SetupEdit {
  findAgency(): Promise<EditedAgency | undefined>;
  writeAgency(change: AgencyChange & { readonly revision: number }): Promise<void>;
  writeSettlements(settlements: readonly SettlementVersion[]): Promise<void>;
  /** Puts one change for all promoters, and one notice for the operators, into the outbox. */
  announceSettlement(notice: SettlementNotice): Promise<void>;
  findBrand(brandId: string): Promise<EditedBrand | undefined>;
  addBrand(brand: EditedBrand): Promise<void>;
  /** Leaves alone what this does not know of, as the shares of single products. */
  writeBrand(brand: EditedBrand): Promise<void>;
  findShop(shopAppid: string): Promise<ShopSettings | undefined>;
  addShop(shop: ShopSettings): Promise<void>;
  /** Leaves the lock windows alone: they are the platform's word. */
  writeShop(shop: ShopSettings): Promise<void>;
  findInvite(token: string): Promise<Invite | undefined>;
  addInvite(invite: Invite): Promise<void>;
  writeInvite(token: string, change: Partial<Pick<Invite, 'used' | 'revokedAtMs'>>): Promise<void>;
  findJoined(brandId: string, promoter: string): Promise<JoinedBrand | undefined>;
  addJoined(joined: JoinedBrand): Promise<void>;
  writeJoined(joined: JoinedBrand): Promise<void>;
  keepDeclaration(declaration: OfficeDeclaration): Promise<void>;
  findPromoter(promoter: string): Promise<Promoter | undefined>;
  /** Writes the promoter, so that nothing he agrees to meanwhile can miss the new membership. */
  noteJoining(promoter: string, atMs: number): Promise<void>;
  findOwnerClaim(): Promise<OwnerClaim | undefined>;
  writeOwnerClaim(claim: OwnerClaim): Promise<void>;
  findStaff(openid: string): Promise<StaffMember | undefined>;
  writeStaff(member: StaffMember): Promise<void>;
  findEntry(id: string): Promise<AuditEntry | undefined>;
  /** Fails the transaction with DuplicateKey when the id is taken. */
  addEntry(entry: AuditEntry): Promise<void>;
}

/** Changes what the program is set to, together with the entry that says who did it and why. */
export interface ProgramEditor {
  /** Errors: DuplicateKey, TransactionConflict, Outage. */
  transaction<T>(work: (edit: ProgramEdit) => Promise<T>): Promise<T>;
  /** What is stored now, not what an instance remembers. */
  listBrands(): Promise<EditedBrand[]>;
  listShops(): Promise<ShopSettings[]>;
  /** Requests of a brand that wait for a decision, the promoter who joined first before the others. */
  listOpenReviews(brandId: string, limit: number): Promise<JoinedBrand[]>;
}
