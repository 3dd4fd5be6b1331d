import type { SettledBy } from '../../../core/commission/order-row';
import { payerNameOf } from '../../../core/commission/payer-name';
import { settlementNoticeMs, settlementVersions } from '../../../core/commission/settlement-schedule';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { AgencySettings } from '../../ports/program-settings';
import type { PromoterStore } from '../../ports/promoter-store';
import { type Actor, type AuditedPorts, auditedWrite } from '../staff/audited-write';

export interface ChangeSettlementRequest {
  readonly settledBy: SettledBy;
  /** The new version of the promoters' agreement; everybody has to accept it. */
  readonly agreementVersion: string;
  /** At least seven days ahead. */
  readonly fromMs: number;
  readonly requestId: string;
  readonly reason: string;
}

export interface SettlementChange {
  readonly fromMs: number;
  readonly settledBy: SettledBy;
  readonly agreementVersion: string;
  /** Who pays from then on, by name. */
  readonly payer: string;
  /** Bound promoters, each of whom must accept the new version before it reaches his orders. */
  readonly mustConsent: number;
}

export type ChangeSettlementRefusal =
  | 'not-set-up'
  | 'notice-too-short'
  | 'settlement-unchanged'
  | 'agreement-version-taken'
  | 'request-id-taken';

export type ChangeSettlementPorts = AuditedPorts & { readonly promoters: Pick<PromoterStore, 'countBound'> };

/**
 * Announces who pays promoters from a day on. It reaches a promoter's new orders once the day has come and he accepted the
 * new version of the agreement; orders that exist keep theirs. Every bound promoter and the operators get a notice.
 *
 * Rejections: notice-too-short (seven days, and after what was announced before); settlement-unchanged;
 * agreement-version-taken; not-set-up; request-id-taken.
 */
export async function changeSettlement(
  ports: ChangeSettlementPorts,
  actor: Actor,
  request: ChangeSettlementRequest,
): Promise<Outcome<SettlementChange, ChangeSettlementRefusal>> {
  const { settledBy, agreementVersion, fromMs, requestId, reason } = request;
  const mustConsent = await ports.promoters.countBound();
  const audited = { action: 'changeSettlement', brandId: null, requestId, reason, asked: request };
  return auditedWrite<SettlementChange, ChangeSettlementRefusal>(ports, actor, audited, async (edit, nowMs) => {
    const agency = await edit.findAgency();
    const refusal = refusalOf(agency, request, nowMs);
    if (!agency || refusal) return rejected(refusal ?? 'not-set-up');
    const versions = settlementVersions(agency);
    await edit.writeSettlements([...versions, { fromMs, settledBy, agreementVersion }]);
    const payer = payerNameOf(agency, settledBy);
    const notice = {
      id: `change|settlement|${agreementVersion}`,
      code: 'SETTLEMENT_CHANGED',
      kind: 'settlement',
    } as const;
    const about = { fromMs, settledBy, agreementVersion, payerName: payer };
    await edit.announceSettlement({ ...notice, ...about, notedAtMs: nowMs });
    const answer = { fromMs, settledBy, agreementVersion, payer, mustConsent };
    const before = versions[versions.length - 1] ?? null;
    return ok({ subject: 'agency settlement', before, after: { fromMs, settledBy, agreementVersion }, answer });
  });
}

/** What changing would answer; nothing is written. */
export async function previewSettlement(
  ports: ChangeSettlementPorts,
  request: Omit<ChangeSettlementRequest, 'requestId' | 'reason'>,
): Promise<Outcome<SettlementChange, ChangeSettlementRefusal>> {
  const { settledBy, agreementVersion, fromMs } = request;
  const agency = await ports.editor.transaction((edit) => edit.findAgency());
  const refusal = refusalOf(agency, request, ports.clock.nowMs());
  if (!agency || refusal) return rejected(refusal ?? 'not-set-up');
  const mustConsent = await ports.promoters.countBound();
  return ok({ fromMs, settledBy, agreementVersion, payer: payerNameOf(agency, settledBy), mustConsent });
}

function refusalOf(
  agency: AgencySettings | undefined,
  request: Pick<ChangeSettlementRequest, 'settledBy' | 'agreementVersion' | 'fromMs'>,
  nowMs: number,
): ChangeSettlementRefusal | undefined {
  if (!agency) return 'not-set-up';
  const versions = settlementVersions(agency);
  const last = versions[versions.length - 1];
  if (versions.some(({ agreementVersion }) => agreementVersion === request.agreementVersion)) {
    return 'agreement-version-taken';
  }
  if (last?.settledBy === request.settledBy) return 'settlement-unchanged';
  const earliestMs = Math.max(nowMs + settlementNoticeMs, (last?.fromMs ?? 0) + 1);
  return request.fromMs < earliestMs ? 'notice-too-short' : undefined;
}
