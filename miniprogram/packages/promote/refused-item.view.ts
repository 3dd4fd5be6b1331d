import type { FeedItemView, ShareKind } from '../../../cloudfunctions/promotion/contract';
import { momentText } from '../../formats/beijing-text';
import type { Failure } from '../../services/answer';
import { type ItemData, loadingItem, promotePath } from './item.view';

/** What cannot be shared any more, by why, and what that means for the promoter. */
const goneSentences: Readonly<Record<ShareKind, Readonly<Record<'sold-out' | 'time-over' | 'not-shareable', string>>>> =
  {
    product: {
      'sold-out': '这件商品卖完了。补货后可以再分享,之前发过的链接也会恢复。',
      'time-over': '这件商品的推广时间已经过了。现在分享没有佣金,所以先不给链接。',
      'not-shareable': '这件商品不在货架上:商家下架了,或还没有通过审核。',
    },
    live: over('这场直播已经结束。'),
    notice: over('这场直播的预约已经结束。'),
    video: over('这条短视频现在看不到了。'),
    article: over('这篇图文现在看不到了。'),
    coupon: {
      'sold-out': '这张优惠券已经领完。',
      'time-over': '这张优惠券的领取时间已经过了。',
      'not-shareable': '商家停用了这张优惠券。',
    },
  };

function over(sentence: string) {
  return { 'sold-out': sentence, 'time-over': sentence, 'not-shareable': sentence } as const;
}

const linkFailed = '微信小店没有给出链接,这次没有生成。之前发过的分享不受影响,请过一会儿再试一次。';

/** Whether a thing is gone, so that there may be another one to share instead. */
export function isGone({ code }: Failure): boolean {
  return code === 'sold-out' || code === 'time-over' || code === 'not-shareable';
}

/** Why there is nothing to share, and the one thing to do about it. */
export function refusedItem({ code, sentence }: Failure, kind: ShareKind): ItemData {
  switch (code) {
    case 'platform-refused':
      return { ...loadingItem, phase: 'failed', sentence: linkFailed };
    case 'not-bound':
      return { ...loadingItem, phase: 'empty', sentence, actionName: '去加入', actionPath: '/packages/join/join/join' };
    case 'agreement-not-accepted':
      return {
        ...{ ...loadingItem, phase: 'empty', actionName: '看协议', actionPath: '/packages/join/join/join' },
        sentence: '推客协议更新了。看过并同意后就能继续分享,之前发过的分享和佣金不受影响。',
      };
    case 'promoter-suspended':
      return {
        ...{ ...loadingItem, phase: 'empty', actionName: '看原因', actionPath: '/pages/me/me' },
        sentence: '您的推客身份已暂停,暂时不能分享。原因写在「我的」里,有不同意见可以在那里申诉。',
      };
    case 'not-open':
      return { ...loadingItem, phase: 'not-open', sentence };
    case 'sold-out':
    case 'time-over':
    case 'not-shareable':
      return {
        ...loadingItem,
        phase: 'empty',
        sentence: goneSentences[kind][code],
        actionName: '看看别的',
        actionPath: '/pages/pick/pick',
      };
    default:
      return { ...loadingItem, phase: 'failed', sentence };
  }
}

/** What there is instead of a broadcast that is over: the shop's running one, or its next. */
export function insteadOf(shown: ItemData, items: readonly FeedItemView[], shopAppid: string): ItemData {
  const next = items.find((item) => item.shopAppid === shopAppid);
  if (!next) return shown;
  const airs = next.airsAtMs === null ? '正在直播' : `下一场:${momentText(next.airsAtMs)}`;
  return {
    ...shown,
    sentence: `${shown.sentence}${airs},「${next.title}」。`,
    actionName: next.kind === 'live' ? '分享正在播的' : '分享下一场',
    actionPath: promotePath('item', next),
  };
}
