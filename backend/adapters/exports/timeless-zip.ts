import { invariant } from '../../../core/invariant';

// Signatures and offsets of a ZIP file: APPNOTE.TXT 4.3.7, 4.3.12 and 4.3.16,
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endLength = 22;
const entryLength = 46;

/** 1 January 1980, 0:00: the first moment that a ZIP file can name, as time and date. */
const firstMoment = 0x00210000;

/**
 * Sets the moment of every file in a ZIP archive to 1 January 1980, in place, so that the same content is the same bytes
 * whenever it was packed. The archive has no comment, as ours have none.
 */
export function makeZipTimeless(zip: Uint8Array): void {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const endAt = zip.byteLength - endLength;
  invariant(endAt >= 0 && view.getUint32(endAt, true) === endSignature, 'a ZIP archive ends with its directory');
  const entries = view.getUint16(endAt + 10, true);
  let at = view.getUint32(endAt + 16, true);
  for (let count = 0; count < entries; count += 1) {
    invariant(view.getUint32(at, true) === entrySignature, 'a ZIP archive lists its files in the directory');
    view.setUint32(at + 12, firstMoment, true);
    view.setUint32(view.getUint32(at + 42, true) + 10, firstMoment, true);
    at += entryLength + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}
