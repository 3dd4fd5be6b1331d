import { type ShareKind, shareKinds } from '../../../core/sharing/share-kind';
import type { Json } from '../../ports/document-database';
import type { ProgramSettings, ProgramSettingsSource } from '../../ports/program-settings';
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

/** How far a kind is: walked up to a position on its shelf, null when its shelf is walked and the lost are left. */
type KindPlace = number | null;

/** One pass over all kinds of content; a kind without a place has been looked at. */
interface ContentCursor {
  readonly passAtMs: number;
  readonly places: Readonly<Partial<Record<ShareKind, KindPlace>>>;
}

const start: KindPlace = -1;

/**
 * Looks at live rooms, notices, videos, articles and coupons, all kinds beside one another, and tells what of it changed
 * since the last pass, whoever refreshed the shelf in between. A kind about which the platform does not answer is left
 * as it is for this pass.
 */
export async function syncContents(ports: SyncContentsPorts, stored: Json, leftMs: () => number): Promise<JobTurn> {
  const { passAtMs, places } = (stored as unknown as ContentCursor | null) ?? {
    passAtMs: ports.clock.nowMs(),
    places: Object.fromEntries(contentKinds.map((kind) => [kind, start])),
  };
  const pass = new ContentPass(ports, { passAtMs, leftMs, program: await ports.settings.current() });
  const open = contentKinds.flatMap((kind) => (places[kind] === undefined ? [] : [{ kind, place: places[kind] }]));
  const walks = await Promise.allSettled(
    open.map(async ({ kind, place }) => ({ kind, place: await pass.walk(kind, place) })),
  );
  const left: Partial<Record<ShareKind, KindPlace>> = {};
  for (const walk of walks) {
    if (walk.status === 'rejected') throw walk.reason;
    if (walk.value.place !== undefined) left[walk.value.kind] = walk.value.place;
  }
  const { contentsRead, contentsChanged } = pass;
  const cursor = Object.keys(left).length === 0 ? null : { passAtMs, places: left };
  return { cursor: cursor as unknown as Json, counts: { contentsRead, contentsChanged } };
}

class ContentPass {
  contentsRead = 0;
  contentsChanged = 0;

  constructor(
    private readonly ports: SyncContentsPorts,
    private readonly turn: {
      readonly passAtMs: number;
      readonly leftMs: () => number;
      readonly program: ProgramSettings;
    },
  ) {}

  /** Where the kind's next turn goes on; undefined when it has been looked at. */
  async walk(kind: ShareKind, from: KindPlace): Promise<KindPlace | undefined> {
    let place: KindPlace | undefined = from;
    while (place !== undefined && this.turn.leftMs() >= enoughTimeMs) {
      const step: Step = place === null ? await this.walkLost(kind) : await this.walkShelf(kind, place);
      if (!step.isDone) return place;
      place = step.next;
    }
    return place;
  }

  private async walkShelf(kind: ShareKind, afterPosition: number): Promise<Step> {
    if (afterPosition === start) {
      const look = await lookAtShelf(this.ports, this.turn.program, kind);
      if (look === 'failed') return { isDone: true, next: undefined };
    }
    const items = await this.ports.shelf.listItems(kind, { afterPosition, limit: pageSize });
    const isDone = await this.note(kind, items.map(watchedThing));
    const last = items[items.length - 1];
    return { isDone, next: last && items.length === pageSize ? last.position : null };
  }

  private async walkLost(kind: ShareKind): Promise<Step> {
    const lost = await this.ports.watched.listUnseen(kind, this.turn.passAtMs, pageSize);
    const things: WatchedThing[] = [];
    for (const watch of lost) {
      // A look that moved the places about in the meantime can hide a thing from the walk.
      const item = await this.ports.shelf.findItem(watch);
      things.push(item?.isListed ? watchedThing(item) : { ...watch, isListed: false });
    }
    const isDone = await this.note(kind, things);
    return { isDone, next: lost.length < pageSize ? undefined : null };
  }

  /** Notes what changed among some things of one kind; false when time did not last for all of them. */
  private async note(kind: ShareKind, things: readonly WatchedThing[]): Promise<boolean> {
    const { watched, clock } = this.ports;
    const { passAtMs: seenAtMs, leftMs } = this.turn;
    const heardAtMs = clock.nowMs();
    const watches = await watched.findAll(kind, things);
    const same: WatchedThing[] = [];
    const isDone = await whileTimeLasts(things, leftMs, async (thing) => {
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

/** A page of a kind: whether time lasted for all of it, and where the next begins. */
interface Step {
  readonly isDone: boolean;
  readonly next: KindPlace | undefined;
}

/** A notice begins when it goes on air; everything else when it may be shared. */
function watchedThing(item: PlacedItem): WatchedThing {
  const { kind, shopAppid, contentId, brandId, airsAtMs } = item;
  const facts = airsAtMs === null ? item : { ...item, startsAtMs: airsAtMs };
  return { kind, shopAppid, contentId, brandId, ...factsOf(facts) };
}
