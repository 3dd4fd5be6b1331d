/** Keeps what must not be readable in the database. Keys lie in the function's environment, never beside the data. */
export interface PayeeVault {
  /** Encrypts a text for its owner: moved to another owner's row it does not open. */
  seal(text: string, owner: string): string;
  /** Throws when it was changed, belongs to another owner, or its key is gone. */
  open(sealed: string, owner: string): string;
  /**
   * Names a text so that two equal texts have one name, and nobody without the key can tell or guess the text. The name
   * by the present key comes first, then the one by the previous key while there is one.
   */
  namesOf(purpose: string, text: string): readonly [string, ...string[]];
}
