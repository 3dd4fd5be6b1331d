import type { HeldRole, StaffMember } from './staff-store';

/** A link that makes whoever opens it first somebody with one role. */
export interface StaffInvite {
  /** The hash of the link's token: who reads the database cannot use it. */
  readonly id: string;
  readonly held: HeldRole;
  /** For whom it is meant, as the others read it. */
  readonly label: string;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
  readonly usedAtMs: number | null;
  readonly revokedAtMs: number | null;
}

/** How often somebody entered a wrong owner code since a moment. */
export interface OwnerTries {
  readonly count: number;
  readonly sinceMs: number;
}

export interface TeamStore {
  /** Everybody with a role, at most 1,000. */
  listStaff(): Promise<StaffMember[]>;
  /** The newest invites, at most 200. */
  listStaffInvites(): Promise<StaffInvite[]>;
}

/** What changes of the team read and write in their transaction; each method is one call. */
export interface TeamEdit {
  findStaffInvite(id: string): Promise<StaffInvite | undefined>;
  writeStaffInvite(invite: StaffInvite): Promise<void>;
  findOwnerTries(openid: string): Promise<OwnerTries | undefined>;
  writeOwnerTries(openid: string, tries: OwnerTries): Promise<void>;
}
