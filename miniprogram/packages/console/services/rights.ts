import type { MeView } from '../../../../cloudfunctions/console/staff-contract';

/** Whether a duty of the table of roles reaches a brand; null stands for the whole agency. */
export function may(view: MeView, duty: string, brandId: string | null): boolean {
  const reach = view.may[duty];
  if (reach === undefined) return false;
  return reach === 'every-brand' || (brandId !== null && reach.includes(brandId));
}

/** Whether a duty reaches any brand at all. */
export function mayAnywhere(view: MeView, duty: string): boolean {
  return view.may[duty] !== undefined;
}
