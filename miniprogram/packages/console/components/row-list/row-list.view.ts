/** The colours of states; each always stands with its word. */
export type Tone = 'free' | 'frozen' | 'todo' | 'owed' | 'done';

/** A row of any list of the console. */
export interface ConsoleRow {
  readonly key: string;
  readonly title: string;
  readonly note: string;
  /** A state's shape and word, at most 5 characters: '✓ 通过'. */
  readonly tag: { readonly text: string; readonly tone: Tone } | null;
  /** Null where the row has no amount. */
  readonly amountFen: number | null;
  /** A word of money-text; 'plain' for none. */
  readonly moneyState: string;
  /** A short text at the right where there is no amount. */
  readonly side: string;
  /** '' for a row without a picture. */
  readonly pictureUrl: string;
}

/** A row of which only the title is told; the rest is named besides. */
export function consoleRow(given: Pick<ConsoleRow, 'key' | 'title'> & Partial<ConsoleRow>): ConsoleRow {
  return { note: '', tag: null, amountFen: null, moneyState: 'plain', side: '', pictureUrl: '', ...given };
}
