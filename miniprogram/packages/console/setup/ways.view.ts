import type { StartingWay } from '../../../../cloudfunctions/console/setup-contract';

interface Way {
  readonly way: StartingWay;
  readonly name: string;
  readonly lines: readonly string[];
}

/** The three ways in which a program begins. */
export const ways: readonly Way[] = [
  {
    way: 'qualified',
    name: '有资质',
    lines: ['已经有联盟带货机构账号,小程序也关联好了。接下来连接机构,一步一步到第一位推客。'],
  },
  {
    way: 'applying',
    name: '申请中',
    lines: ['先演练:除了分享和付款,别的都能做。资质批下来,改选「有资质」就是真的,填过的都留着。'],
  },
  {
    way: 'brand',
    name: '没有资质',
    lines: ['不用自己开机构:在别的机构的小程序里当一个品牌,佣金由那家机构付。'],
  },
];

/** What an agency needs before it may begin for real. */
export const papers: readonly string[] = [
  '企业营业执照,经营范围和推广有关',
  '已认证的小程序,和机构账号同一主体或已关联',
  '对公账户,交联盟带货机构的保证金(金额以平台页面为准)',
  '在联盟带货机构后台申请开通「推客带货」',
  '微信支付商户号,开通「商家转账」',
];

/** How somebody without an agency becomes a brand of another's. */
export const elsewhere: readonly string[] = [
  '打开那家机构的小程序,到「我的 · 帮助与投诉」里点「想在这里当一个品牌」,填申请:品牌名称、小店和卖什么。',
  '机构答复以后,您就是那个品牌的负责人:自己的名称、颜色、分组和账。',
  '您和机构都不交换密钥。有人要您的密钥,或要把机构的密钥给您,都请拒绝。',
  '想退出随时可以:已经赚到的佣金照常结算,账目和规则可以带走。',
];
