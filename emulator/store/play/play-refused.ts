/** A play verb says no: `error` is a stable name, `hint` how to mend it. Over HTTP it is status 400 with both. */
export class PlayRefused extends Error {
  constructor(
    readonly error: string,
    readonly hint: string,
  ) {
    super(`${error}: ${hint}`);
  }
}
