/**
 * What the agency sets about payouts, when it pauses them, and the money that they need, as the function `console` shows
 * them. Owner and finance decide, the auditor reads, roles of a brand see nothing. Roles, `requestId`, `reason` and the
 * usual failures are those of contract.ts. Money is whole fen, moments epoch ms, days Beijing days as yyyymmdd.
 */

export type PayoutSettingsAction = keyof PayoutSettingsInputs;

/**
 * same-person: a colleague has to agree · wait-not-over: where there is none, a day has to pass · second-person-needed: too
 * much for one person · block-term-out-of-range: a pause ends within 90 days · raise-not-found: no limits wait.
 */
export type PayoutSettingsFailure =
  | 'block-term-out-of-range'
  | 'changed-meanwhile'
  | 'raise-not-found'
  | 'same-person'
  | 'second-person-needed'
  | 'wait-not-over';

export type PayoutRoute = 'wechat' | 'bank' | 'alipay' | 'payroll' | 'gig';

interface Text {
  readonly zh: string;
  readonly en: string;
}

interface Audited {
  /** 8 to 64 letters, digits, `-` and `_`. */
  readonly requestId: string;
  /** Why, 4 to 200 characters. */
  readonly reason: string;
}

/** What each action is given. */
export interface PayoutSettingsInputs {
  /** Nothing is handed over until then, at most 90 days ahead. */
  readonly pausePayouts: Audited & { readonly untilMs: number };
  readonly resumePayouts: Audited;
  readonly readPayoutSettings: Record<string, never>;
  /** All of them, as they were read and changed. Higher automaticFen and aloneFen wait for a second person. */
  readonly savePayoutSettings: Audited & { readonly revision: number; readonly settings: PayoutSettingsFields };
  /** Agrees to higher limits, or declines them: those that were read. */
  readonly decidePayoutSettings: Audited & {
    readonly decision: 'approve' | 'decline';
    readonly automaticFen: number;
    readonly aloneFen: number;
  };
  readonly moneyNeeded: Record<string, never>;
}

interface PauseView {
  readonly reason: string;
  readonly untilMs: number;
}

export interface PausePayoutsView {
  readonly pause: PauseView | null;
}

export type PayoutAmountField =
  | 'minFen'
  | 'maxFen'
  | 'promoterDayFen'
  | 'agencyDayFen'
  | 'nameFromFen'
  | 'automaticFen'
  | 'aloneFen';

export interface PayoutSettingsFields {
  readonly minFen: number;
  readonly maxFen: number;
  readonly promoterDayFen: number;
  readonly agencyDayFen: number;
  /** From this amount on the payee's name is needed. */
  readonly nameFromFen: number;
  /** Up to this amount nobody has to approve. */
  readonly automaticFen: number;
  /** Up to this amount one person may approve alone, after a day. */
  readonly aloneFen: number;
  readonly sendsPerSecond: number;
  readonly routes: readonly PayoutRoute[];
  readonly taxRule: 'ordinary-labour' | 'cumulative' | 'external' | 'none';
  /** What the payee reads, at most 32 characters. */
  readonly remark: string;
  /** Of 商家转账, with exactly the fields that it reports; null leaves it to the usual one, 1005. */
  readonly scene: {
    readonly sceneId: string;
    readonly reportInfos: readonly { readonly infoType: string; readonly infoContent: string }[];
    readonly perception: string | null;
  } | null;
}

export interface PayoutSettingsView {
  readonly settings: PayoutSettingsFields;
  readonly pause: PauseView | null;
  readonly revision: number;
  readonly changedAtMs: number | null;
  readonly changedBy: string | null;
  /** Limits that wait for a second person; `mayAloneFromMs` where there is none. */
  readonly raise: {
    readonly automaticFen: number;
    readonly aloneFen: number;
    readonly by: string;
    readonly askedAtMs: number;
    readonly reason: string;
    readonly mayAloneFromMs: number | null;
  } | null;
}

export interface ReadPayoutSettingsView extends PayoutSettingsView {
  /** How many people could agree. */
  readonly approvers: number;
  readonly smallestFen: number;
  /** The caller asked for the limits that wait: he may take them back, a colleague agrees. */
  readonly isRaiseByMe: boolean;
  /** What may be set beside what is set now; both ends are included. */
  readonly bounds: {
    readonly amounts: readonly {
      readonly field: PayoutAmountField;
      readonly name: string;
      readonly leastFen: number;
      readonly mostFen: number;
    }[];
    readonly mostSendsPerSecond: number;
    readonly longestRemark: number;
  };
}

export interface SavePayoutSettingsView {
  /** False when the findings say what cannot hold; then nothing was written. */
  readonly saved: boolean;
  readonly findings: readonly { readonly field: keyof PayoutSettingsFields; readonly problem: Text }[];
  readonly view: PayoutSettingsView | null;
}

export interface MoneyNeededView {
  /** Null while nothing was counted through yet: ask again. */
  readonly need: {
    readonly day: string;
    readonly wallets: number;
    /** Payouts under way, and what may be withdrawn that day. */
    readonly openFen: number;
    readonly freeFen: number;
    readonly laterFen: number;
    /** Booked, without a day yet. */
    readonly undatedFen: number;
    readonly owedFen: number;
    readonly countedAtMs: number;
    /** 31 days; the first one holds what is free or under way already. */
    readonly lines: readonly { readonly day: string; readonly comesFen: number; readonly neededFen: number }[];
  } | null;
  /** 7 and 30 days. Null where a balance is not known. */
  readonly within: readonly {
    readonly days: number;
    readonly neededFen: number;
    readonly payShortFen: number | null;
    /** What is still missing when everything at the store platform was moved. */
    readonly bothShortFen: number | null;
    readonly sentence: Text;
  }[];
  readonly accounts: {
    /** The operating account at WeChat Pay, asked every hour. */
    readonly pay: {
      readonly balanceFen: number | null;
      readonly unknownBecause: Text | null;
      readonly askedAtMs: number | null;
    };
    /** The agency's money at the store platform, asked now. */
    readonly platform: {
      readonly availableFen: number | null;
      readonly pendingFen: number | null;
      readonly unknownBecause: Text | null;
    };
  };
  readonly atMs: number;
}
