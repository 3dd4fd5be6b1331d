/** A person asked for something that cannot be; `hint` says what would be possible. */
export class PlayRefused extends Error {
  constructor(
    readonly error: string,
    readonly hint: string,
    /** What WeChat itself would show or hand to the mini-program, where it has words for it. */
    readonly shown?: string,
  ) {
    super(`${error}: ${hint}`);
  }
}
