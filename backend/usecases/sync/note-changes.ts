import type { ChangeNotice, Outbox, ThingChange } from '../../ports/outbox';
import type { Watch, WatchedFacts, WatchedTarget, WatchedThing, WatchedThings } from '../../ports/watched-things';

export interface NoteChangesPorts {
  readonly watched: WatchedThings;
  readonly outbox: Outbox;
}

export type Noted = 'new' | 'same' | 'changed';

/** With what a thing is compared. */
export interface ChangeLook {
  readonly seenAtMs: number;
  /** When the platform was heard, where that is later than `seenAtMs`, as in a pass over many. */
  readonly heardAtMs?: number;
  /** Its watch as it was just read; undefined when it is not watched so far. */
  readonly watch: Watch | undefined;
  /** What it was, for a thing that is not watched so far. */
  readonly baseline?: WatchedFacts | undefined;
}

/**
 * Compares a thing with what it was when it was last looked at, puts each change that matters to its promoters into the
 * outbox, and remembers the new state. Notices come first and their ids are made from the change, so that a stop between
 * any two steps, or the same change found twice, is one notice. A thing that is as it was is only to be marked as seen,
 * which is left to the caller, who can do that for many at once.
 */
export async function noteChanges(ports: NoteChangesPorts, thing: WatchedThing, look: ChangeLook): Promise<Noted> {
  const { watch, seenAtMs } = look;
  const before = watch ? factsOf(watch) : look.baseline;
  if (!before && !thing.isListed) return 'same';
  const after = factsOf(thing);
  const isSame = before !== undefined && sameFacts(before, after);
  if (watch && isSame) return 'same';
  const revision = (watch?.revision ?? 0) + 1;
  for (const code of before
    ? changesBetween(before, after, { kind: thing.kind, atMs: look.heardAtMs ?? seenAtMs })
    : []) {
    const id = changeId(thing, code, `${revision}|${after.serviceRatioPpm}|${after.startsAtMs}|${after.endsAtMs}`);
    await ports.outbox.addChange(changeNotice(thing, { id, code, before: before ?? null, notedAtMs: seenAtMs }));
  }
  const previous = isSame ? null : (before ?? null);
  const { brandId } = thing;
  // Somebody who was faster told the same change under the same id.
  const next = { ...targetOf(thing), ...after, brandId, revision, seenAtMs, previous, changedAtMs: seenAtMs };
  await ports.watched.save(next);
  if (!before) return 'new';
  return isSame ? 'same' : 'changed';
}

/** What of a change matters to whoever shares the thing. What came to its own end has not been taken away. */
export function changesBetween(
  before: WatchedFacts,
  after: WatchedFacts,
  look: { readonly kind: WatchedTarget['kind']; readonly atMs: number },
): ThingChange[] {
  if (!before.isListed) return [];
  if (!after.isListed) return isOver(before, look) ? [] : ['DELISTED'];
  const isCut = isLower(after.serviceRatioPpm, before.serviceRatioPpm);
  const isMoved = before.startsAtMs !== after.startsAtMs || before.endsAtMs !== after.endsAtMs;
  return [...(isCut ? ['RATE_CUT' as const] : []), ...(isMoved ? ['TIME_CHANGED' as const] : [])];
}

/** Whether a thing's own time had come: a broadcast ends unannounced, a notice when it goes on air. */
function isOver(
  { startsAtMs, endsAtMs }: WatchedFacts,
  { kind, atMs }: { readonly kind: WatchedTarget['kind']; readonly atMs: number },
): boolean {
  if (kind === 'live') return true;
  // A notice without a date begins at 0, which says nothing about its broadcast.
  return kind === 'notice' ? startsAtMs > 0 && startsAtMs <= atMs : endsAtMs <= atMs;
}

function isLower(now: number | null, then: number | null): boolean {
  return now !== null && then !== null && now < then;
}

export function factsOf({ isListed, title, serviceRatioPpm, startsAtMs, endsAtMs }: WatchedFacts): WatchedFacts {
  return { isListed, title, serviceRatioPpm, startsAtMs, endsAtMs };
}

function sameFacts(one: WatchedFacts, other: WatchedFacts): boolean {
  return (
    one.isListed === other.isListed &&
    one.title === other.title &&
    one.serviceRatioPpm === other.serviceRatioPpm &&
    one.startsAtMs === other.startsAtMs &&
    one.endsAtMs === other.endsAtMs
  );
}

function targetOf({ kind, shopAppid, contentId }: WatchedTarget): WatchedTarget {
  return { kind, shopAppid, contentId };
}

/** The id of a change; `mark` tells it from another change of the same sort. */
function changeId({ kind, shopAppid, contentId }: WatchedTarget, code: ThingChange, mark: string): string {
  return `change|${kind}|${shopAppid}|${contentId}|${code}|${mark}`;
}

function changeNotice(
  thing: WatchedThing,
  { id, code, before, notedAtMs }: Pick<ChangeNotice, 'id' | 'code' | 'before' | 'notedAtMs'>,
): ChangeNotice {
  return { id, code, ...targetOf(thing), title: thing.title, before, after: factsOf(thing), notedAtMs };
}

/** Tells of something that comes by itself at a known moment; once for each such moment. */
export function noteMoment(
  outbox: Outbox,
  watch: Watch,
  { code, atMs, notedAtMs }: { readonly code: ThingChange; readonly atMs: number; readonly notedAtMs: number },
): Promise<'added' | 'duplicate'> {
  const id = changeId(watch, code, String(atMs));
  return outbox.addChange(changeNotice(watch, { id, code, before: null, notedAtMs }));
}
