import { composeBase } from '../../backend/compose';
import { composeNotices } from '../../backend/compose-notices';
import { timerFunction } from '../../backend/runtime/timer-function';
import { spreadCampaigns } from '../../backend/usecases/campaigns/spread-campaigns';
import { noticeWatch } from '../../backend/usecases/notices/notice-watch';

const ports = composeNotices(composeBase());
const watch = noticeWatch(ports);

export const main = timerFunction({
  name: 'send-notices',
  timeLimitMs: 50_000,
  journal: ports.journal,
  getContext: ports.getContext,
  async run({ leftMs }) {
    const spread = await spreadCampaigns(ports, leftMs);
    return { spread, ...(await watch(leftMs)) };
  },
});
