import type { FailureCode } from './failure-code';

/** The one table from a failure code to what people read: what is the matter, and what to do next. */
export const failureTable = {
  'unknown-action': '小程序版本过旧，请您关闭后重新打开。',
  'bad-input': '您提交的内容有误，请修改后再提交。',
  'no-identity': '没有取得您的微信身份，请您从微信里重新打开小程序。',
  'not-permitted': '您没有这项权限，请联系负责人开通。',
  'wrong-source': '请您在小程序里使用这项功能。',
  'try-again': '暂时没有得到结果，请您稍后再试；重复提交不会重复处理。',
  'internal-error': '系统出了问题，请您把编号告诉客服。',
} satisfies Record<FailureCode, string>;

/** The sentence of a code, as people read it. */
export function sentenceOf(code: FailureCode): string {
  return failureTable[code];
}
