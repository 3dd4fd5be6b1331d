import type { ListInvitesView } from '../../../../../cloudfunctions/console/contract';
import { momentText } from '../../../../formats/beijing-text';
import { countText } from '../../count-text.view';
import type { Tone } from '../row-list/row-list.view';

export type InviteView = ListInvitesView['invites'][number];

export const inviteKindNames: Readonly<Record<InviteView['kind'], string>> = {
  staff: '员工',
  store: '门店',
  member: '会员',
  fan: '粉丝',
  supplier: '供应商',
  event: '活动',
};

const states: Readonly<Record<InviteView['state'], { readonly text: string; readonly tone: Tone }>> = {
  valid: { text: '✓ 可用', tone: 'free' },
  'invite-used-up': { text: '● 已用完', tone: 'done' },
  'invite-expired': { text: '● 已过期', tone: 'done' },
  'invite-revoked': { text: '● 已收回', tone: 'done' },
};

export function inviteTag({ state }: InviteView): { readonly text: string; readonly tone: Tone } {
  return states[state];
}

/** What is to be known of an invite. */
export function inviteFacts(
  invite: InviteView,
  groupName: string,
): readonly { readonly name: string; readonly value: string }[] {
  return [
    { name: '给谁', value: inviteKindNames[invite.kind] },
    { name: '进哪个小组', value: groupName },
    { name: '用了', value: `${countText(invite.used)} / ${countText(invite.useLimit)} 人` },
    { name: '到期', value: momentText(invite.expiresAtMs) },
    ...(invite.revokedAtMs === null ? [] : [{ name: '收回', value: momentText(invite.revokedAtMs) }]),
  ];
}

/** Why an invite lets nobody in any more; '' while it does. */
export function inviteOver({ state }: InviteView): string {
  if (state === 'invite-used-up') return '名额用完了,请新建一个邀请。已经加入的人不受影响。';
  if (state === 'invite-expired') return '过期了,请新建一个邀请。已经加入的人不受影响。';
  return state === 'invite-revoked' ? '收回以后没有人能再用它加入。已经加入的人不受影响。' : '';
}
