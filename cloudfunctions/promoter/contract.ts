/** What the function `promoter` answers. Moments are epoch ms, shares ppm (1,000,000 is the whole). */

/** Those about joining; what concerns the person himself is in person-contract.ts. */
export type PromoterAction =
  | 'status'
  | 'register'
  | 'confirmBinding'
  | 'profile'
  | 'openInvite'
  | 'joinBrand'
  | 'verifyPhone'
  | 'acceptAgreement';

/**
 * not-open: the brand has not opened yet · brand-not-chosen: there are several and none was named ·
 * agreement-not-accepted: the current version must be accepted first · not-bound-yet: the platform does not know the
 * bond (refusing and closing its page look the same) · not-bound: the caller is no promoter here ·
 * platform-refused: the platform answered with an error code · invite-…: what is the matter with an invite ·
 * already-member: he is in that group, or in one that is no worse ·
 * phone-code-used: a code is good once and for five minutes · phone-not-bound: his WeChat has no phone ·
 * phone-taken: somebody else verified it · money-left: money, a payout or a debt is open ·
 * complaints-used-up: five of his are open.
 */
export type PromoterFailure =
  | 'agreement-not-accepted'
  | 'already-member'
  | 'brand-not-chosen'
  | 'brand-not-found'
  | 'complaints-used-up'
  | 'group-not-found'
  | 'invite-expired'
  | 'invite-not-found'
  | 'invite-of-other-brand'
  | 'invite-revoked'
  | 'invite-used-up'
  | 'money-left'
  | 'not-bound'
  | 'not-bound-yet'
  | 'not-open'
  | 'phone-code-used'
  | 'phone-not-bound'
  | 'phone-taken'
  | 'platform-refused'
  | 'promoter-suspended'
  | 'under-age';

/** What is still to be done at the platform. Before `bound`, `not-bound` with `mayConfirm` needs only confirmBinding. */
export type JoinStep = 'visitor' | 'real-name-first' | 'registering' | 'not-bound' | 'bound';

/** Who pays the promoter. */
export type SettledBy = 'agency' | 'platform';

/** How a brand looks; null where the brand said nothing. */
export interface BrandThemeView {
  readonly logoUrl: string | null;
  /** `#rrggbb`. */
  readonly color: string | null;
}

/** A change of who pays that was announced. It reaches a promoter once it has begun and he accepted that version. */
export interface AnnouncedSettlementView {
  readonly fromMs: number;
  readonly settledBy: SettledBy;
  /** Accept it with acceptAgreement, from its announcement on. */
  readonly agreementVersion: string;
  /** That version, clause by clause. */
  readonly agreement?: readonly string[];
  readonly isAccepted: boolean;
}

export interface StatusRequest {
  readonly action: 'status';
  readonly input: Record<string, never>;
}

export interface StatusView {
  readonly step: JoinStep;
  /** Bound at the platform but not known here yet. */
  readonly mayConfirm: boolean;
  readonly isSuspended: boolean;
  /** Why, in the words of whoever suspended him; null where nobody wrote any. */
  readonly suspendedReason?: string | null;
  readonly agreement: { readonly version: string; readonly isAccepted: boolean };
  readonly agencyName: string;
  readonly settledBy: SettledBy;
  /** Days after receipt before money can be free. */
  readonly holdDays?: number;
  /** He ended his part here himself; what he has earned is still paid. */
  readonly hasLeft?: boolean;
  readonly announced?: AnnouncedSettlementView | null;
  readonly brands: readonly {
    readonly brandId: string;
    readonly name: string;
    readonly isOpen: boolean;
    readonly theme?: BrandThemeView;
  }[];
  /** Null until bound here. */
  readonly me: { readonly nickname: string; readonly avatarUrl: string } | null;
}

export interface RegisterRequest {
  readonly action: 'register';
  readonly input: {
    /** The version that was shown and accepted; it must be the current one. */
    readonly agreementVersion: string;
    /** The caller declares to be at least 18. */
    readonly isAdult: boolean;
    /** Needed when there are several brands. */
    readonly brandId?: string;
  };
}

/** Arguments of wx.openBusinessView, to be passed on unchanged on a tap. */
export interface OpenBusinessViewArguments {
  readonly businessType: string;
  readonly queryString: string;
  readonly extraData: {
    readonly commissionType: 0 | 1;
    readonly commissionRatio: number;
    readonly headSupplierAppid: string;
  };
}

export interface RegisterView {
  readonly step: JoinStep;
  /** Null for `bound` (confirmBinding is next) and `real-name-first` (WeChat's wallet is). */
  readonly view: OpenBusinessViewArguments | null;
}

export interface ConfirmBindingRequest {
  readonly action: 'confirmBinding';
  readonly input: { readonly brandId?: string };
}

export interface ConfirmBindingView {
  readonly nickname: string;
  readonly avatarUrl: string;
  readonly brandId: string;
  readonly brandName: string;
  readonly groupName: string;
  readonly settledBy: SettledBy;
}

export interface ProfileRequest {
  readonly action: 'profile';
  readonly input: Record<string, never>;
}

/** Days that a buyer stays a promoter's after a touch, and after an order; null where nobody states them. */
export interface LockDaysView {
  readonly clickDays: number | null;
  readonly orderDays: number | null;
}

export interface ProfileView {
  readonly nickname: string;
  readonly avatarUrl: string;
  readonly status: 'bound' | 'unbound' | 'suspended';
  readonly boundAtMs: number;
  readonly agreement: {
    readonly version: string;
    readonly isAccepted: boolean;
    /** When he accepted it, and the SHA-256 of the text that he accepted; null where that is not known. */
    readonly acceptedAtMs?: number | null;
    readonly textHash?: string | null;
  };
  readonly settledBy: SettledBy;
  readonly agencyName: string;
  readonly announced?: AnnouncedSettlementView | null;
  /** Days after receipt before money can be free. */
  readonly holdDays: number;
  readonly brands: readonly {
    readonly brandId: string;
    readonly name: string;
    readonly groupName: string;
    /** The promoter's part of the agency's fee; products may have their own. */
    readonly sharePpm: number;
    readonly joinedAtMs: number;
    readonly theme?: BrandThemeView;
    /** A request to be let into another group, and what was decided about it. */
    readonly review?: (GroupReviewView & { readonly groupName: string }) | null;
  }[];
  readonly shops: readonly {
    readonly shopAppid: string;
    readonly name: string;
    readonly lockDays: { readonly product: LockDaysView; readonly content: LockDaysView } | null;
  }[];
}

export interface GroupReviewView {
  readonly state: 'open' | 'approved' | 'rejected';
  readonly askedAtMs: number;
  readonly decidedAtMs: number | null;
  /** The reviewer's words to the person; null until decided. */
  readonly reason: string | null;
}

export interface LookAtInvite {
  readonly action: 'openInvite';
  readonly input: { readonly inviteToken: string };
}

export type InviteKind = 'staff' | 'store' | 'member' | 'fan' | 'supplier' | 'event';
export type ConditionKind =
  | 'staff-list'
  | 'member-list'
  | 'verified-phone'
  | 'no-public-office'
  | 'manual-review'
  | 'age-18';

/** What an invite is for; pass its brandId to register and confirmBinding, then joinBrand with the token. */
export interface OpenInviteView {
  readonly brandId: string;
  readonly brandName: string;
  readonly theme: BrandThemeView;
  readonly kind: InviteKind;
  readonly groupName: string;
  readonly sharePpm: number;
  readonly conditions: readonly string[];
  readonly expiresAtMs: number;
}

export interface JoinBrandRequest {
  readonly action: 'joinBrand';
  /** With a token the invite decides brand and group; with both, the brand must be the invite's. */
  readonly input: {
    readonly inviteToken?: string;
    readonly brandId?: string;
    /** He read the declaration on public office and makes it; kept with its words. */
    readonly declaresNoOffice?: true;
  };
}

export interface JoinBrandView {
  readonly brandId: string;
  readonly brandName: string;
  /** `kept`: a member who misses a condition of the group stays where he is. */
  readonly placed: 'joined' | 'moved' | 'kept';
  readonly groupName: string;
  readonly sharePpm: number;
  readonly wantedGroupName: string;
  /** What he misses of the wanted group, in words; empty when he is in. */
  readonly missed: readonly { readonly kind: ConditionKind; readonly sentence: string }[];
  readonly review: GroupReviewView | null;
  /** Lists know him by his phone once he has verified one. */
  readonly hasVerifiedPhone: boolean;
}

export interface VerifyPhoneRequest {
  readonly action: 'verifyPhone';
  /** What a button with `open-type="getPhoneNumber"` gave: good once and for five minutes. */
  readonly input: { readonly code: string };
}

/** The phone is known by its hash from now on; joinBrand again sees it. */
export interface VerifyPhoneView {
  readonly verifiedAtMs: number;
}

export interface AcceptAgreementRequest {
  readonly action: 'acceptAgreement';
  /**
   * The version in force, or one that was announced. platform-refused where the platform shall pay and he did only its
   * simple registration: the consent is kept, and `status` tries again at each visit.
   */
  readonly input: { readonly agreementVersion: string; readonly isAdult: boolean };
}

export interface AcceptAgreementView {
  readonly agreementVersion: string;
  /** Who pays his new orders now, and the agency's legal name. */
  readonly settledBy: SettledBy;
  readonly agencyName: string;
  /** When what he accepted begins; null when it is in force. */
  readonly beginsAtMs: number | null;
}
