import { ok } from '../../../core/outcome';
import type { CorrectionActor, CorrectionStore, CorrectionSubject } from '../../ports/correction-store';
import type { ProgramSettingsSource } from '../../ports/program-settings';
import type { Reach } from '../staff/role-matrix';
import type { AuditedBooksPorts } from './audited-books';
import { planCorrection } from './plan-correction';

export interface CorrectionPorts extends AuditedBooksPorts {
  readonly settings: ProgramSettingsSource;
  readonly random: { token(bits: number): string };
}

/** What a correction would do if it were carried out now, and who has to agree. Nothing is written. */
export async function previewCorrection(
  ports: CorrectionPorts,
  { openid }: Pick<CorrectionActor, 'openid'>,
  subject: CorrectionSubject,
  reach: Reach,
) {
  const agencyAppid = (await ports.settings.current()).agency.agencyAppid;
  const rules = await approvalRules(ports.corrections);
  const plan = await ports.corrections.transaction((books) =>
    planCorrection(books, subject, {
      correctionId: 'preview',
      agencyAppid,
      reach,
      openid,
      isAlone: rules.isAlone,
      nowMs: ports.clock.nowMs(),
    }),
  );
  if (!plan.ok) return plan;
  const { brandId, fromPromoter, amountFen, wallets, postings } = plan.value;
  const needsSecondPerson = plan.value.isForOneself || Math.abs(amountFen) > rules.limitFen;
  const waitsAlone = needsSecondPerson && rules.isAlone;
  return ok({ brandId, fromPromoter, amountFen, wallets, postings, needsSecondPerson, waitsAlone });
}

export interface ApprovalRules {
  readonly limitFen: number;
  readonly aloneLimitFen: number;
  /** Fewer than two people could approve. */
  readonly isAlone: boolean;
}

/** Read afresh for each correction: a limit that was just lowered holds. */
export async function approvalRules(corrections: CorrectionStore): Promise<ApprovalRules> {
  const limits = await corrections.limits();
  return { ...limits, isAlone: (await corrections.countApprovers()) < 2 };
}
