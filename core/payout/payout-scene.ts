import type { PayoutScene } from './payout-row';

/**
 * The fields that each published scene reports, in these very words. A merchant's console may show other scenes, so one
 * that is not here is let through. https://pay.weixin.qq.com/doc/v3/merchant/4012711988
 */
const infoTypes: Readonly<Record<string, readonly string[]>> = {
  1000: ['活动名称', '奖励说明'],
  1002: ['补贴类型'],
  1004: ['保险产品备案编号', '保险名称', '保险操作单号'],
  1005: ['岗位类型', '报酬说明'],
  1009: ['采购商品名称'],
  1010: ['回收商品名称'],
  1011: ['赔付原因'],
  1013: ['公益活动名称', '公益活动备案编号'],
};

const longestType = 15;
const longestContent = 32;

/** What is wrong with a scene, as a sentence for an operator; undefined when nothing is. */
export function payoutSceneProblem({ sceneId, reportInfos }: PayoutScene): string | undefined {
  if (!/^\d{1,36}$/.test(sceneId)) return '转账场景 ID 应为商户平台上显示的数字。';
  const given = reportInfos.map(({ infoType }) => infoType);
  const wanted = infoTypes[sceneId];
  if (wanted && [...wanted].sort().join() !== [...given].sort().join()) {
    return `转账场景 ${sceneId} 须填报:${wanted.join('、')}。`;
  }
  const isLong = reportInfos.some(
    ({ infoType, infoContent }) => infoType.length > longestType || infoContent.length > longestContent || !infoContent,
  );
  return isLong || given.length === 0 ? `转账场景的报备内容应为 1 到 ${longestContent} 个字。` : undefined;
}
