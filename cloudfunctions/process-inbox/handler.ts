import { parsePushEvent } from '../../backend/adapters/store-push/parse-push-event';
import { composeBase, composeExplaining, composeOrderNews } from '../../backend/compose';
import type { OpenInboxEvent } from '../../backend/ports/inbox';
import { timerFunction } from '../../backend/runtime/timer-function';
import { applyBindEvent } from '../../backend/usecases/events/apply-bind-event';
import { processInbox } from '../../backend/usecases/events/process-inbox';
import { explainOrders } from '../../backend/usecases/explaining/explain-orders';

const base = composeBase();
const news = composeOrderNews(base);
const explaining = composeExplaining(base);

async function followBindEvent({ body }: OpenInboxEvent): Promise<void> {
  const event = parsePushEvent(body);
  if (event.kind === 'promoter-bind-result') await applyBindEvent(news, event.promoter);
}

export const main = timerFunction({
  name: 'process-inbox',
  timeLimitMs: 50_000,
  journal: base.journal,
  getContext: base.getContext,
  async run({ leftMs }) {
    const inbox = await processInbox({ ...news, applyBindEvent: followBindEvent }, leftMs);
    return { ...inbox, ...(await explainOrders(explaining, leftMs)) };
  },
});
