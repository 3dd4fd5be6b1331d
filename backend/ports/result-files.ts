import type { Outcome } from '../../core/outcome';

/** Reads a table that somebody else wrote. */
export interface ResultFiles {
  /** SHA-256 of a file, as 64 hexadecimal digits. */
  hashOf(bytes: Uint8Array): string;
  /**
   * Its rows as text, the first sheet of a workbook; times as `yyyy-mm-dd hh:mm:ss` as they stand in the sheet.
   *
   * Rejections: file-not-readable.
   */
  read(bytes: Uint8Array): Promise<Outcome<readonly (readonly string[])[], 'file-not-readable'>>;
}
