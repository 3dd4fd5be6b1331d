import type { AuditListView, MeView, StaffRole, TeamListView } from '../../../../cloudfunctions/console/staff-contract';
import { momentText } from '../../../formats/beijing-text';
import type { Answer } from '../../../services/answer';
import { agencyRoleNames, brandRoleNames, roleName } from '../role-names.view';
import { actionName, changeText, subjectText } from './audit-words.view';

export interface MemberRow {
  readonly key: string;
  readonly memberId: string;
  readonly name: string;
  readonly isMe: boolean;
  readonly role: StaffRole;
  readonly roleText: string;
  readonly brandId: string;
  readonly since: string;
}

export interface OpenLinkRow {
  readonly inviteId: string;
  readonly brandId: string;
  readonly title: string;
  readonly note: string;
}

export interface AuditRow {
  readonly key: string;
  readonly title: string;
  readonly note: string;
  readonly reason: string;
  readonly change: string;
}

export interface TeamData {
  readonly phase: 'loading' | 'ready' | 'failed' | 'no-right';
  readonly sentence: string;
  readonly members: readonly MemberRow[];
  readonly invites: readonly OpenLinkRow[];
  readonly audit: readonly AuditRow[];
  readonly nextBeforeMs: number;
  readonly mayChange: boolean;
  readonly roles: readonly { readonly role: StaffRole; readonly name: string; readonly does: string }[];
  /** '' where the whole agency is looked at. */
  readonly brandId: string;
}

export const loadingTeam: TeamData = {
  ...{ phase: 'loading', sentence: '', members: [], invites: [], audit: [], nextBeforeMs: 0 },
  ...{ mayChange: false, roles: [], brandId: '' },
};

export interface TeamAnswers {
  readonly me: Answer<MeView>;
  /** The brand that is looked at; '' for the whole agency. */
  readonly brandId: string;
  readonly team?: Answer<TeamListView> | undefined;
  readonly audit?: Answer<AuditListView> | undefined;
}

/** Whose team somebody looks at: the agency's where his roles reach it, else the chosen brand's. */
export function teamScope(me: MeView, chosenBrandId: string): string {
  return me.may.teamList === 'every-brand' ? '' : chosenBrandId;
}

export function teamView({ me, brandId, team, audit }: TeamAnswers): TeamData {
  if (!me.ok) return { ...loadingTeam, phase: 'failed', sentence: me.sentence };
  if (!team || me.value.may.teamList === undefined) {
    return { ...loadingTeam, phase: 'no-right', sentence: '您没有看成员的权限,请联系负责人。' };
  }
  if (!team.ok) return { ...loadingTeam, phase: 'failed', sentence: team.sentence };
  const names = new Map(me.value.brands.map((brand) => [brand.brandId, brand.name]));
  const place = (id: string | null) => (id === null ? '机构' : (names.get(id) ?? id));
  const reach = me.value.may.inviteStaff;
  const mayChange = reach === 'every-brand' || (brandId !== '' && (reach?.includes(brandId) ?? false));
  return {
    ...{ phase: 'ready', sentence: '', brandId, mayChange },
    members: team.value.members.flatMap(({ memberId, name, roles, addedAtMs, isMe }) =>
      roles.map((held) => ({
        ...{ key: `${memberId}|${held.role}|${held.brandId ?? ''}`, memberId, name, isMe, role: held.role },
        roleText: `${place(held.brandId)} · ${roleName(held.role)}`,
        brandId: held.brandId ?? '',
        since: `${momentText(addedAtMs)} 加入`,
      })),
    ),
    invites: team.value.invites.map((invite) => ({
      ...{ inviteId: invite.inviteId, brandId: invite.brandId ?? '' },
      title: `${invite.label} · ${roleName(invite.role)}`,
      note: `${place(invite.brandId)} · ${momentText(invite.expiresAtMs)} 前有效`,
    })),
    audit: audit?.ok ? auditRows(audit.value) : [],
    nextBeforeMs: audit?.ok ? (audit.value.nextBeforeMs ?? 0) : 0,
    roles: brandId === '' ? [...agencyRoleNames, ...brandRoleNames] : brandRoleNames,
  };
}

/** What was done, as rows; the newest first. */
export function auditRows({ entries }: AuditListView): readonly AuditRow[] {
  return entries.map(({ atMs, name, action, subject, before, after, reason }, index) => ({
    key: `${atMs}|${action}|${index}`,
    title: `${name} · ${actionName(action)}`,
    note: `${momentText(atMs)} · ${subjectText(subject)}`,
    reason: reason === '' ? '' : `原因:${reason}`,
    change: changeText(before, after) || '没有记下改动的内容。',
  }));
}
