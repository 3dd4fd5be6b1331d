import type { StoredRecord } from '../storage/stored-record';

export interface IndexEntry {
  /** One value per key of the index. */
  readonly key: readonly unknown[];
  readonly record: StoredRecord;
}

/** Where an entry lies: negative before a range, 0 inside, positive behind it. */
export type Locate = (entry: IndexEntry) => number;

const BLOCK_SIZE = 512;

/** Entries in index order, in blocks, so that an insertion moves only one block's entries. */
export class OrderedEntries {
  private blocks: IndexEntry[][] = [];

  constructor(private readonly compare: (a: IndexEntry, b: IndexEntry) => number) {}

  /** Replaces everything by these entries, which it puts in order. */
  load(entries: IndexEntry[]): void {
    entries.sort(this.compare);
    this.blocks = [];
    for (let start = 0; start < entries.length; start += BLOCK_SIZE) {
      this.blocks.push(entries.slice(start, start + BLOCK_SIZE));
    }
  }

  insert(entry: IndexEntry): void {
    const at = this.blockOf((other) => this.compare(other, entry));
    const block = this.blocks[Math.min(at, this.blocks.length - 1)];
    if (!block) {
      this.blocks.push([entry]);
      return;
    }
    block.splice(
      firstWhere(block, (other) => this.compare(other, entry) >= 0),
      0,
      entry,
    );
    if (block.length > 2 * BLOCK_SIZE) this.blocks.splice(this.blocks.indexOf(block) + 1, 0, block.splice(BLOCK_SIZE));
  }

  remove(entry: IndexEntry): void {
    const at = this.blockOf((other) => this.compare(other, entry));
    const block = this.blocks[at];
    const place = block ? firstWhere(block, (other) => this.compare(other, entry) >= 0) : 0;
    const found = block?.[place];
    if (!block || !found || this.compare(found, entry) !== 0) return;
    block.splice(place, 1);
    if (block.length === 0) this.blocks.splice(at, 1);
  }

  /** All entries of a range in index order. */
  *forward(locate: Locate): Generator<IndexEntry> {
    let at = this.blockOf(locate);
    let block = this.blocks[at];
    let place = block ? firstWhere(block, (entry) => locate(entry) >= 0) : 0;
    while (block) {
      for (; place < block.length; place += 1) {
        const entry = block[place];
        if (!entry || locate(entry) > 0) return;
        yield entry;
      }
      at += 1;
      block = this.blocks[at];
      place = 0;
    }
  }

  /** All entries of a range against index order. */
  *backward(locate: Locate): Generator<IndexEntry> {
    let at = Math.min(
      this.blockOf((entry) => (locate(entry) <= 0 ? -1 : 1)),
      this.blocks.length - 1,
    );
    let block = this.blocks[at];
    let place = block ? firstWhere(block, (entry) => locate(entry) > 0) - 1 : 0;
    while (block) {
      for (; place >= 0; place -= 1) {
        const entry = block[place];
        if (!entry || locate(entry) < 0) return;
        yield entry;
      }
      at -= 1;
      block = this.blocks[at];
      place = (block?.length ?? 0) - 1;
    }
  }

  /** The first block whose last entry is not before the range. */
  private blockOf(locate: Locate): number {
    return firstWhere(this.blocks, (block) => {
      const last = block[block.length - 1];
      return last === undefined || locate(last) >= 0;
    });
  }
}

/** The first place where `holds` is true, given that it is false before and true after; the length when nowhere. */
function firstWhere<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(items[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
