import { type ShareKind, shareKinds } from '../../../core/sharing/share-kind';
import type { Json } from '../../ports/document-database';
import type { ProgramSettingsSource } from '../../ports/program-settings';
import type { PlacedItem } from '../../ports/shelf-store';
import type { WatchedThing } from '../../ports/watched-things';
import { lookAtShelf, type ShelfPorts } from '../sharing/look-at-shelf';
import { enoughTimeMs, type JobTurn } from './job-turn';
import { factsOf, type NoteChangesPorts, noteChanges } from './note-changes';
import { whileTimeLasts } from './walk-pages';

export interface SyncContentsPorts extends ShelfPorts, NoteChangesPorts {
  readonly settings: ProgramSettingsSource;
}

/** Products have a job of their own. */
const contentKinds: readonly ShareKind[] = shareKinds.filter((kind) => kind !== 'product');
const pageSize = 100;

/** One pass over all kinds of content; `afterPosition` is null when the kind's shelf is walked and the lost are left. */
interface ContentCursor {
  readonly passAtMs: number;
  readonly kindIndex: number;
  readonly afterPosition: number | null;
}

/**
 * Looks at live rooms, notices, videos, articles and coupons, and tells what of it changed since the last pass, whoever
 * refreshed the shelf in between. A kind about which the platform does not answer is left as it is for this pass.
 */
export async function syncContents(ports: SyncContentsPorts, stored: Json, leftMs: () => number): Promise<JobTurn> {
  const pass = new ContentPass(ports, leftMs);
  let cursor: ContentCursor | null = (stored as unknown as ContentCursor | null) ?? {
    passAtMs: ports.clock.nowMs(),
    kindIndex: 0,
    afterPosition: -1,
  };
  while (cursor && leftMs() >= enoughTimeMs) {
    const next: ContentCursor | null = await pass.step(cursor);
    if (next === cursor) break;
    cursor = next;
  }
  const { contentsRead, contentsChanged } = pass;
  return { cursor: cursor as unknown as Json, counts: { contentsRead, contentsChanged } };
}

class ContentPass {
  contentsRead = 0;
  contentsChanged = 0;

  constructor(
    private readonly ports: SyncContentsPorts,
    private readonly leftMs: () => number,
  ) {}

  /** The cursor after a page or a kind, the same when time did not last, null at the end of the pass. */
  async step(cursor: ContentCursor): Promise<ContentCursor | null> {
    const kind = contentKinds[cursor.kindIndex];
    if (kind === undefined) return null;
    if (cursor.afterPosition === null) return this.walkLost(cursor, kind);
    if (cursor.afterPosition === -1) {
      const look = await lookAtShelf(this.ports, await this.ports.settings.current(), kind);
      if (look === 'failed') return this.nextKind(cursor);
    }
    const items = await this.ports.shelf.listItems(kind, { afterPosition: cursor.afterPosition, limit: pageSize });
    if (!(await this.note(kind, items.map(watchedThing), cursor.passAtMs))) return cursor;
    const last = items[items.length - 1];
    return { ...cursor, afterPosition: last && items.length === pageSize ? last.position : null };
  }

  private async walkLost(cursor: ContentCursor, kind: ShareKind): Promise<ContentCursor> {
    const lost = await this.ports.watched.listUnseen(kind, cursor.passAtMs, pageSize);
    const things: WatchedThing[] = [];
    for (const watch of lost) {
      // A look that moved the places about in the meantime can hide a thing from the walk.
      const item = await this.ports.shelf.findItem(watch);
      things.push(item?.isListed ? watchedThing(item) : { ...watch, isListed: false });
    }
    if (!(await this.note(kind, things, cursor.passAtMs))) return cursor;
    return lost.length < pageSize ? this.nextKind(cursor) : { ...cursor };
  }

  private nextKind(cursor: ContentCursor): ContentCursor {
    return { ...cursor, kindIndex: cursor.kindIndex + 1, afterPosition: -1 };
  }

  /** Notes what changed among some things of one kind; false when time did not last for all of them. */
  private async note(kind: ShareKind, things: readonly WatchedThing[], seenAtMs: number): Promise<boolean> {
    const { watched, clock } = this.ports;
    const heardAtMs = clock.nowMs();
    const watches = await watched.findAll(kind, things);
    const same: WatchedThing[] = [];
    const isDone = await whileTimeLasts(things, this.leftMs, async (thing) => {
      const watch = watches.find((one) => one.contentId === thing.contentId && one.shopAppid === thing.shopAppid);
      const noted = await noteChanges(this.ports, thing, { seenAtMs, heardAtMs, watch });
      this.contentsRead += 1;
      if (noted === 'changed') this.contentsChanged += 1;
      if (noted === 'same') same.push(thing);
    });
    await watched.markSeen(kind, same, seenAtMs);
    return isDone;
  }
}

/** A notice begins when it goes on air; everything else when it may be shared. */
function watchedThing(item: PlacedItem): WatchedThing {
  const { kind, shopAppid, contentId, brandId, airsAtMs } = item;
  const facts = airsAtMs === null ? item : { ...item, startsAtMs: airsAtMs };
  return { kind, shopAppid, contentId, brandId, ...factsOf(facts) };
}
