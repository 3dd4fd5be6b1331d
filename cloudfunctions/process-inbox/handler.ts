import { composeBase, composeExplaining, composeOrderNews } from '../../backend/compose';
import { timerFunction } from '../../backend/runtime/timer-function';
import { processInbox } from '../../backend/usecases/events/process-inbox';
import { explainOrders } from '../../backend/usecases/explaining/explain-orders';

const base = composeBase();
const news = composeOrderNews(base);
const explaining = composeExplaining(base);

export const main = timerFunction({
  name: 'process-inbox',
  timeLimitMs: 50_000,
  journal: base.journal,
  getContext: base.getContext,
  async run({ leftMs }) {
    const inbox = await processInbox(news, leftMs);
    return { ...inbox, ...(await explainOrders(explaining, leftMs)) };
  },
});
