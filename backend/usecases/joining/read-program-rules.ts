import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Clock } from '../../ports/clock';
import type { BrandSettings, ProgramSettingsSource, ShopSettings } from '../../ports/program-settings';
import type { LockDays } from '../../ports/store-platform';
import { agreementOf } from './agreement-of';
import { groupSharePpm } from './placement';

export interface ReadProgramRulesPorts {
  readonly clock: Clock;
  readonly settings: ProgramSettingsSource;
}

/** What the program is set to, as everybody may read it. */
export interface ProgramRules {
  readonly agencyName: string;
  readonly settledBy: 'agency' | 'platform';
  readonly holdDays: number;
  readonly agreementVersion: string;
  /** The agreement in force, clause by clause. */
  readonly agreement: readonly string[];
  readonly brands: readonly RulesBrand[];
  readonly shops: readonly RulesShop[];
}

export interface RulesBrand {
  readonly brandId: string;
  readonly name: string;
  /** Some products have a share of their own, which their page states. */
  readonly hasPlanShares: boolean;
  readonly groups: readonly {
    readonly name: string;
    /** Of the agency's fee. */
    readonly sharePpm: number;
    readonly isOpen: boolean;
    readonly conditions: readonly string[];
  }[];
}

export interface RulesShop {
  readonly shopAppid: string;
  readonly name: string;
  /** As last read from the platform; null while it told us nothing. */
  readonly lockDays: LockDays | null;
}

/**
 * The rules of the program, made from the settings in force. Nobody has to say who he is, and brands that are not open
 * are left out. The platform is not asked.
 *
 * Rejections: not-open while no brand is.
 */
export async function readProgramRules(ports: ReadProgramRulesPorts): Promise<Outcome<ProgramRules, 'not-open'>> {
  const { agency, brands, shops } = await ports.settings.current();
  const open = brands.filter(({ isOpen }) => isOpen);
  if (open.length === 0) return rejected('not-open');
  const nowMs = ports.clock.nowMs();
  return ok({
    agencyName: agency.legalName,
    settledBy: agency.settledBy,
    holdDays: agency.holdDays,
    agreementVersion: agency.agreementVersion,
    agreement: agreementOf(agency),
    brands: open.map((brand) => rulesBrand(brand, nowMs)),
    shops: shops.filter((shop) => open.some(({ brandId }) => brandId === shop.brandId)).map(rulesShop),
  });
}

function rulesBrand(brand: BrandSettings, nowMs: number): RulesBrand {
  const { brandId, name, groups, planShares } = brand;
  return {
    brandId,
    name,
    hasPlanShares: Object.keys(planShares).length > 0,
    groups: groups.map((group) => ({
      name: group.name,
      sharePpm: groupSharePpm(brand, group, nowMs),
      isOpen: group.isOpen,
      conditions: (group.conditions ?? []).map(({ kind }) => kind),
    })),
  };
}

function rulesShop({ shopAppid, name, windows }: ShopSettings): RulesShop {
  return { shopAppid, name, lockDays: windows };
}
