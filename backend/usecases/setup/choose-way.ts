import { type Outcome, ok } from '../../../core/outcome';
import type { StartingWay } from '../../ports/setup-store';
import { type Actor, type AuditedPorts, auditedWrite } from '../staff/audited-write';

export interface ChooseWayRequest {
  readonly way: StartingWay;
  readonly requestId: string;
  readonly reason: string;
}

/**
 * Says how this deployment begins: with an agency, as a rehearsal, or not as an agency at all. It may be said anew: a
 * rehearsal becomes real that way.
 *
 * Rejections: request-id-taken.
 */
export function chooseWay(
  ports: AuditedPorts,
  actor: Actor,
  request: ChooseWayRequest,
): Promise<Outcome<{ readonly way: StartingWay }, 'request-id-taken'>> {
  const { way, requestId, reason } = request;
  const audited = { action: 'chooseWay', brandId: null, requestId, reason, asked: request };
  return auditedWrite<{ way: StartingWay }, never>(ports, actor, audited, async (edit) => {
    const before = await edit.findSetup();
    await edit.writeSetup({ way, templates: before?.templates ?? {} });
    return ok({ subject: 'setup', before: { way: before?.way ?? null }, after: { way }, answer: { way } });
  });
}
