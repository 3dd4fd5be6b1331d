import { Outage } from '../../ports/outage';
import type { PlatformList } from '../../ports/platform/platform-list';
import { enoughTimeMs } from './job-turn';

/**
 * Walks over a list of the platform from a page on. `onItems` works one page off and says whether it came to its end.
 *
 * @returns the key of the page with which the next turn goes on, or null at the list's end.
 * Errors: Outage when the platform does not answer, or refuses: a key may have gone stale since the turn before.
 */
export async function walkPages<T>(
  walk: { readonly operation: string; readonly list: PlatformList<T>; readonly fromKey: string },
  leftMs: () => number,
  onItems: (items: readonly T[]) => Promise<boolean>,
): Promise<string | null> {
  if (leftMs() < enoughTimeMs) return walk.fromKey;
  let key = walk.fromKey;
  for await (const page of walk.list.pages(walk.fromKey)) {
    if (!page.ok) throw new Outage(walk.operation, `${page.errcode} ${page.detail}`, false);
    if (!(await onItems(page.value.items))) return key;
    if (page.value.nextKey === null) return null;
    key = page.value.nextKey;
    if (leftMs() < enoughTimeMs) return key;
  }
  return null;
}

/** Works items off one by one while time is left; false when it was not enough for all. */
export async function whileTimeLasts<T>(
  items: readonly T[],
  leftMs: () => number,
  onItem: (item: T) => Promise<unknown>,
): Promise<boolean> {
  for (const item of items) {
    if (leftMs() < enoughTimeMs) return false;
    await onItem(item);
  }
  return true;
}
