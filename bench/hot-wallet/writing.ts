/** `books` tries until its turn comes; `pushes` leaves to the timer what meets others twice; `textbook` is the SDK's own. */
export type Way = 'books' | 'pushes' | 'textbook';

export type Question =
  | { readonly ask: 'open'; readonly port: number }
  | { readonly ask: Way; readonly round: number; readonly writers: number };

export interface Writing {
  readonly failed: number;
  readonly tookMs: number;
  /** Of the pushes: how many the timer booked afterwards. */
  readonly left: number;
}
