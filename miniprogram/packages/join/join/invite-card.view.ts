import type { OpenInviteView } from '../../../../cloudfunctions/promoter/contract';
import { momentText } from '../../../formats/beijing-text';
import { conditionText } from '../../../formats/condition-text';
import { percentText } from '../../../formats/percent-text';
import type { Answer } from '../../../services/answer';

export interface InviteCard {
  readonly isGood: boolean;
  readonly title: string;
  readonly lines: readonly string[];
}

const anyway = '没有邀请也能加入,同样免费。';

const refusals: Readonly<Record<string, InviteCard>> = {
  'invite-not-found': { isGood: false, title: '没有找到这个邀请', lines: ['可能少抄了几个字。', anyway] },
  'invite-expired': { isGood: false, title: '这个邀请已经过期', lines: ['可以向邀请您的商家要一个新的。', anyway] },
  'invite-used-up': {
    isGood: false,
    title: '这个邀请的名额已经用完',
    lines: ['可以向邀请您的商家要一个新的。', anyway],
  },
  'invite-revoked': { isGood: false, title: '商家收回了这个邀请', lines: ['想知道原因,请问邀请您的商家。', anyway] },
  'not-open': { isGood: false, title: '邀请您的品牌还没有开张', lines: ['开张后再打开这个邀请就可以加入。'] },
};

/** What an invite is for, or what is the matter with it. `brandId` is the brand for which the page was opened. */
export function inviteCard(invite: Answer<OpenInviteView> | undefined, brandId = ''): InviteCard | null {
  if (!invite) return null;
  if (!invite.ok) return refusals[invite.code] ?? { isGood: false, title: '邀请没有打开', lines: [invite.sentence] };
  const { brandName, groupName, sharePpm, conditions, expiresAtMs } = invite.value;
  const asks = conditionText(conditions);
  const lines = [
    `小组:${groupName},佣金为机构服务费的 ${percentText(sharePpm)}`,
    ...(asks !== '' ? [`进这个小组要:${asks}。条件不到也能加入,先进开放的小组。`] : []),
    `邀请到 ${momentText(expiresAtMs)} 为止`,
  ];
  const isOther = brandId !== '' && brandId !== invite.value.brandId;
  const title = isOther ? `这是「${brandName}」的邀请,不是您刚才看的品牌` : `「${brandName}」邀请您加入`;
  return { isGood: true, title, lines };
}
