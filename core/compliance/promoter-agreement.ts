/** What the promoters' agreement of one version is about. */
export interface AgreementTerms {
  readonly agreementVersion: string;
  /** The agency's legal name. */
  readonly agencyName: string;
  readonly settledBy: 'agency' | 'platform';
  /** Days after receipt before money can be free. */
  readonly holdDays: number;
}

/**
 * The promoters' agreement as people read it, clause by clause. Whatever is written here is what somebody accepts: the
 * text is kept with his consent, so a version of it never reads differently later.
 */
export function promoterAgreement({ agreementVersion, agencyName, settledBy, holdDays }: AgreementTerms): string[] {
  return [
    `推客协议(${agreementVersion} 版),由「${agencyName}」和您订立。`,
    '一、您年满 18 周岁,自愿加入,全程免费,随时可以退出。',
    '二、分享时保留「广告」标记,不夸大、不编造,不承诺收益,不骚扰别人。',
    '三、不刷单,不用假订单骗取佣金。查实的订单不付佣金,您可以申诉。',
    settledBy === 'agency'
      ? `四、佣金由「${agencyName}」结算,买家确认收货满 ${holdDays} 天、平台也结算以后可以提现。退款的部分不算。`
      : '四、佣金由微信小店平台直接结算给您,不在这里提现。退款的部分不算。',
    '五、比例和结算方式的改动提前公布;已有的订单按下单时的规则算。',
    '六、暂停分享会告诉您原因,您可以申诉。暂停和退出都不影响已经赚到的佣金。',
    '七、个人信息只用来登记、记账和付款,见「隐私」。',
  ];
}
