import type { MeView } from '../../../../cloudfunctions/console/staff-contract';
import { chosenBrandId, mayAnywhere, readSession } from './session';

/** The brand that a page is about, or the state in which the page stands instead. */
export type OpenedBrand =
  | { readonly ok: true; readonly me: MeView; readonly brandId: string }
  | { readonly ok: false; readonly phase: 'failed' | 'no-right' | 'empty'; readonly sentence: string };

/** Who looks, and at which brand; a duty that opens the page is asked for here, every call checks it again. */
export async function openedBrand(duty: string): Promise<OpenedBrand> {
  const answer = await readSession();
  if (!answer.ok) return { ok: false, phase: 'failed', sentence: answer.sentence };
  const me = answer.value;
  if (!mayAnywhere(me, duty)) {
    return { ok: false, phase: 'no-right', sentence: '您没有这一页的权限。机构或品牌的负责人可以在「成员」里给您。' };
  }
  const brandId = chosenBrandId(me);
  if (brandId === '') return { ok: false, phase: 'empty', sentence: '还没有品牌。先在「开张」里建一个。' };
  return { ok: true, me, brandId };
}
