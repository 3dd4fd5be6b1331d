/** What a person has to look at, with a day by which. */
export interface WorkItem {
  /** Made from what it is about, so that noting it twice is one item. */
  readonly id: string;
  readonly kind: 'PAYOUT_NOT_RECEIVED';
  readonly promoter: string;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly foundAtMs: number;
  readonly dueAtMs: number;
}

/** Where work for people is noted. */
export interface WorkItems {
  /** 'duplicate' when it is there already, whatever became of it. */
  note(item: WorkItem): Promise<'added' | 'duplicate'>;
  find(id: string): Promise<WorkItem | undefined>;
  /** Open items of some kinds, the one that is due first before the others. */
  listOpen(kinds: readonly WorkItem['kind'][], limit: number): Promise<WorkItem[]>;
  /** Ends an item. False when it is not open. */
  close(id: string, how: { readonly by: string; readonly atMs: number; readonly outcome: string }): Promise<boolean>;
}
