import type { Chapter, StreetStep } from './chapters/chapter';
import { setupPage } from './chapters/first-hour';
import type { PhoneSlot } from './phone-slot';
import type { StreetState } from './street-desk';
import type { StreetHands } from './street-hands';
import { streetServer } from './street-server';
import type { SharedCard } from './street-world';

/** Where the phones were when a step became the next one. */
interface Page {
  readonly index: number;
  readonly cards: readonly SharedCard[];
  readonly phones: readonly { readonly path: string; readonly person: string }[];
}

/** Tells one chapter: which steps are done, the next one, one back, and all again. */
export class StoryTeller {
  readonly done = new Set<StreetStep>();
  private pages: Page[] = [];

  constructor(
    public chapter: Chapter,
    private readonly hands: StreetHands,
    private readonly slots: readonly PhoneSlot[],
    /** Told when the world was put to another moment: what was told of it before is no longer so. */
    private readonly begun: () => void,
  ) {}

  get current(): StreetStep | undefined {
    return this.chapter.steps.find((step) => !this.done.has(step));
  }

  get index(): number {
    const { current } = this;
    return current ? this.chapter.steps.indexOf(current) : this.chapter.steps.length;
  }

  /** Ticks what the world says is done; what was done once stays so until the chapter begins anew. */
  note(state: StreetState): void {
    for (const step of this.chapter.steps) {
      // A later step does not count before its turn: a debt is no answer to a share that nobody made.
      if (!this.done.has(step) && !step.isDone(state, this.hands)) break;
      this.done.add(step);
    }
    if (this.pages.some(({ index }) => index === this.index)) return;
    const cards = this.hands.buyer.chat?.cards ?? [];
    this.pages.push({
      index: this.index,
      cards,
      phones: this.slots.map((slot) => ({ path: slot.at, person: slot.person })),
    });
    void streetServer.keep(this.nameOf(this.index), cards).catch(() => undefined);
  }

  /** Begins a chapter so that this step (from 0) is the next: at its moment by name, or played up to it. */
  async begin(chapter: Chapter, index: number): Promise<void> {
    const wanted = Math.max(0, Math.min(index, chapter.steps.length));
    const start = startOf(chapter, wanted);
    const { cards } = await streetServer.begin(start.from);
    this.begun();
    this.chapter = chapter;
    this.done.clear();
    for (const step of chapter.steps.slice(0, start.index)) this.done.add(step);
    this.pages = [];
    const path = chapter.steps[start.index]?.path ?? '';
    for (const slot of this.slots)
      slot.startOver(cards, slot === this.hands.promoter ? path : homeOf(slot, start.from));
    await this.hands.look();
    for (let at = this.index; at < wanted; at = this.index) await this.next();
  }

  async next(): Promise<void> {
    const step = this.current;
    if (!step) return;
    await step.run(this.hands);
    await this.hands.look();
    this.done.add(step);
    await this.hands.look();
  }

  /** To the moment at which the step before the present one was next. */
  async back(): Promise<void> {
    const page = this.pages.filter(({ index }) => index < this.index).at(-1);
    if (!page) return this.begin(this.chapter, Math.max(0, this.index - 1));
    await streetServer.begin(this.nameOf(page.index));
    this.begun();
    this.done.clear();
    for (const step of this.chapter.steps.slice(0, page.index)) this.done.add(step);
    this.pages = this.pages.filter(({ index }) => index <= page.index);
    for (const [place, slot] of this.slots.entries()) {
      const { path, person } = page.phones[place] ?? { path: '' };
      slot.startOver(page.cards, path, person);
    }
    await this.hands.look();
  }

  startOver(): Promise<void> {
    return this.begin(this.chapter, 0);
  }

  private nameOf(index: number): string {
    return `${this.chapter.id}|${index}`;
  }
}

/** The last named moment at or before a step. */
function startOf({ from, steps }: Chapter, wanted: number): { index: number; from: string } {
  for (let index = wanted; index > 0; index -= 1) {
    const name = steps[index]?.from;
    if (name !== undefined) return { index, from: name };
  }
  return { index: 0, from };
}

function homeOf(slot: PhoneSlot, moment: string): string {
  if (moment === 'empty' && slot.home !== '') return setupPage;
  return slot.home;
}
