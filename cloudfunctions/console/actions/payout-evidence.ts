import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { type EvidencePorts, evidenceLink } from '../../../backend/usecases/payout-lists/evidence-link';
import type { Outcome } from '../../../core/outcome';
import type { PayoutEvidenceView } from '../payout-lists-contract';
import type { ConsoleFailure } from './console-failure';
import { payoutNoField } from './payout-list-fields';
import { staffAction } from './staff-action';

/** A link to the evidence of a stated result. */
export function payoutEvidenceAction(ports: EvidencePorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ payoutNo: payoutNoField }),
    duty: 'payoutEvidence',
    brandOf: () => null,
    run: ({ payoutNo }): Promise<Outcome<PayoutEvidenceView, ConsoleFailure>> => evidenceLink(ports, payoutNo),
  });
}
