import type { Reach } from '../../../backend/usecases/staff/role-matrix';

/** What a list holds: one brand that was allowed already, or all that the caller reaches. */
export function reachWithin(reach: Reach, brandId: string | undefined): Reach {
  return brandId === undefined ? reach : [brandId];
}
