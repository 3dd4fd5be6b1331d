/** Files in the environment's storage, which nobody reads without a link. */
export interface FileStorage {
  /** Writes or replaces a file; returns its id. Errors: Outage. */
  put(path: string, bytes: Uint8Array): Promise<string>;
  /** A link for each of at most 50 files that is there, good for so many seconds. Errors: Outage. */
  linksTo(fileIds: readonly string[], lifeSec: number): Promise<ReadonlyMap<string, string>>;
  /** Removes at most 50 files; one that is gone already is no error. Errors: Outage. */
  remove(fileIds: readonly string[]): Promise<void>;
}
