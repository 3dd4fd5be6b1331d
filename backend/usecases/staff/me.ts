import type { ProgramEditor } from '../../ports/program-editor';
import type { HeldRole, StaffStore } from '../../ports/staff-store';
import { type ConsoleDuty, consoleDuties, type Reach, reaches, reachOf } from './role-matrix';

export interface MyRoles {
  /** Null for somebody without a role. */
  readonly name: string | null;
  readonly roles: readonly HeldRole[];
  /** Only what he may do, and in which brands. */
  readonly may: Partial<Readonly<Record<ConsoleDuty, Reach>>>;
  readonly brands: readonly ReachedBrand[];
  readonly isClaimed: boolean;
}

interface ReachedBrand {
  readonly brandId: string;
  readonly name: string;
  readonly isOpen: boolean;
  readonly color: string | null;
}

export interface MePorts {
  readonly staff: StaffStore;
  readonly editor: Pick<ProgramEditor, 'listBrands'>;
}

/**
 * Which roles the caller has, what they let him do, and the brands they reach. Somebody without a role learns nothing
 * but whether the deployment has an owner.
 */
export async function me(ports: MePorts, caller: { readonly openid: string }): Promise<MyRoles> {
  const member = await ports.staff.findStaff(caller.openid);
  if (!member || member.roles.length === 0) {
    return { name: null, roles: [], may: {}, brands: [], isClaimed: await ports.staff.isClaimed() };
  }
  const reached = consoleDuties.map((duty) => [duty, reachOf(member, duty)] as const);
  const may = Object.fromEntries(reached.filter(([, reach]) => reach.length > 0));
  const reach = reachOf(member, 'brandList');
  const brands = (await ports.editor.listBrands()).filter(({ brandId }) => reaches(reach, brandId));
  return {
    name: member.name,
    roles: member.roles,
    may,
    brands: brands.map(({ brandId, name, isOpen, theme }) => ({ brandId, name, isOpen, color: theme?.color ?? null })),
    isClaimed: true,
  };
}
