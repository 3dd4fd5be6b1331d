import { minHoldDays } from '../../../core/commission/due-day';
import type { SettledBy } from '../../../core/commission/order-row';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { type Actor, type AuditedPorts, auditedWrite } from '../staff/audited-write';

/** Which agency and which mini-program this deployment is for, as its variables say. */
export interface DeploymentIdentity {
  readonly agencyAppid: string;
  readonly miniProgramAppid: string;
}

export interface StateAgencyRequest {
  readonly legalName: string;
  readonly settledBy: SettledBy;
  readonly agreementVersion: string;
  readonly requestId: string;
  readonly reason: string;
}

/**
 * States the agency for the first time: its legal name, who pays promoters, and the version of their agreement. Its appid
 * is the deployment's own and is never typed. Later changes go their own ways, with notice.
 *
 * Rejections: agency-stated once it was; request-id-taken.
 */
export function stateAgency(
  ports: AuditedPorts & { readonly identity: DeploymentIdentity },
  actor: Actor,
  request: StateAgencyRequest,
): Promise<Outcome<{ readonly legalName: string }, 'agency-stated' | 'request-id-taken'>> {
  const { legalName, settledBy, agreementVersion, requestId, reason } = request;
  const audited = { action: 'stateAgency', brandId: null, requestId, reason, asked: request };
  return auditedWrite<{ legalName: string }, 'agency-stated'>(ports, actor, audited, async (edit) => {
    if (await edit.findAgency()) return rejected('agency-stated');
    const terms = {
      legalName,
      settledBy,
      agreementVersion,
      holdDays: minHoldDays,
      selfPurchase: 'substitute',
    } as const;
    await edit.addAgency({ ...ports.identity, ...terms, revision: 1 });
    return ok({ subject: 'agency settings', before: null, after: terms, answer: { legalName } });
  });
}
