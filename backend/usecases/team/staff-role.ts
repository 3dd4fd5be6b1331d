import { agencyRoles, brandRoles, type HeldRole, type StaffRole } from '../../ports/staff-store';

/** A role with the brand in which it holds; undefined where the two do not fit: agency roles have none, others one. */
export function heldRole(role: StaffRole, brandId: string | null): HeldRole | undefined {
  const ofAgency = agencyRoles.find((name) => name === role);
  if (ofAgency) return brandId === null ? { role: ofAgency, brandId } : undefined;
  const ofBrand = brandRoles.find((name) => name === role);
  return ofBrand && brandId !== null ? { role: ofBrand, brandId } : undefined;
}

export function isSameRole(one: HeldRole, other: HeldRole): boolean {
  return one.role === other.role && one.brandId === other.brandId;
}
