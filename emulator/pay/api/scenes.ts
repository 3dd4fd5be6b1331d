export type Scene = { infoTypes: readonly string[]; perceptions: readonly string[] };

/** Scenes with their fixed report fields: https://wechatpay.im/openapi/v3/fund-app/mch-transfer/transfer-bills */
export const SCENES: Readonly<Record<string, Scene>> = {
  '1000': { infoTypes: ['活动名称', '奖励说明'], perceptions: ['活动奖励', '现金奖励'] },
  '1002': { infoTypes: ['补贴类型'], perceptions: ['行政补贴', '行政奖励'] },
  '1004': { infoTypes: ['保险产品备案编号', '保险名称', '保险操作单号'], perceptions: [] },
  '1005': { infoTypes: ['岗位类型', '报酬说明'], perceptions: ['劳务报酬', '报销款', '企业补贴', '开工利是'] },
  '1009': { infoTypes: ['采购商品名称'], perceptions: ['货款'] },
  '1010': { infoTypes: ['回收商品名称'], perceptions: ['二手回收货款'] },
  '1011': { infoTypes: ['赔付原因'], perceptions: ['退款', '商家赔付'] },
  '1013': { infoTypes: ['公益活动名称', '公益活动备案编号'], perceptions: ['公益补助金'] },
};
