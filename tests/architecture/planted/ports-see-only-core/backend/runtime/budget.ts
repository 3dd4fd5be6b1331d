export interface Budget {
  readonly leftMs: number;
}
