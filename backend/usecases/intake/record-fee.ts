import type { FeeTerms } from '../../../core/intake/fee-terms';
import { type Outcome, ok } from '../../../core/outcome';
import type { AgreedFee } from '../../ports/intake-store';
import { type Actor, type AuditedPorts, auditedWrite } from '../staff/audited-write';
import { type AgreeFeePorts, planFee } from './agree-fee';

export interface RecordedFee {
  readonly brandId: string;
  readonly shopAppid: string;
  readonly terms: FeeTerms;
  readonly reason: string;
  readonly requestId: string;
}

/** What the entry keeps besides the answer: when the fee before it was agreed. */
interface KeptFee {
  readonly fee: AgreedFee;
  readonly seenAtMs: number | null;
}

/**
 * Writes down what a shop of a brand agreed to pay the agency, with who did it and why. The entry comes first and the fee
 * then: when the second is lost, the same request does it, unless another fee was agreed since.
 *
 * Rejections: those of agreeFee; request-id-taken.
 */
export async function recordFee(
  ports: AuditedPorts & AgreeFeePorts,
  actor: Actor,
  request: RecordedFee,
): Promise<Outcome<AgreedFee, 'shop-not-found' | 'terms-not-valid' | 'request-id-taken'>> {
  const { brandId, shopAppid, requestId, reason } = request;
  const subject = { shopAppid };
  const audited = { action: 'agreeFee', brandId, requestId, reason, asked: request };
  let planned: KeptFee | undefined;
  const written = await auditedWrite<KeptFee, 'shop-not-found' | 'terms-not-valid'>(ports, actor, audited, async () => {
    const plan = await planFee(ports, actor, [brandId], request);
    if (!plan.ok) return plan;
    const { fee: before } = await ports.intakes.findIntake(subject);
    planned = { fee: plan.value, seenAtMs: before?.atMs ?? null };
    return ok({ subject: `fee ${shopAppid}`, before: before?.terms ?? null, after: request.terms, answer: planned });
  });
  if (!written.ok) return written;
  const { fee, seenAtMs } = written.value;
  const { fee: now } = await ports.intakes.findIntake(subject);
  const isFirstTry = written.value === planned;
  if (isFirstTry || (now?.atMs ?? null) === seenAtMs) await ports.intakes.keepFee(subject, fee, actor.openid);
  return ok(fee);
}
