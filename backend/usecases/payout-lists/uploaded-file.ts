import type { FileStorage } from '../../ports/file-storage';

/** A file is looked for by asking for a link to it, which nobody gets. */
const lookSec = 60;
const kinds = 'pdf|ofd|jpg|jpeg|png';

/**
 * Whether a file that somebody names is what the page uploads for this very thing (`place`, a path without the part that
 * makes it unique), is a document or a picture, and lies in the storage. Anything else of the storage is no evidence.
 * One call. Errors: Outage.
 */
export async function isUploaded(
  storage: Pick<FileStorage, 'linksTo'>,
  fileId: string,
  place: string,
): Promise<boolean> {
  return isOfPlace(fileId, place) && (await storage.linksTo([fileId], lookSec)).has(fileId);
}

/** The same by the file's name alone. */
export function isOfPlace(fileId: string, place: string): boolean {
  const [, path = ''] = /^cloud:\/\/[^/]+\/(\S+)$/.exec(fileId) ?? [];
  const isOfKind = new RegExp(`^[A-Za-z0-9_-]{1,64}\\.(${kinds})$`).test(path.slice(place.length + 1));
  return path.startsWith(`${place}-`) && isOfKind;
}

/** Where the page uploads the evidence of a result to. */
export function evidencePlace(listId: string, payoutNo: string): string {
  return `evidence/${listId}/${payoutNo}`;
}

/** Where the page uploads the invoice of a payout to. */
export function invoicePlace(payoutNo: string): string {
  return `invoices/${payoutNo}`;
}
