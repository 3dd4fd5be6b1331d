import { composeBase, composeOrderNews, composePushDoor } from '../../backend/compose';
import { type HttpRequest, type HttpResponse, httpFunction } from '../../backend/runtime/http-function';
import { receiveEvent } from '../../backend/usecases/events/receive-event';

/** The platform waits 5 s for an answer; a slow one of its own leaves the event to the inbox. */
const ports = composeOrderNews(composeBase(), { requestMs: 1_200, overallMs: 1_500 });
const door = composePushDoor();

/** The platform sends a push again unless it reads this word: it is said only once the push is kept. */
const acknowledged: HttpResponse = { status: 200, body: 'success' };

export const main = httpFunction({
  name: 'store-events',
  journal: ports.journal,
  getContext: ports.getContext,
  handle: (request) => (request.method === 'GET' ? answerUrlCheck(request) : acceptPush(request)),
});

async function answerUrlCheck({ query }: HttpRequest): Promise<HttpResponse> {
  const echo = door.echo(query);
  return echo.ok ? { status: 200, body: echo.value } : { status: 401, body: echo.code };
}

/** No database call comes before the signature is right. */
async function acceptPush(request: HttpRequest): Promise<HttpResponse> {
  const opened = door.open(request, ports.clock.nowMs());
  if (!opened.ok) {
    ports.journal.alarm('PUSH_REFUSED', { code: opened.code, reason: opened.detail });
    return { status: 401, body: opened.code };
  }
  const received = await receiveEvent(ports, opened.value, request.leftMs);
  ports.journal.info('push-received', { inboxId: opened.value.id, code: received });
  return acknowledged;
}
