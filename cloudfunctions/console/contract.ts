/**
 * What the function `console` answers to people with a role. Moments are epoch ms, shares ppm (1,000,000 is the whole).
 * Who may do what stands in one table (backend/usecases/staff/role-matrix.ts); everybody else reads not-permitted, the
 * same for a brand of others and for one that does not exist. Every write takes `requestId` (made once for each
 * intention; sent again it is done once) and `reason`, for the audit. The other contracts here add actions and failures.
 */

export type ConsoleAction = keyof ConsoleInputs;

/** share-too-soon: less than 10 minutes' notice · notice-too-short: less than 7 days before who pays changes. */
export type ConsoleFailure =
  | 'agreement-version-taken'
  | 'brand-not-found'
  | 'changed-meanwhile'
  | 'dead-letter-not-found'
  | 'group-not-found'
  | 'hold-days-too-few'
  | 'invite-not-found'
  | 'invite-term-out-of-range'
  | 'not-permitted'
  | 'not-set-up'
  | 'notice-too-short'
  | 'reason-missing'
  | 'request-id-taken'
  | 'review-not-found'
  | 'settlement-unchanged'
  | 'share-missing'
  | 'share-too-soon'
  | 'shop-not-found'
  | 'step-not-markable'
  | 'talent-not-found'
  | 'terms-not-valid'
  | 'work-item-closed'
  | 'work-item-not-found';

export type SettledBy = 'agency' | 'platform';
export type InviteKind = 'staff' | 'store' | 'member' | 'fan' | 'supplier' | 'event';
interface Audited {
  /** 8 to 64 letters, digits, `-` and `_`. */
  readonly requestId: string;
  /** Why, 2 to 200 characters. */
  readonly reason: string;
}

/** What each action is given. */
export interface ConsoleInputs {
  readonly brandList: Record<string, never>;
  readonly saveBrand: Audited & {
    readonly brandId: string;
    /** As brandList told it; absent for a new brand. */
    readonly revision?: number;
    readonly name: string;
    readonly isOpen: boolean;
    readonly theme: BrandTheme;
    /** As in setReviewMode, and only the agency's to change. Absent: as it was, for a new brand 'all'. */
    readonly reviewMode?: 'all' | 'none';
    /** A new brand needs one; it holds from the beginning. */
    readonly share?: PlannedShare;
    /** Groups to add or change; those not named stay. */
    readonly groups?: readonly {
      readonly groupId: string;
      readonly name: string;
      readonly conditions: readonly GroupCondition[];
      readonly share?: PlannedShare;
    }[];
  };
  readonly saveShop: Audited & {
    readonly brandId: string;
    readonly shopAppid: string;
    readonly name: string;
    readonly linkedAccounts: readonly LinkedAccount[];
    /** Talents of the agency's partner list who share for this shop. Absent: as it was. */
    readonly talentAppids?: readonly string[];
  };
  readonly createInvite: Audited & {
    readonly brandId: string;
    readonly kind: InviteKind;
    /** The invite decides the group. */
    readonly groupId: string;
    readonly label: string;
    /** The shop in which it hangs. */
    readonly shopAppid?: string;
    /** 1 to 100,000 people. */
    readonly useLimit: number;
    /** At most 366 days ahead. */
    readonly expiresAtMs: number;
  };
  readonly listInvites: { readonly brandId: string };
  readonly revokeInvite: Audited & { readonly brandId: string; readonly token: string };
  readonly listReviews: { readonly brandId: string };
  /** The person reads the reason. */
  readonly decideReview: Audited & {
    readonly brandId: string;
    readonly promoter: string;
    readonly groupId: string;
    readonly decision: 'approve' | 'reject';
  };
  readonly changeSettlement: Audited & {
    readonly settledBy: SettledBy;
    readonly agreementVersion: string;
    /** At least 7 days ahead. */
    readonly fromMs: number;
    /** Answers what it would do, and writes nothing. */
    readonly previewOnly: boolean;
  };
  readonly deadLetters: { readonly beforeMs?: number };
  readonly replayDeadLetter: Audited & { readonly id: string };
}

export interface BrandTheme {
  /** https:// or cloud:// */
  readonly logoUrl: string | null;
  /** `#rrggbb`. */
  readonly color: string | null;
}

export interface ShareVersion {
  readonly fromMs: number;
  readonly sharePpm: number;
}

/** staff-list, member-list, verified-phone, age-18, or manual-review with the reason why a review is needed. */
export interface GroupCondition {
  readonly kind: string;
  readonly reason?: string;
}

/** A rule that settings break, and how to mend it. */
export interface JoiningFinding {
  readonly rule: 'CC01' | 'CC02' | 'CC03' | 'CC04';
  readonly place: string;
  readonly problem: { readonly zh: string; readonly en: string };
  readonly mend: { readonly zh: string; readonly en: string };
}

export interface LinkedAccount {
  readonly linkedAccountId: string;
  readonly linkedAccountType: number;
  readonly name: string;
}

export interface BrandListView {
  readonly brands: readonly {
    readonly brandId: string;
    readonly name: string;
    readonly isOpen: boolean;
    readonly theme: BrandTheme;
    readonly revision: number;
    readonly reviewMode: 'all' | 'none';
    readonly shares: readonly ShareVersion[];
    readonly groups: readonly {
      readonly groupId: string;
      readonly name: string;
      readonly isOpen: boolean;
      readonly shares: readonly ShareVersion[];
      readonly conditions: readonly GroupCondition[];
    }[];
    readonly shops: readonly {
      readonly shopAppid: string;
      readonly name: string;
      readonly linkedAccounts: readonly LinkedAccount[];
      /** Null while nobody named any. */
      readonly talentAppids: readonly string[] | null;
      /** Lock windows as last read from the platform; null before that. */
      readonly windows: object | null;
    }[];
    readonly findings: readonly JoiningFinding[];
  }[];
}

/** A share from a moment on, at least 10 minutes ahead; without a moment, as soon as that. */
export interface PlannedShare {
  readonly sharePpm: number;
  readonly fromMs?: number;
}

export interface SaveBrandView {
  /** False when a rule forbids it: then the findings say why, and nothing was written. */
  readonly saved: boolean;
  readonly revision: number;
  readonly findings: readonly JoiningFinding[];
}

export interface SaveShopView {
  readonly shopAppid: string;
}

export interface CreateInviteView {
  readonly token: string;
}

export interface ListInvitesView {
  readonly invites: readonly {
    /** Null for who may not hand invites out. */
    readonly token: string | null;
    readonly state: 'valid' | 'invite-revoked' | 'invite-expired' | 'invite-used-up';
    readonly brandId: string;
    readonly kind: InviteKind;
    readonly groupId: string;
    readonly label: string;
    readonly shopAppid: string | null;
    readonly useLimit: number;
    readonly used: number;
    readonly createdAtMs: number;
    readonly expiresAtMs: number;
    readonly revokedAtMs: number | null;
  }[];
}

export interface RevokeInviteView {
  readonly revokedAtMs: number;
}

export interface ListReviewsView {
  readonly reviews: readonly {
    readonly promoter: string;
    readonly nickname: string;
    readonly avatarUrl: string;
    readonly groupId: string;
    readonly presentGroupId: string;
    readonly askedAtMs: number;
  }[];
}

export interface DecideReviewView {
  readonly state: 'approved' | 'rejected';
  readonly groupId: string;
}

export interface ChangeSettlementView {
  readonly fromMs: number;
  readonly settledBy: SettledBy;
  readonly agreementVersion: string;
  /** Who pays from then on, by name. */
  readonly payer: string;
  /** Bound promoters, each of whom must accept the new version. */
  readonly mustConsent: number;
}

export interface DeadLettersView {
  readonly letters: readonly {
    readonly id: string;
    readonly kind: string;
    readonly receivedAtMs: number;
    readonly orderKey: string | null;
    readonly attempts: number;
    readonly reason: string | null;
  }[];
  readonly nextBeforeMs: number | null;
}

export interface ReplayDeadLetterView {
  readonly id: string;
}
