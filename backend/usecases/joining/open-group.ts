import { invariant } from '../../../core/invariant';
import type { BrandSettings, GroupSettings } from '../../ports/program-settings';

/** The group of a brand for everybody who meets no other group's condition. */
export function openGroupOf(brand: BrandSettings): GroupSettings {
  const group = brand.groups.find((candidate) => candidate.isOpen);
  invariant(group, `brand ${brand.brandId} has no open group`);
  return group;
}
