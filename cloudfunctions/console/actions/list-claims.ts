import * as v from 'valibot';
import type { ClaimStore } from '../../../backend/ports/claim-store';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { listClaims } from '../../../backend/usecases/claims/decide-claim';
import { ok } from '../../../core/outcome';
import type { ListClaimsView } from '../books-contract';
import { brandIdField, momentField } from './console-fields';
import { reachWithin } from './reach-within';
import { staffAction } from './staff-action';

/** Missing orders that a person has to decide about, with the evidence. */
export function listClaimsAction(ports: { readonly staff: StaffStore; readonly claims: ClaimStore }) {
  return staffAction(ports, {
    input: v.strictObject({ brandId: v.optional(brandIdField), afterDueMs: v.optional(momentField) }),
    duty: 'listClaims',
    brandOf: ({ brandId }) => brandId ?? 'any',
    async run({ brandId, afterDueMs }, { reach }) {
      const { claims, nextAfterDueMs } = await listClaims(ports, reachWithin(reach, brandId), { afterDueMs });
      const lines = claims.map(({ id, promoter, orderId, askedAtMs, dueAtMs, answer, evidence, ...claim }) => {
        const { code, zh, en } = answer;
        const told = { id, promoter, orderId, brandId: claim.brandId, askedAtMs, dueAtMs };
        return { ...told, answer: { code, zh, en }, evidence };
      });
      return ok<ListClaimsView>({ claims: lines, nextAfterDueMs });
    },
  });
}
