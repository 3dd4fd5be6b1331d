import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Clock } from '../../ports/clock';
import type { ListedMember, PeopleDesk, PeoplePart } from '../../ports/people-desk';
import type { ProgramSettingsSource } from '../../ports/program-settings';
import { wholeMoments } from '../corrections/whole-moments';
import { dormantMs, type PersonLine, personLine } from './person-line';

export interface ListPeoplePorts {
  readonly clock: Clock;
  readonly settings: ProgramSettingsSource;
  readonly people: Pick<PeopleDesk, 'listMembers' | 'searchMembers'>;
}

/** A part by name; what is left out is everybody. */
export type PeopleFilter = Exclude<PeoplePart, { kind: 'dormant' }> | { readonly kind: 'dormant' };

export interface PeopleRequest {
  readonly brandId: string;
  readonly filter?: PeopleFilter | undefined;
  /** The beginning of a name, or somebody's id; goes before the filter. */
  readonly search?: string | undefined;
  readonly beforeMs?: number | undefined;
}

export interface PeoplePage {
  readonly people: readonly PersonLine[];
  /** Pass as `beforeMs` for the next page; null when there is none. */
  readonly nextBeforeMs: number | null;
}

const pageSize = 30;

/**
 * Members of a brand, about 30 a page, the newest first. Calls: 1, however many there are.
 *
 * Rejections: brand-not-found.
 */
export async function listPeople(
  ports: ListPeoplePorts,
  { brandId, filter = { kind: 'all' }, search, beforeMs = Number.MAX_SAFE_INTEGER }: PeopleRequest,
): Promise<Outcome<PeoplePage, 'brand-not-found'>> {
  const brand = (await ports.settings.current()).brands.find((one) => one.brandId === brandId);
  if (!brand) return rejected('brand-not-found');
  const nowMs = ports.clock.nowMs();
  const part = filter.kind === 'dormant' ? { ...filter, sinceMs: nowMs - dormantMs } : filter;
  const momentOf = ({ member }: ListedMember) =>
    part.kind === 'dormant' ? (member.activeAtMs ?? member.joinedAtMs) : member.joinedAtMs;
  const found =
    search === undefined
      ? await ports.people.listMembers(brandId, part, { beforeMs, limit: pageSize })
      : await ports.people.searchMembers(brandId, search, pageSize);
  const page = search === undefined ? wholeMoments(found, pageSize, momentOf) : { items: found, nextMs: null };
  const people = page.items.map(({ member, person }) => personLine(brand, member, person, nowMs));
  return ok({ people, nextBeforeMs: page.nextMs });
}
