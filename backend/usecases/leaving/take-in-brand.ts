import { type ArchiveProblem, archiveReader, type ReadArchive } from '../../../core/leaving/archive-line';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { ArchiveFiles } from '../../ports/archive-files';
import type { BrandArchive } from '../../ports/brand-archive';
import type { Clock } from '../../ports/clock';
import type { FileStorage } from '../../ports/file-storage';
import type { EditedBrand } from '../../ports/program-editor';
import { auditedChange } from '../payees/audited-change';
import type { Actor } from '../staff/audited-write';

export interface TakeInBrandPorts {
  readonly clock: Clock;
  readonly archive: Pick<BrandArchive, 'transaction'>;
  readonly storage: Pick<FileStorage, 'linksTo' | 'remove'>;
  readonly archiveFiles: ArchiveFiles;
}

export interface TakenInBrand {
  readonly brandId: string;
  readonly name: string;
  readonly groups: number;
  /** Rows by collection that stay in the file as a record: nobody becomes a promoter and no money is booked by it. */
  readonly keptInFile: Readonly<Record<string, number>>;
  readonly cannotMove: readonly string[];
}

const linkLifeSec = 600;

/**
 * Takes a brand in from another deployment's archive, a file of any size in the cloud's storage: its name, look, groups,
 * conditions and shares, closed until it is opened here. People join themselves, shops are added anew, and old books stay
 * in the file. Once it is done the file is removed from the storage: names of people stand in it.
 *
 * Rejections: archive-not-readable, also for a file that is not there; archive-cut, archive-of-other-version;
 * brand-id-taken; request-id-taken. Errors: Outage.
 */
export async function takeInBrand(
  ports: TakeInBrandPorts,
  actor: Actor,
  request: { readonly brandId: string; readonly fileId: string; readonly requestId: string; readonly reason: string },
): Promise<Outcome<TakenInBrand, ArchiveProblem | 'brand-id-taken' | 'request-id-taken'>> {
  const { brandId, fileId, requestId, reason } = request;
  const audited = { action: 'takeInBrand', brandId, requestId, reason, asked: { brandId, fileId } };
  // Read before the transaction, which would be over before a large file is. A request that was answered before comes to
  // its answer though its file is gone by then.
  const read = await readFile(ports, fileId);
  const taken = await auditedChange(ports.archive, ports.clock, actor, audited, async (edit) => {
    if (typeof read === 'string') return rejected(read);
    const stored = read.brand as unknown as EditedBrand | null;
    if (stored === null || !Array.isArray(stored.groups) || !Array.isArray(stored.shares)) {
      return rejected('archive-not-readable', 'no rules of a brand are in it');
    }
    if (await edit.findBrand(brandId)) return rejected('brand-id-taken');
    const { name, groups, shares } = stored;
    const theme = stored.theme ?? { logoUrl: null, color: null };
    const rules = { name, groups, shares, theme, planShares: {}, reviewMode: 'all' } as const;
    await edit.addBrand({ brandId, ...rules, isOpen: false, revision: 1 });
    const { head, rows, counts } = read;
    const after = { brandId, from: head.brandId, exportedAtMs: head.exportedAtMs, rows, name, groups, shares };
    const answer = { brandId, name, groups: groups.length, keptInFile: counts, cannotMove: head.cannotMove };
    return ok({ subject: `brand ${brandId}`, before: null, after, answer });
  });
  if (taken.ok) await ports.storage.remove([fileId]);
  return taken;
}

async function readFile(
  { storage, archiveFiles }: TakeInBrandPorts,
  fileId: string,
): Promise<ReadArchive | ArchiveProblem> {
  const link = (await storage.linksTo([fileId], linkLifeSec)).get(fileId);
  if (link === undefined) return 'archive-not-readable';
  const reader = archiveReader();
  for await (const line of archiveFiles.linesOf(link)) if (!reader.take(line)) break;
  return reader.result();
}
