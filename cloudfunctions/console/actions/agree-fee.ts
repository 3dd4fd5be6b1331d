import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import type { AgreeFeePorts } from '../../../backend/usecases/intake/agree-fee';
import { recordFee } from '../../../backend/usecases/intake/record-fee';
import type { AuditedPorts } from '../../../backend/usecases/staff/audited-write';
import type { Outcome } from '../../../core/outcome';
import type { AgreeFeeView } from '../intake-contract';
import type { ConsoleFailure } from './console-failure';
import { appidField, auditedFields, brandIdField, contentIdField } from './console-fields';
import { staffAction } from './staff-action';

/** Which rates a fee may have is a rule of the core; here it is only a number. */
const feePpmField = v.pipe(v.number(), v.safeInteger());
const mostGoods = 200;
const termsField = v.variant('scope', [
  v.strictObject({ scope: v.literal('shop'), feePpm: feePpmField }),
  v.strictObject({
    scope: v.literal('goods'),
    goods: v.pipe(
      v.array(v.strictObject({ productId: contentIdField, feePpm: feePpmField })),
      v.nonEmpty(),
      v.maxLength(mostGoods),
    ),
  }),
]);

/** Writes down what a merchant agreed to pay the agency. */
export function agreeFeeAction(ports: AuditedPorts & AgreeFeePorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ ...auditedFields, brandId: brandIdField, shopAppid: appidField, terms: termsField }),
    duty: 'agreeFee',
    brandOf: ({ brandId }) => brandId,
    run: (input, { member }): Promise<Outcome<AgreeFeeView, ConsoleFailure>> => recordFee(ports, member, input),
  });
}
