import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { BrandSettings, ProgramSettings } from '../../ports/program-settings';

export type BrandChoiceRefusal = 'brand-not-found' | 'brand-not-chosen' | 'not-open';

/**
 * The brand that somebody joins: the one he names, or the only one there is.
 *
 * Rejections: brand-not-found; brand-not-chosen when there are several and none is named; not-open before its opening.
 */
export function chooseBrand(
  settings: ProgramSettings,
  brandId: string | undefined,
): Outcome<BrandSettings, BrandChoiceRefusal> {
  if (brandId === undefined && settings.brands.length > 1) return rejected('brand-not-chosen');
  const brand = settings.brands.find((candidate) => brandId === undefined || candidate.brandId === brandId);
  if (!brand) return rejected(brandId === undefined ? 'not-open' : 'brand-not-found');
  return brand.isOpen ? ok(brand) : rejected('not-open');
}
