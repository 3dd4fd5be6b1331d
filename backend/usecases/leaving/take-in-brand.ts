import { type ReadArchive, readArchive } from '../../../core/leaving/archive-line';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { BrandArchive } from '../../ports/brand-archive';
import type { Clock } from '../../ports/clock';
import type { EditedBrand } from '../../ports/program-editor';
import { auditedChange } from '../payees/audited-change';
import type { Actor } from '../staff/audited-write';

export interface TakeInBrandPorts {
  readonly clock: Clock;
  readonly archive: Pick<BrandArchive, 'transaction'>;
}

export interface TakenInBrand {
  readonly brandId: string;
  readonly name: string;
  readonly groups: number;
  /** Rows by collection that stay in the file as a record: nobody becomes a promoter and no money is booked by it. */
  readonly keptInFile: Readonly<Record<string, number>>;
  readonly cannotMove: readonly string[];
}

/**
 * Takes a brand in from another deployment's archive: its name, look, groups, conditions and shares, closed until it is
 * opened here. People join themselves, shops are added anew, and old books stay in the file.
 *
 * Rejections: archive-not-readable, archive-cut, archive-of-other-version; brand-id-taken; request-id-taken.
 */
export async function takeInBrand(
  ports: TakeInBrandPorts,
  actor: Actor,
  request: { readonly brandId: string; readonly text: string; readonly requestId: string; readonly reason: string },
): Promise<
  Outcome<
    TakenInBrand,
    'archive-not-readable' | 'archive-cut' | 'archive-of-other-version' | 'brand-id-taken' | 'request-id-taken'
  >
> {
  const { brandId, requestId, reason } = request;
  const read = readArchive(request.text);
  if (typeof read === 'string') return rejected(read);
  const stored = read.rows.find(({ collection }) => collection === 'brands')?.row as unknown as EditedBrand | undefined;
  if (stored === undefined || !Array.isArray(stored.groups) || !Array.isArray(stored.shares)) {
    return rejected('archive-not-readable', 'no rules of a brand are in it');
  }
  const asked = { brandId, from: read.head.brandId, exportedAtMs: read.head.exportedAtMs, rows: read.rows.length };
  const audited = { action: 'takeInBrand', brandId, requestId, reason, asked };
  return auditedChange(ports.archive, ports.clock, actor, audited, async (edit) => {
    if (await edit.findBrand(brandId)) return rejected('brand-id-taken');
    const { name, groups, shares } = stored;
    const theme = stored.theme ?? { logoUrl: null, color: null };
    const rules = { name, groups, shares, theme, planShares: {}, reviewMode: 'all' } as const;
    await edit.addBrand({ brandId, ...rules, isOpen: false, revision: 1 });
    const answer = {
      ...{ brandId, name, groups: groups.length, keptInFile: countsOf(read), cannotMove: read.head.cannotMove },
    };
    return ok({ subject: `brand ${brandId}`, before: null, after: { ...asked, name, groups, shares }, answer });
  });
}

function countsOf({ rows }: ReadArchive): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { collection } of rows) {
    if (collection !== 'brands') counts[collection] = (counts[collection] ?? 0) + 1;
  }
  return counts;
}
