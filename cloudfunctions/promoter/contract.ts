/** What the function `promoter` answers. Moments are epoch ms, shares ppm (1,000,000 is the whole). */

export type PromoterAction = 'status' | 'register' | 'confirmBinding' | 'profile';

/**
 * not-open: the brand has not opened yet · brand-not-chosen: there are several and none was named ·
 * agreement-not-accepted: the current version must be accepted first · not-bound-yet: the platform does not know the
 * bond (refusing and closing its page look the same) · not-bound: the caller is no promoter here ·
 * platform-refused: the platform answered with an error code.
 */
export type PromoterFailure =
  | 'agreement-not-accepted'
  | 'brand-not-chosen'
  | 'brand-not-found'
  | 'not-bound'
  | 'not-bound-yet'
  | 'not-open'
  | 'platform-refused'
  | 'promoter-suspended'
  | 'under-age';

/** What is still to be done at the platform. Before `bound`, `not-bound` with `mayConfirm` needs only confirmBinding. */
export type JoinStep = 'visitor' | 'real-name-first' | 'registering' | 'not-bound' | 'bound';

/** Who pays the promoter. */
export type SettledBy = 'agency' | 'platform';

export interface StatusRequest {
  readonly action: 'status';
  readonly input: Record<string, never>;
}

export interface StatusView {
  readonly step: JoinStep;
  /** Bound at the platform but not known here yet. */
  readonly mayConfirm: boolean;
  readonly isSuspended: boolean;
  readonly agreement: { readonly version: string; readonly isAccepted: boolean };
  readonly agencyName: string;
  readonly settledBy: SettledBy;
  readonly brands: readonly { readonly brandId: string; readonly name: string; readonly isOpen: boolean }[];
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
  readonly agreement: { readonly version: string; readonly isAccepted: boolean };
  readonly settledBy: SettledBy;
  readonly agencyName: string;
  /** Days after receipt before money can be free. */
  readonly holdDays: number;
  readonly brands: readonly {
    readonly brandId: string;
    readonly name: string;
    readonly groupName: string;
    /** The promoter's part of the agency's fee; products may have their own. */
    readonly sharePpm: number;
    readonly joinedAtMs: number;
  }[];
  readonly shops: readonly {
    readonly shopAppid: string;
    readonly name: string;
    readonly lockDays: { readonly product: LockDaysView; readonly content: LockDaysView } | null;
  }[];
}
