/** A line of the file is not what it must be; the message says how. */
export class WrongLine extends Error {
  override readonly name = 'WrongLine';

  constructor(
    /** Counted from 1, as an editor counts. */
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}
