import type { ShareKind } from '../../core/sharing/share-kind';

/** What of a shared thing matters to the promoters who share it. */
export interface WatchedFacts {
  readonly isListed: boolean;
  readonly title: string;
  /** The part of the price that the platform hands to the agency; null where the kind states none. */
  readonly serviceRatioPpm: number | null;
  /** From the first moment up to, not including, the second; never ending is the largest number. */
  readonly startsAtMs: number;
  readonly endsAtMs: number;
}

export interface WatchedTarget {
  readonly kind: ShareKind;
  readonly shopAppid: string;
  readonly contentId: string;
}

export interface WatchedThing extends WatchedTarget, WatchedFacts {
  readonly brandId: string;
}

/** A thing as it was when changes were last looked for, whoever refreshed the shelf in the meantime. */
export interface Watch extends WatchedThing {
  /** Counts the changes; a change has its id from it, so that noting it again is the same. */
  readonly revision: number;
  readonly seenAtMs: number;
  /** What it was before its last change. */
  readonly previous: WatchedFacts | null;
  readonly changedAtMs: number;
}

/** The last known state of everything that can be shared, against which changes are told. */
export interface WatchedThings {
  find(target: WatchedTarget): Promise<Watch | undefined>;
  /** Of several products, or of several contents, those that are watched, in one call. */
  findAll(targets: readonly WatchedTarget[]): Promise<Watch[]>;
  /** Adds a first sight or writes revision n over n - 1; false when somebody was faster. */
  save(watch: Watch): Promise<boolean>;
  /** Notes that a look found these products, or these contents, as they were, in one call. */
  markSeen(targets: readonly WatchedTarget[], atMs: number): Promise<void>;
  /** Listed products, or listed things of some kinds of content, that no look has found since a moment. */
  listUnseen(kinds: readonly ShareKind[], beforeMs: number, limit: number): Promise<Watch[]>;
  /** Listed things of a kind that start or end within a time, the first moment not included, the second included. */
  listBetween(
    kind: ShareKind,
    moment: 'startsAtMs' | 'endsAtMs',
    range: { readonly afterMs: number; readonly throughMs: number },
    limit: number,
  ): Promise<Watch[]>;
}
