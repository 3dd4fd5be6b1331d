import { type CaseKind, caseKinds } from '../../../core/cases/case-kind';
import type { CaseDesk, CaseScope, WaitingCase } from '../../ports/case-desk';
import type { Clock } from '../../ports/clock';
import type { ProgramSettingsSource } from '../../ports/program-settings';
import type { StaffMember } from '../../ports/staff-store';
import { wholeMoments } from '../corrections/whole-moments';
import { type ConsoleDuty, type Reach, reaches, reachOf } from '../staff/role-matrix';
import { type CaseLine, caseIdOf, caseLine } from './case-line';

export interface CasePorts {
  readonly caseDesk: CaseDesk;
  readonly settings: ProgramSettingsSource;
  readonly clock: Clock;
}

const pageSize = 40;
/** Of each kind so many are counted; more is said as such. */
const mostCounted = 200;

/** Whoever may see the list of a kind where it stands by itself sees it in the queue. */
const dutyOf: Readonly<Record<CaseKind, ConsoleDuty>> = {
  claim: 'listClaims',
  complaint: 'answerComplaint',
  appeal: 'answerComplaint',
  risk: 'workItems',
  correction: 'listCorrections',
  review: 'listReviews',
};

export interface CaseReader {
  readonly member: StaffMember;
  /** A brand that was allowed already, or all that his roles reach. */
  readonly brandId: string | undefined;
}

/**
 * Everything that waits for a person and that his roles let him see, the first due first, 40 a page.
 *
 * Calls: 1 for each kind that he may see, and 1 for who took what.
 */
export async function listCases(
  ports: CasePorts,
  reader: CaseReader,
  page: { readonly kind?: CaseKind | undefined; readonly afterDueMs?: number | undefined },
): Promise<{ readonly cases: readonly CaseLine[]; readonly nextAfterDueMs: number | null }> {
  const kinds = caseKinds.filter((kind) => page.kind === undefined || page.kind === kind);
  const asked = { afterDueMs: page.afterDueMs ?? 0, limit: pageSize };
  const found = (await Promise.all(kinds.map((kind) => waitingFor(ports, reader, kind, asked)))).flat();
  const sorted = found.sort((one, other) => one.dueAtMs - other.dueAtMs || (one.id < other.id ? -1 : 1));
  const { items, nextMs } = wholeMoments(sorted.slice(0, pageSize), pageSize, ({ dueAtMs }) => dueAtMs);
  const takes = await ports.caseDesk.listTakes(items.map(({ kind, id }) => caseIdOf(kind, id)));
  const byCase = new Map(takes.map((take) => [take.caseId, take]));
  const who = { openid: reader.member.openid, nowMs: ports.clock.nowMs() };
  return {
    cases: items.map((waiting) => caseLine(waiting, byCase.get(caseIdOf(waiting.kind, waiting.id)), who)),
    nextAfterDueMs: nextMs,
  };
}

export interface CaseCount {
  readonly kind: CaseKind;
  readonly count: number;
  /** There are more than were counted. */
  readonly isAtLeast: boolean;
  readonly overdue: number;
  readonly firstDueAtMs: number;
}

/** How much of each kind waits, kinds with nothing left out. Calls: 1 for each kind that he may see. */
export async function countCases(ports: CasePorts, reader: CaseReader): Promise<readonly CaseCount[]> {
  const asked = { afterDueMs: 0, limit: mostCounted };
  const nowMs = ports.clock.nowMs();
  const counts = caseKinds.map(async (kind): Promise<CaseCount[]> => {
    const found = await waitingFor(ports, reader, kind, asked);
    const [first] = [...found].sort((one, other) => one.dueAtMs - other.dueAtMs);
    if (!first) return [];
    const overdue = found.filter(({ dueAtMs }) => nowMs > dueAtMs).length;
    const isAtLeast = found.length === mostCounted;
    return [{ kind, count: found.length, isAtLeast, overdue, firstDueAtMs: first.dueAtMs }];
  });
  return (await Promise.all(counts)).flat();
}

/** Whether somebody's roles let him see a case; the same answer for another brand's and for none. */
export function maySee(member: StaffMember, { kind, brandId }: Pick<WaitingCase, 'kind' | 'brandId'>): boolean {
  return reaches(reachOf(member, dutyOf[kind]), brandId);
}

async function waitingFor(
  ports: CasePorts,
  { member, brandId }: CaseReader,
  kind: CaseKind,
  page: { readonly afterDueMs: number; readonly limit: number },
): Promise<WaitingCase[]> {
  const reach = reachOf(member, dutyOf[kind]);
  const scope = await scopeWithin(ports, reach, brandId);
  return scope === undefined ? [] : ports.caseDesk.listWaiting(kind, scope, page);
}

async function scopeWithin(
  { settings }: CasePorts,
  reach: Reach,
  brandId: string | undefined,
): Promise<CaseScope | undefined> {
  if (brandId !== undefined) return reaches(reach, brandId) ? { brandIds: [brandId], isEveryBrand: false } : undefined;
  if (reach !== 'every-brand') return reach.length === 0 ? undefined : { brandIds: reach, isEveryBrand: false };
  const { brands } = await settings.current();
  return { brandIds: brands.map((brand) => brand.brandId), isEveryBrand: true };
}
