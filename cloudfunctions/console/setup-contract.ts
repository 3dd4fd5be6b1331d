/**
 * The first hour in what the function `console` answers: how a deployment begins, the way to its first promoter, what is
 * wrong with its connections, and becoming a brand in another's agency. Nothing secret is ever part of it. Roles,
 * `requestId`, `reason` and the usual failures are those of contract.ts. Moments are epoch ms, shares ppm.
 */

export type SetupAction = keyof SetupInputs;

/**
 * rehearsal-stays-closed: there is no agency yet · brand-not-ready: something is missing first · name-not-allowed: a word
 * may not stand in a name · terms-changed: read them again · own-application: somebody else decides it.
 */
export type SetupFailure =
  | 'agency-stated'
  | 'application-decided'
  | 'application-not-found'
  | 'application-open'
  | 'brand-not-ready'
  | 'brand-taken'
  | 'name-not-allowed'
  | 'own-application'
  | 'rehearsal-stays-closed'
  | 'terms-changed';

interface Audited {
  /** 8 to 64 letters, digits, `-` and `_`. */
  readonly requestId: string;
  /** Why, 2 to 200 characters. */
  readonly reason: string;
}

export type StartingWay = 'qualified' | 'applying' | 'brand';
export type TemplateName = 'star-supermarket' | 'chain-staff' | 'government-specialty' | 'community-shops';

/** What each action is given. */
export interface SetupInputs {
  readonly setup: Record<string, never>;
  readonly chooseWay: Audited & { readonly way: StartingWay };
  /** Once; its appid is the deployment's own. */
  readonly stateAgency: Audited & {
    readonly legalName: string;
    readonly settledBy: 'agency' | 'platform';
    readonly agreementVersion: string;
  };
  readonly startBrand: Audited & {
    readonly brandId: string;
    readonly name: string;
    readonly template: TemplateName;
    readonly sharePpm: number;
  };
  readonly openBrand: Audited & { readonly brandId: string };
  /** Looks at everything now; some seconds. */
  readonly checkConnections: Record<string, never>;
  readonly system: Record<string, never>;
  /** Whether a name may stand, and what else could. */
  readonly checkName: { readonly name: string };
  /** Everybody may ask about himself. */
  readonly ownApplication: Record<string, never>;
  readonly applyAsBrand: {
    readonly brandName: string;
    readonly contactName: string;
    readonly shopName: string;
    readonly about: string;
    readonly termsVersion: string;
  };
  readonly listApplications: Record<string, never>;
  /** The applicant reads the reason. */
  readonly decideApplication: Audited & {
    readonly applicationId: string;
    readonly decision: 'accept' | 'decline';
    /** Of the brand that he gets; only where he is accepted. */
    readonly brandId?: string;
    readonly sharePpm?: number;
  };
}

export type SetupStepName =
  | 'way'
  | 'agency'
  | 'brand'
  | 'connection'
  | 'shop'
  | 'plan'
  | 'invite'
  | 'open'
  | 'promoter';

export interface ConnectionCheckView {
  readonly atMs: number;
  /** What was looked at and is right, by name. */
  readonly fine: readonly string[];
  readonly faults: readonly {
    readonly code: string;
    /** The variable, shop or brand; '' where there is only one. */
    readonly about: string;
    readonly who: 'merchant' | 'agency' | 'developer';
    readonly what: string;
    readonly where: string;
    readonly wayOut: string;
  }[];
}

export interface SetupView {
  readonly way: StartingWay | null;
  readonly steps: readonly {
    readonly name: SetupStepName;
    /** waits: another one comes first · rehearsed: as far as it goes without an agency. */
    readonly state: 'done' | 'todo' | 'waits' | 'rehearsed';
    readonly zh: string;
  }[];
  /** Null while nobody looked. */
  readonly check: ConnectionCheckView | null;
  readonly brands: readonly {
    readonly brandId: string;
    readonly name: string;
    readonly isOpen: boolean;
    readonly revision: number;
    readonly template: TemplateName | null;
  }[];
  readonly templates: readonly {
    readonly name: TemplateName;
    readonly title: string;
    readonly forWhom: string;
    readonly groups: readonly string[];
    readonly materials: readonly string[];
    readonly firstWeek: readonly { readonly day: number; readonly task: string }[];
  }[];
}

export interface ChooseWayView {
  readonly way: StartingWay;
}

export interface StateAgencyView {
  readonly legalName: string;
}

export interface StartBrandView {
  readonly brandId: string;
  readonly groupCount: number;
  readonly inviteCount: number;
}

export interface OpenBrandView {
  readonly brandId: string;
  readonly isOpen: true;
}

export interface SystemView {
  readonly variables: readonly {
    readonly name: string;
    readonly isRight: boolean;
    /** Null where it would tell too much. */
    readonly lastFour: string | null;
  }[];
  readonly check: ConnectionCheckView | null;
  readonly limits: { readonly holdDays: number | null; readonly correctionLimitFen: number | null };
  readonly words: readonly {
    readonly category: string;
    readonly level: string;
    readonly terms: readonly string[];
  }[];
}

export interface CheckNameView {
  readonly isAllowed: boolean;
  readonly findings: readonly {
    readonly found: string;
    /** Null where it is better left out. */
    readonly instead: string | null;
    readonly advice: string;
  }[];
}

interface OwnApplicationView {
  readonly state: 'open' | 'accepted' | 'declined' | 'left';
  readonly brandName: string;
  readonly askedAtMs: number;
  readonly reason: string | null;
  readonly brandId: string | null;
}

export interface ReadOwnApplicationView {
  readonly application: OwnApplicationView | null;
  readonly terms: { readonly version: string; readonly paragraphs: readonly string[] };
}

export type ApplyAsBrandView = OwnApplicationView;

export interface ListApplicationsView {
  readonly applications: readonly {
    readonly applicationId: string;
    readonly brandName: string;
    readonly contactName: string;
    readonly shopName: string;
    readonly about: string;
    readonly state: 'open' | 'accepted' | 'declined' | 'left';
    readonly askedAtMs: number;
    readonly decidedAtMs: number | null;
    readonly reason: string | null;
    readonly brandId: string | null;
  }[];
}

export interface DecideApplicationView {
  readonly state: 'open' | 'accepted' | 'declined' | 'left';
}
