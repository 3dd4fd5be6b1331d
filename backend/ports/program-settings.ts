import type { WindowConfig } from '../../core/attribution/window-config';
import type { ShareSchedule } from '../../core/commission/choose-share';
import type { SettledBy } from '../../core/commission/order-row';

/** A group of promoters inside a brand. Which group a promoter is in never depends on whom he brought. */
export interface GroupSettings {
  readonly groupId: string;
  readonly name: string;
  readonly shares: ShareSchedule;
  /** The group of everybody who meets no other group's condition; a brand has exactly one. */
  readonly isOpen: boolean;
}

export interface BrandSettings {
  readonly brandId: string;
  readonly name: string;
  /** Until a brand is open every write answers NOT_OPEN. */
  readonly isOpen: boolean;
  readonly shares: ShareSchedule;
  readonly groups: readonly GroupSettings[];
  /** Share overrides by product id. */
  readonly planShares: Readonly<Record<string, ShareSchedule>>;
}

export interface ShopSettings {
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

export interface AgencySettings {
  readonly agencyAppid: string;
  readonly miniProgramAppid: string;
  readonly legalName: string;
  /** Who pays promoters that bind from now on. */
  readonly settledBy: SettledBy;
  /** At least 15. */
  readonly holdDays: number;
  readonly selfPurchase: 'substitute' | 'deny';
  readonly agreementVersion: string;
}

/** Everything that the program is set to, read as one and kept for a short time by each function instance. */
export interface ProgramSettings {
  readonly agency: AgencySettings;
  readonly brands: readonly BrandSettings[];
  readonly shops: readonly ShopSettings[];
}

export interface ProgramSettingsSource {
  current(): Promise<ProgramSettings>;
}
