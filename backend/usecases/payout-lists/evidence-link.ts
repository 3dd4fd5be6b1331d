import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Clock } from '../../ports/clock';
import type { FileStorage } from '../../ports/file-storage';
import type { PayListStore, RowResult } from '../../ports/pay-list-store';

export interface EvidencePorts {
  readonly clock: Clock;
  readonly payLists: Pick<PayListStore, 'findRow'>;
  readonly storage: Pick<FileStorage, 'linksTo'>;
}

export interface EvidenceLink {
  readonly url: string;
  readonly name: string;
  readonly untilMs: number;
}

const lifeSec = 600;
/** Where the page uploads evidence to; nothing else of the storage is shown, whatever a result names. */
const uploaded = /^cloud:\/\/[^/]+\/evidence\/\S+$/;

/** Whether a file was kept with a result; one that came from a bank's file has that file's hash instead. */
export function hasEvidence(result: Pick<RowResult, 'evidence'> | null): boolean {
  return result !== null && uploaded.test(result.evidence);
}

/**
 * A link to what somebody uploaded with the result of a payout, good for ten minutes.
 *
 * Rejections: payout-not-in-list; evidence-missing where there is no such file.
 */
export async function evidenceLink(
  { clock, payLists, storage }: EvidencePorts,
  payoutNo: string,
): Promise<Outcome<EvidenceLink, 'payout-not-in-list' | 'evidence-missing'>> {
  const row = await payLists.findRow(payoutNo);
  if (!row) return rejected('payout-not-in-list');
  if (!row.result || !hasEvidence(row.result)) return rejected('evidence-missing');
  const { evidence } = row.result;
  const link = await linkTo({ clock, storage }, evidence);
  return link ? ok(link) : rejected('evidence-missing', evidence);
}

/** A link to a file that was found to be of its place, good for ten minutes; undefined where the file is gone. One call. */
export async function linkTo(
  { clock, storage }: Pick<EvidencePorts, 'clock' | 'storage'>,
  fileId: string,
): Promise<EvidenceLink | undefined> {
  const url = (await storage.linksTo([fileId], lifeSec)).get(fileId);
  if (url === undefined) return undefined;
  return { url, name: fileId.slice(fileId.lastIndexOf('/') + 1), untilMs: clock.nowMs() + lifeSec * 1000 };
}
