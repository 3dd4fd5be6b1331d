import { agreedSettlementAt, settlementVersions } from '../../../core/commission/settlement-schedule';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { ProgramSettingsSource } from '../../ports/program-settings';
import { agreementOf } from './agreement-of';
import { type ApplySettlementPorts, applySettlement } from './apply-settlement';

export interface AcceptAgreementPorts extends ApplySettlementPorts {
  readonly settings: ProgramSettingsSource;
}

export interface AcceptedAgreement {
  readonly agreementVersion: string;
  /** Who pays his new orders now. */
  readonly settledBy: 'agency' | 'platform';
  readonly agencyName: string;
  /** When what he accepted begins, where that is still to come. */
  readonly beginsAtMs: number | null;
}

export type AcceptAgreementRefusal =
  | 'not-bound'
  | 'promoter-suspended'
  | 'agreement-not-accepted'
  | 'under-age'
  | 'platform-refused';

/**
 * A bound promoter accepts the agreement in force, or one that was announced. From its beginning on his new orders are
 * paid as it says; until he accepts, they are paid as before. The text that he accepted is kept with its hash.
 *
 * Rejections: agreement-not-accepted for a version that is neither; not-bound, promoter-suspended; under-age;
 * platform-refused (the consent is kept, and his next visit tries again).
 */
export async function acceptAgreement(
  ports: AcceptAgreementPorts,
  caller: { readonly openid: string },
  request: { readonly agreementVersion: string; readonly isAdult: boolean },
): Promise<Outcome<AcceptedAgreement, AcceptAgreementRefusal>> {
  const { openid } = caller;
  const { agreementVersion } = request;
  const [settings, me] = await Promise.all([ports.settings.current(), ports.promoters.findByOpenid(openid)]);
  if (me?.status === 'suspended') return rejected('promoter-suspended');
  if (me?.status !== 'bound') return rejected('not-bound');
  const nowMs = ports.clock.nowMs();
  const { agency } = settings;
  const announced = settlementVersions(agency).find(
    (version) => version.agreementVersion === agreementVersion && version.fromMs > nowMs,
  );
  if (agreementVersion !== agency.agreementVersion && !announced) return rejected('agreement-not-accepted');
  if (!request.isAdult) return rejected('under-age');
  const text = agreementOf(agency, announced).join('\n');
  await ports.promoters.keepConsent({ openid, agreementVersion, acceptedAtMs: nowMs, isAdult: true, text });
  const applied = await applySettlement(ports, settings, { openid, me });
  if (!applied.ok) return applied;
  const now = applied.value === 'applied' ? await ports.promoters.findPromoter(me.promoter) : me;
  const settledBy = agreedSettlementAt(now, ports.clock.nowMs()) ?? me.settledBy;
  return ok({ agreementVersion, settledBy, agencyName: agency.legalName, beginsAtMs: announced?.fromMs ?? null });
}
