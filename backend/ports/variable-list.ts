/** A variable of this function, without its value. */
export interface VariableSeen {
  readonly name: string;
  /** It is there and has the right form. */
  readonly isRight: boolean;
  /** The last four signs, to tell which value is in force; null where that would tell too much. */
  readonly lastFour: string | null;
}

/** The variables that this function was deployed with. */
export interface VariableList {
  list(): readonly VariableSeen[];
}
