const pageSize = 20;
/** Notices of one look share their moment and stay on one page. */
export const longestPage = 400;

export interface Page<T> {
  readonly notices: readonly T[];
  readonly nextBeforeMs: number | null;
}

/** About 20 of what was found, newest first: a page ends between two moments, so that the next one misses none. */
export function pageOf<T extends { readonly notedAtMs: number }>(found: readonly T[]): Page<T> {
  const lastMs = found[pageSize - 1]?.notedAtMs ?? 0;
  const notices = found.filter(({ notedAtMs }) => notedAtMs >= lastMs);
  const isLast = notices.length === found.length && found.length < longestPage;
  return { notices, nextBeforeMs: isLast ? null : lastMs };
}
