import type { ShareKind } from '../../../core/sharing/share-kind';
import { Outage } from '../../ports/outage';
import type { ProgramSettings } from '../../ports/program-settings';
import type { ShelfLook } from '../../ports/shelf-store';
import { readShelf, type ShelfPorts, shelfAgeMs } from '../sharing/look-at-shelf';

/**
 * Brings several kinds of content up to date where their last look is old, all beside one another, and writes what was
 * found together. Where nobody can be asked on whose behalf, or somebody else looks just now, the shelf is taken as it is.
 *
 * @returns the kinds about which the platform did not answer; they stay as they were, and the next look may start at once.
 */
export async function lookAtContents(
  ports: ShelfPorts,
  settings: ProgramSettings,
  kinds: readonly ShareKind[],
): Promise<ReadonlySet<ShareKind>> {
  const nowMs = ports.clock.nowMs();
  const ages = kinds.map((kind) => ({ kind, maxAgeMs: shelfAgeMs[kind] }));
  const claimed = kinds.length === 0 ? [] : await ports.shelf.claimLooks(ages, nowMs);
  const reads = await Promise.allSettled(claimed.map((kind) => readShelf(ports, settings, kind)));
  const looks = new Map<ShareKind, ShelfLook>();
  const givenUp: ShareKind[] = [];
  const failed = new Set<ShareKind>();
  for (const [index, kind] of claimed.entries()) {
    const read = reads[index];
    const look = read?.status === 'fulfilled' ? read.value : 'refused';
    if (look !== undefined && look !== 'refused') looks.set(kind, look);
    else givenUp.push(kind);
    if (look === 'refused') failed.add(kind);
  }
  await ports.shelf.giveUpLooks(givenUp);
  for (const read of reads) if (read.status === 'rejected' && !(read.reason instanceof Outage)) throw read.reason;
  await place(ports, looks, nowMs);
  return failed;
}

async function place({ shelf }: ShelfPorts, looks: ReadonlyMap<ShareKind, ShelfLook>, nowMs: number): Promise<void> {
  try {
    await shelf.placeLooks(looks, nowMs);
  } catch (error) {
    await shelf.giveUpLooks([...looks.keys()]);
    throw error;
  }
}
