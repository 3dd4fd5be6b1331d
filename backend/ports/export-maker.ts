/** The function that writes exports. */
export interface ExportMaker {
  /** Begins now, and goes on by itself; that it could not be reached is no failure, because a timer takes up what is left. */
  makeNow(exportId: string): Promise<void>;
}
