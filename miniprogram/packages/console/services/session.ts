import type { MeView } from '../../../../cloudfunctions/console/staff-contract';
import type { Answer } from '../../../services/answer';
import { lastSeen } from '../../../services/last-seen';
import { showBrand } from '../../../services/look';
import { askConsole } from './console';

export { may, mayAnywhere } from './rights';

const brandKey = 'console-brand';
/** After so long rights are read again: somebody may have taken them back. The function checks them at every call. */
const freshForMs = 60_000;

let known: { readonly view: MeView; readonly readAtMs: number } | undefined;

/** Who the caller is in the console and what he may do; read once a minute, or anew. */
export async function readSession(isAnew = false): Promise<Answer<MeView>> {
  if (known && !isAnew && Date.now() - known.readAtMs < freshForMs) return { ok: true, value: known.view };
  // Without a network there is only looking, and pages say from when; the function checks rights at every call.
  const { answer, seenAt } = lastSeen('console-me', await askConsole('me', {}));
  if (answer.ok && seenAt === '') known = { view: answer.value, readAtMs: Date.now() };
  return answer;
}

/** The brand that the console shows: the one chosen last, else the first. '' where there is none yet. */
export function chosenBrandId(view: MeView): string {
  const kept: unknown = wx.getStorageSync(brandKey);
  const found = view.brands.find(({ brandId }) => brandId === kept) ?? view.brands[0];
  return found?.brandId ?? '';
}

/** Keeps the choice on this phone, and takes over the brand's colour. */
export function chooseBrand(view: MeView, brandId: string): void {
  wx.setStorageSync(brandKey, brandId);
  showBrand(view.brands.find((brand) => brand.brandId === brandId)?.color ?? null);
}
