/** A UTF-16 unit is at most three bytes of UTF-8. */
const MOST_BYTES_PER_UNIT = 3;

/** Whether texts together have more bytes in UTF-8. They are counted only when their lengths leave it open. */
export function exceedsBytes(texts: readonly string[], limitBytes: number): boolean {
  let units = 0;
  for (const { length } of texts) units += length;
  if (units > limitBytes) return true;
  if (units * MOST_BYTES_PER_UNIT <= limitBytes) return false;
  let bytes = 0;
  for (const text of texts) bytes += Buffer.byteLength(text);
  return bytes > limitBytes;
}
