/** One thing that is not as the house wants it, with what to do about it. */
export interface Problem {
  readonly path: string;
  /** 1 for a whole file. */
  readonly line: number;
  readonly sentence: string;
}

/** `path:line sentence`, as editors and terminals make it clickable. */
export function problemText({ path, line, sentence }: Problem): string {
  return `${path}:${line} ${sentence}`;
}
