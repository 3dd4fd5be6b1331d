import { composeBase } from '../../backend/compose';
import { composeNotices } from '../../backend/compose-notices';
import { timerFunction } from '../../backend/runtime/timer-function';
import { spreadCampaigns } from '../../backend/usecases/campaigns/spread-campaigns';
import { runNotices } from '../../backend/usecases/notices/run-notices';

const ports = composeNotices(composeBase());

export const main = timerFunction({
  name: 'send-notices',
  timeLimitMs: 50_000,
  journal: ports.journal,
  getContext: ports.getContext,
  async run({ leftMs }) {
    const spread = await spreadCampaigns(ports, leftMs);
    return { spread, ...(await runNotices(ports, leftMs)) };
  },
});
