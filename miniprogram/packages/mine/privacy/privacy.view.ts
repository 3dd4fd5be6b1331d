import type { ExportMyDataView } from '../../../../cloudfunctions/promoter/person-contract';

/** What is kept about somebody, why, and for how long. */
export const kept = [
  { what: '微信里的身份(openid)、昵称、头像', why: '登记推客、认出您', until: '清除时删' },
  { what: '加入的品牌、小组,同意协议的记录', why: '算佣金比例,证明您同意过', until: '协议记录一直留' },
  {
    what: '您验证过的手机号',
    why: '核对商家的员工、会员名单。号码不保存,只留由它算出的一串指纹',
    until: '换号时换掉,清除时删',
  },
  { what: '您分享的链接', why: '把订单归到您名下', until: '到期不再起作用,清除时删' },
  { what: '您打开别人分享的记录', why: '说明订单归谁。存的是加密后的代号,不存姓名和微信号', until: '清除时删' },
  { what: '订单、账本、提现、代扣的个税', why: '法律要求留账', until: '清除后仍留,但只有平台给的代号,查不到您' },
  { what: '收款账户', why: '付款给您', until: '清除时删;扣过税的姓名和证件号按税法留,加密存' },
  { what: '消息、投诉', why: '告诉您结果', until: '清除时删' },
] as const;

/** What the file holds, once it is ready. */
export function exportedText({ rowCount, cut }: ExportMyDataView): string {
  const rest = cut.length > 0 ? '太多的部分只含最近 500 条,完整的账请到「对账单」下载。' : '';
  return `文件备好了,共 ${rowCount} 条。${rest}`;
}
