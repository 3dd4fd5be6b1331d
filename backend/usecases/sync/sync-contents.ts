import { type ShareKind, shareKinds } from '../../../core/sharing/share-kind';
import type { Json } from '../../ports/document-database';
import type { ProgramSettingsSource } from '../../ports/program-settings';
import type { PlacedItem } from '../../ports/shelf-store';
import type { Watch, WatchedTarget, WatchedThing } from '../../ports/watched-things';
import type { ShelfPorts } from '../sharing/look-at-shelf';
import { enoughTimeMs, type JobTurn } from './job-turn';
import { lookAtContents } from './look-at-contents';
import { factsOf, type NoteChangesPorts, noteChanges } from './note-changes';
import { whileTimeLasts } from './walk-pages';

export interface SyncContentsPorts extends ShelfPorts, NoteChangesPorts {
  readonly settings: ProgramSettingsSource;
}

/** Products have a job of their own. */
const contentKinds: readonly ShareKind[] = shareKinds.filter((kind) => kind !== 'product');
const pageSize = 100;
/** The longest page of the database. */
const mostTogether = 1000;

/** How far a kind is: walked up to a position on its shelf, null when its shelf is walked and the lost are left. */
type KindPlace = number | null;

/** One pass over all kinds of content; a kind without a place has been looked at. */
interface ContentCursor {
  readonly passAtMs: number;
  readonly places: Readonly<Partial<Record<ShareKind, KindPlace>>>;
}

const start: KindPlace = -1;

/**
 * Looks at live rooms, notices, videos, articles and coupons, and tells what of it changed since the last pass, whoever
 * refreshed the shelf in between. A kind about which the platform does not answer is left as it is for this pass. Shelves
 * that fit one page are compared together; larger ones kind by kind, beside one another.
 *
 * Calls besides the settings and those of the look: 3 while nothing changed on shelves of one page, however many kinds.
 */
export async function syncContents(ports: SyncContentsPorts, stored: Json, leftMs: () => number): Promise<JobTurn> {
  const { passAtMs, places } = (stored as unknown as ContentCursor | null) ?? {
    passAtMs: ports.clock.nowMs(),
    places: Object.fromEntries(contentKinds.map((kind) => [kind, start])),
  };
  if (leftMs() < enoughTimeMs) return { cursor: { passAtMs, places } as unknown as Json, counts: noCounts };
  const program = await ports.settings.current();
  const open = contentKinds.flatMap((kind) => (places[kind] === undefined ? [] : [{ kind, place: places[kind] }]));
  const begun = open.filter(({ place }) => place === start).map(({ kind }) => kind);
  const failed = await lookAtContents(ports, program, begun);
  const pass = new ContentPass(ports, { passAtMs, leftMs });
  const left = await pass.walkAll(open.filter(({ kind }) => !failed.has(kind)));
  const { contentsRead, contentsChanged } = pass;
  const cursor = Object.keys(left).length === 0 ? null : { passAtMs, places: left };
  return { cursor: cursor as unknown as Json, counts: { contentsRead, contentsChanged } };
}

const noCounts = { contentsRead: 0, contentsChanged: 0 };

type KindPlaces = Partial<Record<ShareKind, KindPlace>>;

/** Some things of one collection, and the watches over them. */
interface Compared {
  readonly things: readonly WatchedThing[];
  readonly watches: readonly Watch[];
}

class ContentPass {
  contentsRead = 0;
  contentsChanged = 0;

  constructor(
    private readonly ports: SyncContentsPorts,
    private readonly turn: { readonly passAtMs: number; readonly leftMs: () => number },
  ) {}

  /** Where the next turn goes on with each kind; those that were compared to their end are left out. */
  async walkAll(open: readonly { readonly kind: ShareKind; readonly place: KindPlace }[]): Promise<KindPlaces> {
    const isWhole = open.length > 0 && open.every(({ place }) => place === start);
    const compared = isWhole ? await this.readTogether(open.map(({ kind }) => kind)) : undefined;
    if (compared) return (await this.note(compared)) ? {} : Object.fromEntries(open.map(({ kind }) => [kind, start]));
    const left: KindPlaces = {};
    const walks = await Promise.allSettled(
      open.map(async ({ kind, place }) => ({ kind, place: await this.walk(kind, place) })),
    );
    for (const walk of walks) {
      if (walk.status === 'rejected') throw walk.reason;
      if (walk.value.place !== undefined) left[walk.value.kind] = walk.value.place;
    }
    return left;
  }

  /** Everything on the shelves of some kinds, and what is not there any more; undefined when it does not fit one page. */
  private async readTogether(kinds: readonly ShareKind[]): Promise<Compared | undefined> {
    const { shelf, watched } = this.ports;
    const [items, unseen] = await Promise.all([
      shelf.listShelves(kinds, mostTogether),
      watched.listUnseen(kinds, this.turn.passAtMs, mostTogether),
    ]);
    if (items.length === mostTogether || unseen.length === mostTogether) return undefined;
    const known = new Set(unseen.map(keyOf));
    const found = new Set(items.map(keyOf));
    const others = await watched.findAll(items.filter((item) => !known.has(keyOf(item))));
    const lost = await this.thingsOf(unseen.filter((watch) => !found.has(keyOf(watch))));
    return { things: [...items.map(watchedThing), ...lost], watches: [...unseen, ...others] };
  }

  /** Where the kind's next turn goes on; undefined when it has been looked at. */
  private async walk(kind: ShareKind, from: KindPlace): Promise<KindPlace | undefined> {
    let place: KindPlace | undefined = from;
    while (place !== undefined && this.turn.leftMs() >= enoughTimeMs) {
      const step: Step = place === null ? await this.walkLost(kind) : await this.walkShelf(kind, place);
      if (!step.isDone) return place;
      place = step.next;
    }
    return place;
  }

  private async walkShelf(kind: ShareKind, afterPosition: number): Promise<Step> {
    const items = await this.ports.shelf.listItems(kind, { afterPosition, limit: pageSize });
    const things = items.map(watchedThing);
    const isDone = await this.note({ things, watches: await this.ports.watched.findAll(things) });
    const last = items[items.length - 1];
    return { isDone, next: last && items.length === pageSize ? last.position : null };
  }

  private async walkLost(kind: ShareKind): Promise<Step> {
    const watches = await this.ports.watched.listUnseen([kind], this.turn.passAtMs, pageSize);
    const isDone = await this.note({ things: await this.thingsOf(watches), watches });
    return { isDone, next: watches.length < pageSize ? undefined : null };
  }

  /** What was not met on the shelf, as it is. */
  private async thingsOf(lost: readonly Watch[]): Promise<WatchedThing[]> {
    const things: WatchedThing[] = [];
    for (const watch of lost) {
      // A look that moved the places about in the meantime can hide a thing from the walk.
      const item = await this.ports.shelf.findItem(watch);
      things.push(item?.isListed ? watchedThing(item) : { ...watch, isListed: false });
    }
    return things;
  }

  /** Notes what changed among some things; false when time did not last for all of them. */
  private async note({ things, watches }: Compared): Promise<boolean> {
    const { watched, clock } = this.ports;
    const { passAtMs: seenAtMs, leftMs } = this.turn;
    const heardAtMs = clock.nowMs();
    const watchOf = new Map(watches.map((watch) => [keyOf(watch), watch]));
    const seenOf = (thing: WatchedThing) => watchOf.get(keyOf(thing))?.seenAtMs ?? 0;
    // What this pass compared before a stop comes last.
    const inTurn = [...things].sort((one, other) => seenOf(one) - seenOf(other));
    const same: WatchedThing[] = [];
    const isDone = await whileTimeLasts(inTurn, leftMs, async (thing) => {
      const noted = await noteChanges(this.ports, thing, { seenAtMs, heardAtMs, watch: watchOf.get(keyOf(thing)) });
      this.contentsRead += 1;
      if (noted === 'changed') this.contentsChanged += 1;
      if (noted === 'same') same.push(thing);
    });
    await watched.markSeen(same, seenAtMs);
    return isDone;
  }
}

/** A page of a kind: whether time lasted for all of it, and where the next begins. */
interface Step {
  readonly isDone: boolean;
  readonly next: KindPlace | undefined;
}

function keyOf({ kind, shopAppid, contentId }: WatchedTarget): string {
  return `${kind}|${shopAppid}|${contentId}`;
}

/** A notice begins when it goes on air; everything else when it may be shared. */
function watchedThing(item: PlacedItem): WatchedThing {
  const { kind, shopAppid, contentId, brandId, airsAtMs } = item;
  const facts = airsAtMs === null ? item : { ...item, startsAtMs: airsAtMs };
  return { kind, shopAppid, contentId, brandId, ...factsOf(facts) };
}
