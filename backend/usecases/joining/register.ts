import { chooseShare } from '../../../core/commission/choose-share';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Clock } from '../../ports/clock';
import type { AgencySettings, BrandSettings, ProgramSettingsSource } from '../../ports/program-settings';
import type { PromoterStore } from '../../ports/promoter-store';
import type { PromoterStanding, StorePlatform } from '../../ports/store-platform';
import { type PlatformRefused, platformRefused } from '../sharing/platform-refused';
import { agreementOf } from './agreement-of';
import { type BrandChoiceRefusal, chooseBrand } from './choose-brand';
import { type JoinStep, joinStepOf } from './join-step';
import { openGroupOf } from './open-group';

export interface RegisterPorts {
  readonly clock: Clock;
  readonly settings: ProgramSettingsSource;
  readonly promoters: PromoterStore;
  readonly platform: StorePlatform;
}

export interface RegisterRequest {
  readonly agreementVersion: string;
  readonly isAdult: boolean;
  readonly brandId?: string | undefined;
}

/** Arguments of wx.openBusinessView as the platform's guide states them. */
export interface OpenBusinessView {
  readonly businessType: string;
  readonly queryString: string;
  readonly extraData: {
    /** 0 the platform splits, 1 the agency pays. */
    readonly commissionType: 0 | 1;
    /** Of 1,000,000 for type 0; always 1 for type 1. */
    readonly commissionRatio: number;
    readonly headSupplierAppid: string;
  };
}

export interface NextStep {
  readonly step: JoinStep;
  /** Null where nothing is to be opened: real-name comes first, or there is nothing left to do at the platform. */
  readonly view: OpenBusinessView | null;
}

export type RegisterRefusal = PlatformRefused | BrandChoiceRefusal | 'agreement-not-accepted' | 'under-age';

/** The platform takes no smaller part than 10 % when it splits itself. */
const smallestPlatformSplitPpm = 100_000;

/**
 * Keeps the caller's consent and says what to open at the platform for the step that is missing.
 * https://developers.weixin.qq.com/doc/store/leagueheadsupplier/guide/openBusinessView
 *
 * Rejections: agreement-not-accepted when he accepted another version than the current one; under-age; brand-not-found,
 * brand-not-chosen, not-open; platform-refused.
 */
export async function register(
  ports: RegisterPorts,
  caller: { readonly openid: string },
  request: RegisterRequest,
): Promise<Outcome<NextStep, RegisterRefusal>> {
  const settings = await ports.settings.current();
  const brand = chooseBrand(settings, request.brandId);
  if (!brand.ok) return brand;
  const { agreementVersion } = settings.agency;
  if (request.agreementVersion !== agreementVersion) return rejected('agreement-not-accepted');
  if (!request.isAdult) return rejected('under-age');
  const nowMs = ports.clock.nowMs();
  const { openid } = caller;
  const text = agreementOf(settings.agency).join('\n');
  await ports.promoters.keepConsent({ openid, agreementVersion, acceptedAtMs: nowMs, isAdult: true, text });
  const standing = await ports.platform.promoterStanding(openid, settings.agency.settledBy);
  if (!standing.ok) return platformRefused(standing);
  const step = joinStepOf(standing.value);
  return ok({ step, view: viewOf(standing.value, step, termsFor(settings.agency, brand.value, nowMs)) });
}

function viewOf(
  standing: PromoterStanding,
  step: JoinStep,
  extraData: OpenBusinessView['extraData'],
): OpenBusinessView | null {
  const opens = step === 'not-bound' ? standing.bindView : standing.registerView;
  if (step === 'bound' || step === 'real-name-first' || !opens) return null;
  return { businessType: opens.businessType, queryString: opens.queryString, extraData };
}

/** What the promoter consents to on the platform's page: who pays him, and in a platform split his part. */
function termsFor(agency: AgencySettings, brand: BrandSettings, nowMs: number): OpenBusinessView['extraData'] {
  const headSupplierAppid = agency.agencyAppid;
  if (agency.settledBy === 'agency') return { commissionType: 1, commissionRatio: 1, headSupplierAppid };
  const levels = { plan: [], membership: [], group: openGroupOf(brand).shares, brand: brand.shares };
  const { sharePpm } = chooseShare(levels, nowMs);
  return { commissionType: 0, commissionRatio: Math.max(sharePpm, smallestPlatformSplitPpm), headSupplierAppid };
}
