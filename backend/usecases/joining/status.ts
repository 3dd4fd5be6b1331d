import { agreedSettlementAt, announcedSettlement } from '../../../core/commission/settlement-schedule';
import { type Outcome, ok } from '../../../core/outcome';
import type { AgencySettings, BrandTheme, ProgramSettings, ProgramSettingsSource } from '../../ports/program-settings';
import type { Promoter } from '../../ports/promoter-store';
import type { StorePlatform } from '../../ports/store-platform';
import { type PlatformRefused, platformRefused } from '../sharing/platform-refused';
import { agreementOf } from './agreement-of';
import { type ApplySettlementPorts, applySettlement } from './apply-settlement';
import { type JoinStep, joinStepOf } from './join-step';

export interface StatusPorts extends ApplySettlementPorts {
  readonly settings: ProgramSettingsSource;
  readonly platform: StorePlatform;
}

export interface JoinStatus {
  readonly step: JoinStep;
  /** Bound at the platform but not known here yet: confirming the binding needs nothing more at the platform. */
  readonly mayConfirm: boolean;
  readonly isSuspended: boolean;
  /** Why, in the words of whoever suspended him; null where nobody wrote any, and while he is not. */
  readonly suspendedReason: string | null;
  readonly agreement: { readonly version: string; readonly isAccepted: boolean };
  readonly agencyName: string;
  readonly settledBy: 'agency' | 'platform';
  readonly holdDays: number;
  /** He ended his part here himself, and did not bind again. */
  readonly hasLeft: boolean;
  /** A change of who pays that was announced: it reaches him once it has begun and he accepted that version. */
  readonly announced: AnnouncedSettlement | null;
  readonly brands: readonly StatusBrand[];
  readonly me: { readonly nickname: string; readonly avatarUrl: string } | null;
}

export interface StatusBrand {
  readonly brandId: string;
  readonly name: string;
  readonly isOpen: boolean;
  readonly theme: BrandTheme;
}

export interface AnnouncedSettlement {
  readonly fromMs: number;
  readonly settledBy: 'agency' | 'platform';
  readonly agreementVersion: string;
  /** That version, clause by clause. */
  readonly agreement: readonly string[];
  readonly isAccepted: boolean;
}

/** A bond as young as this may have been made while the platform's answer was on its way. */
const freshBondMs = 60_000;

/**
 * Where the caller stands on the way to being a promoter. The platform is asked each time, because it says nothing when
 * somebody comes back from its pages; a bond that it no longer knows is noted here, and a settlement to which he agreed
 * and that has begun is applied.
 *
 * Rejections: platform-refused.
 */
export async function status(
  ports: StatusPorts,
  caller: { readonly openid: string },
): Promise<Outcome<JoinStatus, PlatformRefused>> {
  const settings = await ports.settings.current();
  const { agency, brands } = settings;
  const { openid } = caller;
  const askedAtMs = ports.clock.nowMs();
  const [answer, known, isAccepted] = await Promise.all([
    ports.platform.promoterStanding(openid, agency.settledBy),
    ports.promoters.findByOpenid(openid),
    ports.promoters.hasConsent(openid, agency.agreementVersion),
  ]);
  if (!answer.ok) return platformRefused(answer);
  const step = joinStepOf(answer.value);
  const isOlder = known !== undefined && known.boundAtMs < askedAtMs - freshBondMs;
  if (known?.status === 'bound' && step !== 'bound' && isOlder) await ports.promoters.markUnbound(known.promoter);
  const isHere = step === 'bound' && (known?.status === 'bound' || known?.status === 'suspended');
  return ok({
    step: step === 'bound' && !isHere ? 'not-bound' : step,
    mayConfirm: step === 'bound' && !isHere,
    isSuspended: known?.status === 'suspended',
    suspendedReason: (known?.status === 'suspended' && known.suspendedReason) || null,
    agreement: { version: agency.agreementVersion, isAccepted },
    agencyName: agency.legalName,
    settledBy: known && isHere ? await settledByNow(ports, settings, { openid, me: known }) : agency.settledBy,
    holdDays: agency.holdDays,
    hasLeft: known?.leftAtMs !== undefined && !isHere && !answer.value.bound,
    announced: await findAnnounced(ports, agency, openid),
    brands: brands.map(({ brandId, name, isOpen, theme = plainTheme }) => ({ brandId, name, isOpen, theme })),
    me: isHere ? faceOf(known) : null,
  });
}

const plainTheme: BrandTheme = { logoUrl: null, color: null };

/** What the platform refuses now is tried at the next visit; until then he is paid as before. */
async function settledByNow(
  ports: StatusPorts,
  settings: ProgramSettings,
  who: { readonly openid: string; readonly me: Promoter },
): Promise<'agency' | 'platform'> {
  const applied = await applySettlement(ports, settings, who);
  const isNew = applied.ok && applied.value === 'applied';
  const now = isNew ? await ports.promoters.findPromoter(who.me.promoter) : who.me;
  return agreedSettlementAt(now, ports.clock.nowMs()) ?? who.me.settledBy;
}

/** The change of who pays that lies ahead, and whether somebody accepted it already. */
export async function findAnnounced(
  ports: Pick<StatusPorts, 'clock' | 'promoters'>,
  agency: AgencySettings,
  openid: string,
): Promise<AnnouncedSettlement | null> {
  const announced = announcedSettlement(agency, ports.clock.nowMs());
  if (!announced) return null;
  const isAccepted = await ports.promoters.hasConsent(openid, announced.agreementVersion);
  return { ...announced, agreement: agreementOf(agency, announced), isAccepted };
}

function faceOf(promoter: Promoter | undefined): JoinStatus['me'] {
  return promoter ? { nickname: promoter.nickname, avatarUrl: promoter.avatarUrl } : null;
}
