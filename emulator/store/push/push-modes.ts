import type { PushFault, PushRow } from './push-rows';

export const PUSH_MODES = ['normal', 'duplicate', 'reorder', 'drop', 'hold', 'seeded'] as const;
export type PushMode = (typeof PUSH_MODES)[number];

const REORDER_GROUP = 2;
/** Upper bounds of a draw in [0, 1) for mode `seeded`: what is above the last one is sent as usual. */
const SEEDED = { duplicate: 0.15, reorder: 0.35, drop: 0.4, garble: 0.45, forge: 0.5 };

/** How the sender misbehaves at the moment, and the faults that wait for the next tries. */
export class PushModes {
  private mode: PushMode = 'normal';
  private left: number | null = null;
  private group: PushRow[] = [];
  private faults: PushFault[] = [];
  private delays: number[] = [];

  constructor(private readonly setup: { random: () => number; release: (rows: readonly PushRow[]) => void }) {}

  now(): { mode: PushMode; left: number | null } {
    return { mode: this.mode, left: this.left };
  }

  /** @param count how many messages it lasts, for `reorder` the size of the one group; left out = until changed. */
  set(mode: PushMode, count?: number): void {
    const waiting = this.group;
    this.group = [];
    this.mode = mode;
    this.left = count ?? null;
    this.setup.release(waiting);
  }

  addFault(fault: PushFault | 'delay', count: number, delaySeconds: number): void {
    for (let index = 0; index < count; index += 1) {
      if (fault === 'delay') this.delays.push(delaySeconds);
      else this.faults.push(fault);
    }
  }

  takeFault(): PushFault | undefined {
    return this.faults.shift();
  }

  /** Decides about a new message: it may be held, lost, put off, or sent twice. */
  admit(row: PushRow): 'once' | 'twice' {
    row.dueMs += (this.delays.shift() ?? 0) * 1000;
    const mode = this.mode === 'seeded' ? this.draw() : this.mode;
    if (mode === 'reorder') this.gather(row);
    if (mode === 'hold') row.status = 'held';
    if (mode === 'drop') row.status = 'lost';
    if (this.mode !== 'reorder') this.countDown();
    return mode === 'duplicate' ? 'twice' : 'once';
  }

  private draw(): PushMode {
    const drawn = this.setup.random();
    if (drawn < SEEDED.duplicate) return 'duplicate';
    if (drawn < SEEDED.reorder) return 'reorder';
    if (drawn < SEEDED.drop) return 'drop';
    if (drawn < SEEDED.garble) this.faults.push('garble');
    else if (drawn < SEEDED.forge) this.faults.push('forge');
    return 'normal';
  }

  private gather(row: PushRow): void {
    row.status = 'held';
    this.group.push(row);
    const size = this.mode === 'reorder' ? (this.left ?? REORDER_GROUP) : REORDER_GROUP;
    if (this.group.length < size) return;
    const rows = this.outOfOrder(this.group);
    this.group = [];
    if (this.mode === 'reorder' && this.left !== null) {
      this.mode = 'normal';
      this.left = null;
    }
    this.setup.release(rows);
  }

  /** A shuffle that never gives the first message the first place. */
  private outOfOrder(rows: readonly PushRow[]): PushRow[] {
    const [first, ...rest] = rows;
    const mixed = rest.map((row) => ({ row, at: this.setup.random() })).sort((a, b) => a.at - b.at);
    const result = mixed.map(({ row }) => row);
    if (first) result.splice(1 + Math.floor(this.setup.random() * result.length), 0, first);
    return result;
  }

  private countDown(): void {
    if (this.left === null) return;
    this.left -= 1;
    if (this.left > 0) return;
    this.set('normal');
  }
}
