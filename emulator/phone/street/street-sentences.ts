import type { Said } from './street-world';

/** What somebody did on a phone, by `function.action`; calls that are not here are nothing to tell. */
export const callSentences: Readonly<Record<string, Said>> = {
  'promoter.register': { zh: '去微信登记成为推客', en: 'goes to WeChat to register as a promoter' },
  'promoter.confirmBinding': { zh: '完成了绑定', en: 'is bound' },
  'promotion.createShareLink': { zh: '生成了一个分享', en: 'makes a link to share' },
  'landing.open': { zh: '打开了分享的链接', en: 'opens the shared link' },
  'payout.request': { zh: '申请提现', en: 'asks for the money' },
  'payout.confirmParameters': { zh: '打开收款', en: 'opens WeChat’s sheet' },
  'payout.cancel': { zh: '取消了提现', en: 'takes the withdrawal back' },
  'earnings.claimMissingOrder': { zh: '查一笔没看到的订单', en: 'asks about an order that is missing' },
  'console.claimOwner': { zh: '用开通码认领了机构', en: 'claims the agency with the owner code' },
  'console.saveAgency': { zh: '保存了机构的设置', en: 'saves the agency’s settings' },
  'console.saveBrand': { zh: '保存了品牌', en: 'saves the brand' },
};

const orderWords: Readonly<Record<number, Said>> = {
  10: { zh: '下单了,还没有付款', en: 'orders and has not paid yet' },
  20: { zh: '付款了', en: 'pays' },
  21: { zh: '的订单发了一部分', en: ': a part of the order is sent' },
  30: { zh: '的订单发货了', en: ': the order is sent' },
  100: { zh: '收货了', en: 'has received it' },
  200: { zh: '全部退款', en: 'gets all money back' },
  250: { zh: '的订单取消了', en: ': the order is cancelled' },
};

/** What happened to an order, from the platform's number of its state. */
export function orderSentence(buyer: string, status: number, word: string): Said {
  const { zh, en } = orderWords[status] ?? { zh: `的订单:${word}`, en: `: order state ${status}` };
  return { zh: `${buyer}${zh}`, en: `${buyer}${en.startsWith(':') ? '' : ' '}${en}` };
}
