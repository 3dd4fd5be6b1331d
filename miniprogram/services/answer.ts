/** What a cloud function did not do, with the sentence that a page shows. */
export interface Failure {
  readonly ok: false;
  readonly code: string;
  readonly sentence: string;
}

export type Answer<Value> = { readonly ok: true; readonly value: Value } | Failure;

/**
 * Sentences that say more here than the function's own; every other code is shown with the sentence that came with it.
 */
const sentences = new Map<string, string>(
  Object.entries({
    'no-connection': '没有连上网络。您的内容没有提交,连上网络后请再试一次。',
    'no-answer': '没有等到回答,请您再试一次。同一次提交只算一次。',
    'agreement-not-accepted': '推客协议更新了,请先到「我的」看一遍并同意。',
    'brand-not-chosen': '请先选择要加入的品牌。',
    'brand-not-found': '没有找到这个品牌,请联系邀请您的商家。',
    'link-not-found': '这个链接已经失效,请向分享者要一个新的。',
    'not-bound': '您还不是推客,请先到「我的」完成加入。',
    'not-bound-yet': '还差一步:在微信页面点「同意绑定」。绑定之前的分享不算在您名下。',
    'not-open': '品牌还在准备中,开张后就可以使用。',
    'not-shareable': '这件东西现在不能分享:可能已经下架、结束或不在推广时间内。',
    'order-not-found': '没有找到这笔订单。',
    'platform-refused': '微信小店没有接受这次请求,请您稍后再试。',
    'promoter-suspended': '您的推客身份已暂停,请联系商家了解原因。',
    'under-age': '年满 18 周岁才能成为推客。',
  }),
);

const unknownSentence = '没有得到结果,请您稍后再试。';

/** Whether nobody can say what became of a call: what it wanted may have been done. */
export function isUnsure({ code }: Failure): boolean {
  return code === 'no-answer' || code === 'no-connection' || code === 'unreadable';
}

/** What a cloud function answered, or that it cannot be read. */
export function answerOf<Value>(result: unknown): Answer<Value> {
  if (typeof result !== 'object' || result === null) return failure('unreadable');
  const reply = result as { ok?: unknown; value?: unknown; code?: unknown; message?: unknown };
  if (reply.ok === true) return { ok: true, value: reply.value as Value };
  return failure(String(reply.code), typeof reply.message === 'string' ? reply.message : undefined);
}

/** A failure with the sentence of its code. */
export function failure(code: string, message?: string): Failure {
  return { ok: false, code, sentence: sentences.get(code) ?? message ?? unknownSentence };
}
