import type { WindowConfig } from '../../core/attribution/window-config';
import type { ShareSchedule } from '../../core/commission/choose-share';
import type { SettledBy } from '../../core/commission/order-row';
import type { SettlementVersion } from '../../core/commission/settlement-schedule';
import type { ReviewSettings, SharingSettings, ShopTalents } from './sharing-settings';

/** What a group asks of a promoter; which kinds there are is checked by core/compliance/joining-conditions.ts. */
export interface GroupCondition {
  readonly kind: string;
  /** Why somebody has to look at each person; of a manual review only. */
  readonly reason?: string;
}

/** How a brand looks. */
export interface BrandTheme {
  readonly logoUrl: string | null;
  /** `#rrggbb`. */
  readonly color: string | null;
}

/** A group of promoters inside a brand. Which group a promoter is in never depends on whom he brought. */
export interface GroupSettings {
  readonly groupId: string;
  readonly name: string;
  readonly shares: ShareSchedule;
  /** The group of everybody who meets no other group's condition; a brand has exactly one. */
  readonly isOpen: boolean;
  /** All of them must be met; the open group has none. */
  readonly conditions?: readonly GroupCondition[];
}

export interface BrandSettings extends ReviewSettings {
  readonly brandId: string;
  readonly name: string;
  /** Until a brand is open every write answers NOT_OPEN. */
  readonly isOpen: boolean;
  readonly shares: ShareSchedule;
  readonly groups: readonly GroupSettings[];
  /** Share overrides by product id. */
  readonly planShares: Readonly<Record<string, ShareSchedule>>;
  /** What the agency wants to keep of the turnover at least, in ppm; the usual 1 % unless stated. */
  readonly leastMarginPpm?: number;
  readonly theme?: BrandTheme;
}

export interface ShopSettings extends ShopTalents {
  readonly shopAppid: string;
  readonly brandId: string;
  readonly name: string;
  /** The shop's own accounts whose content promoters may share (`promoter_id` on the platform). */
  readonly linkedAccounts: readonly {
    readonly linkedAccountId: string;
    readonly linkedAccountType: number;
    readonly name: string;
  }[];
  /** The shop's lock windows as last read from the platform; null while it has told us nothing. */
  readonly windows: WindowConfig | null;
}

export interface AgencySettings extends SharingSettings {
  readonly agencyAppid: string;
  readonly miniProgramAppid: string;
  readonly legalName: string;
  /** Who pays promoters that bind from now on. */
  readonly settledBy: SettledBy;
  /** At least 15. */
  readonly holdDays: number;
  readonly selfPurchase: 'substitute' | 'deny';
  /**
   * The one environment of the cloud that looks at the platform by the clock; any does while nothing is stated. Two that
   * share an agency would take each other's calls and tokens.
   */
  readonly pollingEnvironment?: string;
  readonly agreementVersion: string;
  /** Ids of WeChat's message templates by kind of notice (core/notices/notice-template.ts); a kind without one is not sent. */
  readonly messageTemplates?: Readonly<Record<string, string>>;
  /** Dated versions of `settledBy` and `agreementVersion`, once they were changed; read as in force at the moment. */
  readonly settlements?: readonly SettlementVersion[];
}

/** Everything that the program is set to, read as one and kept for a short time by each function instance. */
export interface ProgramSettings {
  readonly agency: AgencySettings;
  readonly brands: readonly BrandSettings[];
  readonly shops: readonly ShopSettings[];
}

export interface ProgramSettingsSource {
  /** The settings, at most a minute old. Errors: NotSetUp while nobody has set the deployment up; Outage. */
  current(): Promise<ProgramSettings>;
}
