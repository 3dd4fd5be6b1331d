/**
 * Who works here, in what the function `console` answers: one's own rights, the owner code, and the audit. Roles,
 * `requestId`, `reason` and the usual failures are those of contract.ts. Moments are epoch ms.
 */

export type StaffAction = keyof StaffInputs;

/**
 * owner-code-waits: a code for recovery works after a day · owner-code-tries-used-up: five wrong ones within an hour ·
 * last-owner: the agency keeps one · role-not-fitting: agency roles have no brand, the others one.
 */
export type StaffFailure =
  | 'last-owner'
  | 'member-not-found'
  | 'owner-claimed'
  | 'owner-code-expired'
  | 'owner-code-tries-used-up'
  | 'owner-code-waits'
  | 'owner-code-wrong'
  | 'role-not-fitting'
  | 'staff-invite-expired'
  | 'staff-invite-not-found'
  | 'staff-invite-revoked'
  | 'staff-invite-used';

interface Audited {
  /** 8 to 64 letters, digits, `-` and `_`. */
  readonly requestId: string;
  /** Why, 2 to 200 characters. */
  readonly reason: string;
}

export type StaffRole =
  | 'agency-owner'
  | 'agency-finance'
  | 'agency-reviewer'
  | 'agency-auditor'
  | 'brand-owner'
  | 'brand-operator'
  | 'brand-finance'
  | 'brand-store-lead'
  | 'brand-content-partner'
  | 'brand-auditor';

/** What each action is given. */
export interface StaffInputs {
  readonly me: Record<string, never>;
  /** The one-time code that deploying printed, and how others shall read his name. */
  readonly claimOwner: { readonly code: string; readonly name: string };
  /** Without a brand: everything, for roles of the agency. */
  readonly auditList: { readonly brandId?: string; readonly beforeMs?: number };
  /** Without a brand: everybody, for roles of the agency. */
  readonly teamList: { readonly brandId?: string };
  readonly inviteStaff: Audited & {
    readonly role: StaffRole;
    /** Absent for a role of the agency. */
    readonly brandId?: string;
    /** For whom it is meant. */
    readonly label: string;
  };
  readonly revokeStaffInvite: Audited & { readonly inviteId: string; readonly brandId?: string };
  /** Whoever opens the link first gets its role. */
  readonly acceptStaffInvite: { readonly token: string; readonly name: string };
  readonly revokeRole: Audited & { readonly memberId: string; readonly role: StaffRole; readonly brandId?: string };
}

export interface MeView {
  /** Null for somebody without a role. */
  readonly name: string | null;
  readonly roles: readonly { readonly role: StaffRole; readonly brandId: string | null }[];
  /** For each thing that he may do, the brands in which: all, or these. */
  readonly may: Readonly<Record<string, 'every-brand' | readonly string[]>>;
  /** The brands that his roles reach. */
  readonly brands: readonly {
    readonly brandId: string;
    readonly name: string;
    readonly isOpen: boolean;
    /** `#rrggbb`. */
    readonly color: string | null;
  }[];
  /** Whether the deployment has an owner; until then somebody with the owner code may become it. */
  readonly isClaimed: boolean;
}

export interface ClaimOwnerView {
  readonly role: 'agency-owner';
}

export interface AuditListView {
  readonly entries: readonly {
    readonly atMs: number;
    readonly name: string;
    readonly action: string;
    readonly brandId: string | null;
    readonly subject: string;
    readonly before: unknown;
    readonly after: unknown;
    readonly reason: string;
  }[];
  readonly nextBeforeMs: number | null;
}

export interface TeamListView {
  readonly members: readonly {
    /** Stands for the person; his identity in WeChat is not shown. */
    readonly memberId: string;
    readonly name: string;
    readonly roles: readonly { readonly role: StaffRole; readonly brandId: string | null }[];
    readonly addedAtMs: number;
    readonly isMe: boolean;
  }[];
  readonly invites: readonly {
    readonly inviteId: string;
    readonly role: StaffRole;
    readonly brandId: string | null;
    readonly label: string;
    readonly createdAtMs: number;
    readonly expiresAtMs: number;
  }[];
}

export interface InviteStaffView {
  /** Goes into the link; it is not kept anywhere. */
  readonly token: string;
  readonly expiresAtMs: number;
}

export interface RevokeStaffInviteView {
  readonly revokedAtMs: number;
}

export interface AcceptStaffInviteView {
  readonly role: StaffRole;
  readonly brandId: string | null;
}

export interface RevokeRoleView {
  readonly memberId: string;
}
