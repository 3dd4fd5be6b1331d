/** A log line of ours: a name from a closed list of words, facts, never a person's data or a secret. */
export interface Journal {
  info(event: string, facts?: Readonly<Record<string, unknown>>): void;
  /** Something a person must look at. */
  alarm(event: string, facts?: Readonly<Record<string, unknown>>): void;
}
