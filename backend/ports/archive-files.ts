/** Reads what somebody uploaded, however large it is. */
export interface ArchiveFiles {
  /** Lines of the file behind a link, one after another and never the whole at once. Errors: Outage. */
  linesOf(link: string): AsyncIterable<string>;
}
