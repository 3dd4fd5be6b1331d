/**
 * A page that ends between two moments, so that the moment alone says where the next one begins and nothing is skipped or
 * shown twice: of a full page the last moment is left to the next, unless the page holds no other. `nextMs` is null after
 * the last page.
 */
export function wholeMoments<T>(
  found: readonly T[],
  limit: number,
  momentOf: (item: T) => number,
): { readonly items: readonly T[]; readonly nextMs: number | null } {
  const last = found[found.length - 1];
  if (last === undefined || found.length < limit) return { items: found, nextMs: null };
  const whole = found.filter((item) => momentOf(item) !== momentOf(last));
  const end = whole[whole.length - 1];
  return end === undefined ? { items: found, nextMs: momentOf(last) } : { items: whole, nextMs: momentOf(end) };
}
