import { dayMs } from '../../../core/time/beijing-day';
import type { Clock } from '../../ports/clock';
import type { FileStorage } from '../../ports/file-storage';
import type { ShareLinkStore } from '../../ports/share-link-store';

export interface OldCodesPorts {
  readonly clock: Clock;
  readonly links: Pick<ShareLinkStore, 'listOldCodes' | 'forgetCode'>;
  readonly storage: Pick<FileStorage, 'remove'>;
}

/** A poster that was opened before its link was over may still be on somebody's screen. */
const keptDays = 7;
/** The storage takes so many at once. */
const filesAtOnce = 50;
const mostOfARun = 1000;
const enoughMs = 5_000;

/**
 * Removes the pictures of codes whose links are over for a week, a bounded number of them in a run; returns how many. A
 * code of a link that is shared again is made anew. A run that ends between file and link removes the file once more.
 *
 * Errors: Outage.
 */
export async function removeOldCodes(ports: OldCodesPorts, leftMs: () => number): Promise<number> {
  const overSinceMs = ports.clock.nowMs() - keptDays * dayMs;
  let removed = 0;
  while (removed < mostOfARun && leftMs() > enoughMs) {
    const old = await ports.links.listOldCodes(overSinceMs, filesAtOnce);
    if (old.length === 0) break;
    await ports.storage.remove(old.map(({ codeFileId }) => codeFileId));
    await Promise.all(old.map(({ token }) => ports.links.forgetCode(token)));
    removed += old.length;
  }
  return removed;
}
