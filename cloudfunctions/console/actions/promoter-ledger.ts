import * as v from 'valibot';
import type { PromoterLedger } from '../../../backend/ports/promoter-ledger';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { isLedgerPlace, listPromoterLedger } from '../../../backend/usecases/statement/promoter-ledger';
import { ok } from '../../../core/outcome';
import type { PromoterLedgerView } from '../books-contract';
import { promoterField } from './books-fields';
import { brandIdField } from './console-fields';
import { reachWithin } from './reach-within';
import { staffAction } from './staff-action';

/** A promoter's ledger with the reasons, the newest entry first. */
export function promoterLedgerAction(ports: { readonly staff: StaffStore; readonly promoterLedger: PromoterLedger }) {
  return staffAction(ports, {
    input: v.strictObject({
      promoter: promoterField,
      brandId: v.optional(brandIdField),
      from: v.optional(v.pipe(v.string(), v.check(isLedgerPlace, 'a place as the page before told it'))),
    }),
    duty: 'promoterLedger',
    brandOf: ({ brandId }) => brandId ?? 'any',
    async run({ brandId, ...query }, { reach }) {
      return ok<PromoterLedgerView>(await listPromoterLedger(ports, { ...query, reach: reachWithin(reach, brandId) }));
    },
  });
}
