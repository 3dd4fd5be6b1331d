import type { StaffRole } from '../../../../cloudfunctions/console/staff-contract';
import { newClientKey } from '../../../services/client-key';
import { askConsole } from '../services/console';
import { chosenBrandId, may, readSession } from '../services/session';
import { auditRows, loadingTeam, type MemberRow, type OpenLinkRow, teamScope, teamView } from './team.view';

type RowTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { index: number }
>;
type EntryTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { key: string }
>;
type Typing = WechatMiniprogram.CustomEvent<
  { value: string },
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { field: string }
>;
type Reasoned = WechatMiniprogram.CustomEvent<{ reason: string }>;

const emptyInvite = { role: '' as StaffRole | '', label: '', token: '' };
const emptyArrival = { token: '', name: '', problem: '' };

Page({
  data: {
    ...loadingTeam,
    ...{ invite: emptyInvite, arrival: emptyArrival, asked: null as MemberRow | null },
    ...{ taken: null as OpenLinkRow | null, shownEntry: '', isInviting: false, isBusy: false },
    ...{ problem: '', notice: '', mayExport: false, scope: {} },
  },
  requestId: '',

  onLoad(query: Record<string, string | undefined>) {
    this.requestId = newClientKey();
    const token = query.invite ?? '';
    if (token !== '') return this.setData({ arrival: { ...emptyArrival, token }, phase: 'ready' });
    return this.load();
  },

  async load() {
    const me = await readSession(true);
    const brandId = me.ok ? teamScope(me.value, chosenBrandId(me.value)) : '';
    const scope = brandId === '' ? {} : { brandId };
    const maySee = me.ok && me.value.may.teamList !== undefined;
    const [team, audit] = maySee
      ? await Promise.all([askConsole('teamList', scope), askConsole('auditList', scope)])
      : [undefined, undefined];
    const mayExport = me.ok && may(me.value, 'exportAudit', brandId === '' ? null : brandId);
    this.setData({ ...teamView({ me, brandId, team, audit }), mayExport, scope });
  },

  tryAgain() {
    this.setData(loadingTeam);
    return this.load();
  },

  typeName({ detail }: Typing) {
    this.setData({ arrival: { ...this.data.arrival, name: detail.value, problem: '' } });
  },

  /** Somebody opened a link for a role. */
  async accept() {
    const { arrival, isBusy } = this.data;
    if (isBusy) return;
    if (arrival.name.trim() === '') return this.arrive({ problem: '请写下同事怎么称呼您。' });
    this.setData({ isBusy: true });
    const answer = await askConsole('acceptStaffInvite', { token: arrival.token, name: arrival.name.trim() });
    this.setData({ isBusy: false });
    if (!answer.ok) return this.arrive({ problem: answer.sentence });
    await readSession(true);
    void wx.redirectTo({ url: '/packages/console/home/home' });
  },

  arrive(change: Partial<typeof emptyArrival>) {
    this.setData({ arrival: { ...this.data.arrival, ...change } });
  },

  act() {
    if (this.data.arrival.token !== '') return this.accept();
    this.setData({ isInviting: true, invite: emptyInvite, problem: '', notice: '' });
  },

  typeInvite({ currentTarget, detail }: Typing) {
    this.setData({ invite: { ...this.data.invite, [currentTarget.dataset.field]: detail.value }, problem: '' });
  },

  async sendInvite({ detail }: Reasoned) {
    const { invite, brandId } = this.data;
    const { role } = invite;
    if (role === '') return this.setData({ problem: '请先选角色。' });
    if (invite.label.trim() === '') return this.setData({ problem: '请写明给谁。' });
    const session = await readSession();
    const chosen = brandId !== '' ? brandId : session.ok ? chosenBrandId(session.value) : '';
    const scope = role.startsWith('agency-') ? {} : { brandId: chosen };
    const request = { ...this.audited(detail.reason), role, ...scope, label: invite.label.trim() };
    const answer = await this.busy(() => askConsole('inviteStaff', request));
    if (!answer.ok) return this.setData({ problem: answer.sentence });
    this.done('邀请做好了,点「发给他」。链接三天内有效,只能用一次。');
    this.setData({ invite: { ...invite, token: answer.value.token } });
    await this.load();
  },

  onShareAppMessage() {
    const { token, label } = this.data.invite;
    return { title: `请 ${label} 来管理推客`, path: `/packages/console/team/team?invite=${token}` };
  },

  askRevoke(event: RowTap) {
    this.setData({ asked: this.data.members[event.currentTarget.dataset.index] ?? null, problem: '', notice: '' });
  },

  askTake(event: RowTap) {
    this.setData({ taken: this.data.invites[event.currentTarget.dataset.index] ?? null, problem: '', notice: '' });
  },

  keep() {
    this.setData({ asked: null, taken: null, isInviting: false, problem: '' });
  },

  async revoke({ detail }: Reasoned) {
    const { asked } = this.data;
    if (!asked) return;
    const scope = asked.brandId === '' ? {} : { brandId: asked.brandId };
    const request = { ...this.audited(detail.reason), memberId: asked.memberId, role: asked.role, ...scope };
    const answer = await this.busy(() => askConsole('revokeRole', request));
    if (!answer.ok) return this.setData({ problem: answer.sentence });
    this.done('收回了,下一次点击就不能用。');
    await this.load();
  },

  async take({ detail }: Reasoned) {
    const { taken } = this.data;
    if (!taken) return;
    const scope = taken.brandId === '' ? {} : { brandId: taken.brandId };
    const request = { ...this.audited(detail.reason), inviteId: taken.inviteId, ...scope };
    const answer = await this.busy(() => askConsole('revokeStaffInvite', request));
    if (!answer.ok) return this.setData({ problem: answer.sentence });
    this.done('邀请收回了。');
    await this.load();
  },

  audited(reason: string) {
    return { requestId: this.requestId, reason };
  },

  async busy<T>(run: () => Promise<T>): Promise<T> {
    this.setData({ isBusy: true, problem: '' });
    const answer = await run();
    this.setData({ isBusy: false });
    return answer;
  },

  done(notice: string) {
    this.requestId = newClientKey();
    this.setData({ asked: null, taken: null, isInviting: false, notice });
  },

  openEntry(event: EntryTap) {
    const { key } = event.currentTarget.dataset;
    this.setData({ shownEntry: this.data.shownEntry === key ? '' : key });
  },

  async moreAudit() {
    const { brandId, nextBeforeMs, audit, isBusy } = this.data;
    if (isBusy || nextBeforeMs === 0) return;
    const scope = brandId === '' ? {} : { brandId };
    const answer = await this.busy(() => askConsole('auditList', { ...scope, beforeMs: nextBeforeMs }));
    if (!answer.ok) return this.setData({ problem: answer.sentence });
    const rows = auditRows(answer.value).map((row) => ({ ...row, key: `${audit.length}|${row.key}` }));
    this.setData({ audit: [...audit, ...rows], nextBeforeMs: answer.value.nextBeforeMs ?? 0 });
  },
});
