/** One line of the budget: the same work done by the product and by the textbook. */
export interface BudgetRow {
  readonly name: string;
  /** What the design allows. */
  readonly mostCalls: number;
  /** Brings both sides to where the work begins; not counted. */
  readonly prepare?: () => Promise<void>;
  /** How often the work is done; a timer's run counts once for each promoter in it. */
  readonly count: number;
  readonly ours: () => Promise<void>;
  readonly peer: () => Promise<void>;
}
