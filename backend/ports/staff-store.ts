export const agencyRoles = ['agency-owner', 'agency-finance', 'agency-reviewer', 'agency-auditor'] as const;
export const brandRoles = [
  'brand-owner',
  'brand-operator',
  'brand-finance',
  'brand-store-lead',
  'brand-content-partner',
  'brand-auditor',
] as const;

/** Two levels: roles in the agency reach every brand, roles in a brand reach that brand. */
export type AgencyRole = (typeof agencyRoles)[number];
export type BrandRole = (typeof brandRoles)[number];
export type StaffRole = AgencyRole | BrandRole;

export type HeldRole =
  | { readonly role: AgencyRole; readonly brandId: null }
  | { readonly role: BrandRole; readonly brandId: string };

/** Somebody with roles. He is known by his identity in our mini-program, as the platform vouches for it. */
export interface StaffMember {
  readonly openid: string;
  /** As the others read it. */
  readonly name: string;
  readonly roles: readonly HeldRole[];
  readonly addedAtMs: number;
}

export interface StaffStore {
  findStaff(openid: string): Promise<StaffMember | undefined>;
  /** Whether somebody entered the owner code. */
  isClaimed(): Promise<boolean>;
}

/** The one-time code with which a deployment gets its owner. Only its hash is kept. */
export interface OwnerClaim {
  readonly codeHash: string;
  readonly expiresAtMs: number;
  readonly claimedAtMs: number | null;
  /** Who owns the agency: changes of roles write it, so that two owners cannot take the role from each other at once. */
  readonly owners?: readonly string[];
  /** A code for when nobody of them can be reached; it works only after a day, in which they are told. */
  readonly recovery?: { readonly codeHash: string; readonly fromMs: number; readonly expiresAtMs: number } | null;
}
