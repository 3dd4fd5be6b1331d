import type { FailureCode } from './failure-code';

/** The one table from a failure code to what people read: what is the matter, and what to do next. */
export const failureTable = {
  'unknown-action': '小程序版本过旧,请您关闭后重新打开。',
  'bad-input': '您提交的内容有误,请修改后再提交。',
  'no-identity': '没有取得您的微信身份,请您从微信里重新打开小程序。',
  'not-permitted': '您没有这项权限,请联系负责人开通。',
  'wrong-source': '请您在小程序里使用这项功能。',
  'try-again': '暂时没有得到结果,请您稍后再试;重复提交不会重复处理。',
  'internal-error': '系统出了问题,请您把编号告诉客服。',
  'agreement-not-accepted': '推广协议有更新,请您阅读并同意后再继续。',
  'brand-not-chosen': '请您先选择要加入的品牌。',
  'brand-not-found': '没有找到这个品牌,请您核对邀请后再试。',
  'link-not-found': '这个链接已失效,请您向分享者要一个新的链接。',
  'not-bound': '您还不是这里的推客,请您先完成加入。',
  'not-bound-yet': '微信还没有确认绑定,请您完成绑定后再回来确认。',
  'not-open': '这个品牌还没有开放,请您过些时候再来。',
  'not-shareable': '这件内容现在不能推广,请您换一件。',
  'order-not-found': '没有找到这笔订单,请您核对订单号。',
  'platform-refused': '微信平台没有受理,请您稍后再试;仍不行请联系客服。',
  'promoter-suspended': '您的推广已暂停,请您联系客服了解原因。',
  'under-age': '未满 18 周岁不能成为推客,请您成年后再加入。',
  'agreement-version-taken': '这个协议版本号已经用过，请您换一个新的版本号。',
  'already-member': '您已经在这个品牌里了，不用再加入。',
  'changed-meanwhile': '别人刚刚改过这里，请您刷新后再改。',
  'dead-letter-not-found': '没有找到这条待处理的消息，请您刷新后再看。',
  'group-not-found': '没有找到这个分组，请您刷新后再选。',
  'invite-expired': '这个邀请已经过期，请您向品牌要一个新的。',
  'invite-not-found': '没有找到这个邀请，请您核对后再试。',
  'invite-of-other-brand': '这个邀请属于另一个品牌，请您核对后再试。',
  'invite-revoked': '这个邀请已被品牌收回，请您向品牌了解。',
  'invite-term-out-of-range': '邀请的有效期要在一年以内，请您重新选择。',
  'invite-used-up': '这个邀请的名额已经用完，请您向品牌要一个新的。',
  'not-set-up': '这里还没有完成开通，请您先填好机构资料。',
  'notice-too-short': '结算方式要提前七天通知，请您选更晚的时间。',
  'owner-claimed': '这里已经有负责人了，请您联系他开通权限。',
  'owner-code-expired': '这个开通码已经过期，请您重新领取一个。',
  'owner-code-wrong': '开通码不对，请您核对后再输入。',
  'request-id-taken': '这次提交和之前的内容不一样，请您重新打开页面再提交。',
  'review-not-found': '没有找到这条待审核的申请，请您刷新后再看。',
  'settlement-unchanged': '结算方式和现在一样，您不用更改。',
  'share-missing': '新品牌要先定分成比例，请您填写后再保存。',
  'share-too-soon': '新的分成至少要在十分钟以后生效，请您改一下时间。',
  'shop-not-found': '没有找到这家小店，请您核对后再试。',
} satisfies Record<FailureCode, string>;

/** The sentence of a code, as people read it. */
export function sentenceOf(code: FailureCode): string {
  return failureTable[code];
}
