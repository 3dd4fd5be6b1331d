import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { saveShop } from '../../../backend/usecases/brands/save-shop';
import type { AuditedPorts } from '../../../backend/usecases/staff/audited-write';
import { reaches, reachOf } from '../../../backend/usecases/staff/role-matrix';
import type { Outcome } from '../../../core/outcome';
import type { ConsoleFailure, SaveShopView } from '../contract';
import { appidField, auditedFields, brandIdField, nameField } from './console-fields';
import { staffAction } from './staff-action';

const accountField = v.strictObject({
  linkedAccountId: appidField,
  linkedAccountType: v.picklist([1, 4, 5]),
  name: nameField,
});

/** Adds a shop to a brand, or changes one. */
export function saveShopAction(ports: AuditedPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({
      ...auditedFields,
      brandId: brandIdField,
      shopAppid: appidField,
      name: nameField,
      linkedAccounts: v.pipe(v.array(accountField), v.maxLength(50)),
      talentAppids: v.optional(v.pipe(v.array(appidField), v.maxLength(200))),
    }),
    duty: 'saveShop',
    brandOf: ({ brandId }) => brandId,
    run: (input, { member }): Promise<Outcome<SaveShopView, ConsoleFailure>> =>
      saveShop(ports, member, input, { create: reaches(reachOf(member, 'createShop'), input.brandId) }),
  });
}
