import type { AuditListView, MeView, StaffRole, TeamListView } from '../../../../cloudfunctions/console/staff-contract';
import { momentText } from '../../../formats/beijing-text';
import type { Answer } from '../../../services/answer';
import { agencyRoleNames, brandRoleNames, roleName } from '../role-names.view';

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
    change: changeText(before, after),
  }));
}

const subjectNames: readonly (readonly [string, string])[] = [
  ['staff invite ', '成员邀请 '],
  ['agency owner', '机构负责人'],
  ['agency settings', '机构设置'],
  ['setup', '开张'],
  ['brand ', '品牌 '],
  ['shop ', '小店 '],
  ['invite ', '邀请 '],
  ['staff ', '成员 '],
  ['membership ', '推客 '],
  ['application ', '品牌申请 '],
  ['inbox ', '通知 '],
];

/** What a thing of the audit is called here; what nobody named stays as it is kept. */
function subjectText(subject: string): string {
  const found = subjectNames.find(([start]) => subject.startsWith(start));
  return found ? found[1] + subject.slice(found[0].length) : subject;
}

const mostSigns = 300;

/** What it was and what it became, for whoever wants to know exactly. */
function changeText(before: unknown, after: unknown): string {
  const text = (value: unknown) => (value === null || value === undefined ? '无' : JSON.stringify(value));
  const whole = `${text(before)} → ${text(after)}`;
  return whole.length > mostSigns ? `${whole.slice(0, mostSigns)}…` : whole;
}

const actionNames: Readonly<Record<string, string>> = {
  claimOwner: '认领机构',
  recoverOwner: '申请找回负责人',
  inviteStaff: '邀请成员',
  acceptStaffInvite: '接受邀请',
  revokeStaffInvite: '收回成员邀请',
  revokeRole: '收回角色',
  chooseWay: '选择怎么开始',
  stateAgency: '填机构资料',
  startBrand: '建品牌',
  openBrand: '开张',
  saveBrand: '改品牌',
  saveShop: '改小店',
  createInvite: '做邀请',
  revokeInvite: '收回邀请',
  decideReview: '审核推客',
  decideItem: '审核货架',
  agreeFee: '约定服务费',
  markStep: '标记步骤',
  saveAgency: '改机构设置',
  setReviewMode: '改审核方式',
  changeSettlement: '改谁付佣金',
  requestCorrection: '申请更正',
  decideCorrection: '处理更正',
  holdMoney: '核查一笔钱',
  unholdMoney: '放开一笔钱',
  blockPayouts: '暂停提现',
  unblockPayouts: '恢复提现',
  decideClaim: '处理找回',
  closeMonth: '关账',
  decidePayout: '处理提现',
  decidePayouts: '批量处理提现',
  pausePayouts: '暂停付款',
  resumePayouts: '恢复付款',
  joinBrand: '加入分组',
  decideApplication: '处理品牌申请',
  replayDeadLetter: '重新处理通知',
};

function actionName(action: string): string {
  return actionNames[action] ?? action;
}
