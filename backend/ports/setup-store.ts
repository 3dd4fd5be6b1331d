import type { ConnectionFault } from '../../core/setup/connection-fault';
import type { TemplateName } from '../../core/setup/program-template';
import type { AgencySettings } from './program-settings';

/** 'qualified': an agency of one's own · 'applying': a rehearsal until it is granted · 'brand': a brand with another's agency. */
export type StartingWay = 'qualified' | 'applying' | 'brand';

export interface SetupState {
  readonly way: StartingWay | null;
  /** The template with which each brand began. */
  readonly templates: Readonly<Record<string, TemplateName>>;
}

/** What was found when somebody had everything looked at. */
export interface ConnectionCheck {
  readonly atMs: number;
  readonly faults: readonly ConnectionFault[];
  /** What could be looked at and is right, by name. */
  readonly fine: readonly string[];
}

/** Somebody with goods who wants to be a brand in this deployment. */
export interface BrandApplication {
  /** His identity here: one application a person. */
  readonly openid: string;
  readonly applicationId: string;
  readonly brandName: string;
  readonly contactName: string;
  readonly shopName: string;
  readonly about: string;
  /** The terms that he accepted. */
  readonly termsVersion: string;
  readonly state: 'open' | 'accepted' | 'declined' | 'left';
  readonly askedAtMs: number;
  readonly decidedAtMs: number | null;
  readonly reason: string | null;
  readonly brandId: string | null;
}

export interface SetupStore {
  readSetup(): Promise<SetupState>;
  readCheck(): Promise<ConnectionCheck | undefined>;
  keepCheck(check: ConnectionCheck): Promise<void>;
  findOwnApplication(openid: string): Promise<BrandApplication | undefined>;
  /** The newest, at most 200. */
  listApplications(): Promise<BrandApplication[]>;
  /** Whether any promoter is bound, and whether any thing stands on a shelf. */
  hasPromoter(): Promise<boolean>;
  hasPlan(): Promise<boolean>;
  hasInvite(): Promise<boolean>;
}

/** What setting up reads and writes in its transaction; each method is one call. */
export interface SetupEdit {
  findSetup(): Promise<SetupState | undefined>;
  writeSetup(state: SetupState): Promise<void>;
  addAgency(agency: AgencySettings & { readonly revision: number }): Promise<void>;
  findApplication(openid: string): Promise<BrandApplication | undefined>;
  writeApplication(application: BrandApplication): Promise<void>;
}
