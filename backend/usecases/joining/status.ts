import { type Outcome, ok } from '../../../core/outcome';
import type { ProgramSettingsSource } from '../../ports/program-settings';
import type { Promoter, PromoterStore } from '../../ports/promoter-store';
import type { StorePlatform } from '../../ports/store-platform';
import { type PlatformRefused, platformRefused } from '../sharing/platform-refused';
import { type JoinStep, joinStepOf } from './join-step';

export interface StatusPorts {
  readonly settings: ProgramSettingsSource;
  readonly promoters: PromoterStore;
  readonly platform: StorePlatform;
}

export interface JoinStatus {
  readonly step: JoinStep;
  /** Bound at the platform but not known here yet: confirming the binding needs nothing more at the platform. */
  readonly mayConfirm: boolean;
  readonly isSuspended: boolean;
  readonly agreement: { readonly version: string; readonly isAccepted: boolean };
  readonly agencyName: string;
  readonly settledBy: 'agency' | 'platform';
  readonly brands: readonly { readonly brandId: string; readonly name: string; readonly isOpen: boolean }[];
  readonly me: { readonly nickname: string; readonly avatarUrl: string } | null;
}

/**
 * Where the caller stands on the way to being a promoter. The platform is asked each time, because it says nothing when
 * somebody comes back from its pages; a bond that it no longer knows is noted here.
 *
 * Rejections: platform-refused.
 */
export async function status(
  ports: StatusPorts,
  caller: { readonly openid: string },
): Promise<Outcome<JoinStatus, PlatformRefused>> {
  const { agency, brands } = await ports.settings.current();
  const [answer, known, isAccepted] = await Promise.all([
    ports.platform.promoterStanding(caller.openid),
    ports.promoters.findByOpenid(caller.openid),
    ports.promoters.hasConsent(caller.openid, agency.agreementVersion),
  ]);
  if (!answer.ok) return platformRefused(answer);
  const step = joinStepOf(answer.value);
  if (known?.status === 'bound' && step !== 'bound') await ports.promoters.markUnbound(known.promoter);
  const isHere = step === 'bound' && (known?.status === 'bound' || known?.status === 'suspended');
  return ok({
    step: step === 'bound' && !isHere ? 'not-bound' : step,
    mayConfirm: step === 'bound' && !isHere,
    isSuspended: known?.status === 'suspended',
    agreement: { version: agency.agreementVersion, isAccepted },
    agencyName: agency.legalName,
    settledBy: known && isHere ? known.settledBy : agency.settledBy,
    brands: brands.map(({ brandId, name, isOpen }) => ({ brandId, name, isOpen })),
    me: isHere ? faceOf(known) : null,
  });
}

function faceOf(promoter: Promoter | undefined): JoinStatus['me'] {
  return promoter ? { nickname: promoter.nickname, avatarUrl: promoter.avatarUrl } : null;
}
