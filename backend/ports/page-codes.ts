/** Codes that WeChat makes for pages of the mini-program, kept as files that everybody may read. */
export interface PageCodes {
  /**
   * Makes the code that opens a page with a scene (at most 32 characters) and keeps it under a path of the cloud's storage.
   * Gives the file's id; undefined when WeChat refuses. Errors: Outage.
   */
  make(code: {
    /** Without a slash in front and without a query. */
    readonly page: string;
    readonly scene: string;
    readonly path: string;
  }): Promise<string | undefined>;
  /** An address of the picture that is good for a while; undefined when the file is gone. Errors: Outage. */
  urlOf(fileId: string): Promise<string | undefined>;
}

/** A picture of a code: its file, and an address at which it can be seen for a while. */
export interface CodePicture {
  readonly fileId: string;
  readonly url: string;
}
