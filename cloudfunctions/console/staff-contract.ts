/**
 * Who works here, in what the function `console` answers: one's own rights, the owner code, and the audit. Roles,
 * `requestId`, `reason` and the usual failures are those of contract.ts. Moments are epoch ms.
 */

export type StaffAction = keyof StaffInputs;

export type StaffFailure = 'owner-claimed' | 'owner-code-expired' | 'owner-code-wrong';

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
