import type { TransferScene } from '../../ports/pay-provider';

/**
 * The honest scene of a promoter's commission is 佣金报酬; another one is a reason for the platform to refuse, and a wrong
 * statement. What the payee reads is left to the platform.
 */
export const commissionScene: TransferScene = {
  sceneId: '1005',
  reportInfos: [
    { infoType: '岗位类型', infoContent: '推广员' },
    { infoType: '报酬说明', infoContent: '推广佣金' },
  ],
  perception: null,
};
