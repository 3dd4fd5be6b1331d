import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Clock } from '../../ports/clock';
import type { InviteStore } from '../../ports/invite-store';
import type { PeopleDesk } from '../../ports/people-desk';
import type { ProgramSettingsSource } from '../../ports/program-settings';
import { groupSharePpm } from '../joining/placement';
import { type PersonLine, personLine } from './person-line';

export interface ReadPersonPorts {
  readonly clock: Clock;
  readonly settings: ProgramSettingsSource;
  readonly invites: InviteStore;
  readonly people: Pick<PeopleDesk, 'findMember' | 'listPromoters' | 'historyOf' | 'countLiveLinks'>;
}

export interface PersonView extends PersonLine {
  /** How he came: the invite's kind and name; null for who came without one. */
  readonly source: { readonly kind: string; readonly label: string } | null;
  /** Links of his that still live; those of somebody who may not share lead nowhere. */
  readonly liveLinks: number;
  readonly suspendedReason: string | null;
  readonly leftAtMs: number | null;
  /** What his group would give him. */
  readonly groupSharePpm: number;
  readonly ownShares: readonly { readonly fromMs: number; readonly sharePpm: number }[];
  readonly groups: readonly { readonly groupId: string; readonly name: string }[];
  /** What people with a role did about him, the newest first. */
  readonly history: readonly {
    readonly atMs: number;
    readonly name: string;
    readonly action: string;
    readonly before: unknown;
    readonly after: unknown;
    readonly reason: string;
  }[];
}

const longestHistory = 20;

/** How the audit names a membership, and a promoter beyond any brand. */
export function memberSubject(brandId: string, promoter: string): string {
  return `membership ${brandId}|${promoter}`;
}

export function promoterSubject(promoter: string): string {
  return `promoter ${promoter}`;
}

/**
 * One member of a brand.
 *
 * Rejections: brand-not-found; person-not-found, the same for a member of another brand only.
 */
export async function readPerson(
  ports: ReadPersonPorts,
  { brandId, promoter }: { readonly brandId: string; readonly promoter: string },
): Promise<Outcome<PersonView, 'brand-not-found' | 'person-not-found'>> {
  const brand = (await ports.settings.current()).brands.find((one) => one.brandId === brandId);
  if (!brand) return rejected('brand-not-found');
  const member = await ports.people.findMember(brandId, promoter);
  if (!member) return rejected('person-not-found');
  const nowMs = ports.clock.nowMs();
  const [token] = member.usedInvites ?? [];
  const [[row], entries, liveLinks, invite] = await Promise.all([
    ports.people.listPromoters([promoter]),
    ports.people.historyOf([memberSubject(brandId, promoter), promoterSubject(promoter)], longestHistory),
    ports.people.countLiveLinks(promoter, brandId, nowMs),
    token === undefined ? undefined : ports.invites.findInvite(token),
  ]);
  const line = personLine(brand, member, row, nowMs);
  const group = brand.groups.find(({ groupId }) => groupId === line.groupId);
  return ok({
    ...line,
    source: invite ? { kind: invite.kind, label: invite.label } : null,
    liveLinks,
    suspendedReason: row?.suspendedReason ?? null,
    leftAtMs: row?.leftAtMs ?? null,
    groupSharePpm: group ? groupSharePpm(brand, group, nowMs) : line.sharePpm,
    ownShares: member.shares,
    groups: brand.groups.map(({ groupId, name }) => ({ groupId, name })),
    history: entries.map(({ atMs, name, action, before, after, reason }) => ({
      ...{ atMs, name, action, before, after, reason },
    })),
  });
}
