import { inboxEventOf } from '../../backend/adapters/store-push/inbox-event';
import { openPush, pushCredentials } from '../../backend/adapters/store-push/open-push';
import { parsePushEvent } from '../../backend/adapters/store-push/parse-push-event';
import { verifyUrl } from '../../backend/adapters/store-push/push-signature';
import { readEnvironment } from '../../backend/adapters/system/read-environment';
import { composeBase, composeOrderNews } from '../../backend/compose';
import { type HttpRequest, type HttpResponse, httpFunction } from '../../backend/runtime/http-function';
import { receiveEvent } from '../../backend/usecases/events/receive-event';

const ports = composeOrderNews(composeBase());
const secrets = readEnvironment([
  'AGENCY_APPID',
  'PUSH_TOKEN',
  'PUSH_AES_KEY',
  'PUSH_TOKEN_PREVIOUS',
  'PUSH_AES_KEY_PREVIOUS',
]);
const credentials = pushCredentials({
  token: secrets.PUSH_TOKEN,
  encodingAesKey: secrets.PUSH_AES_KEY,
  previousToken: secrets.PUSH_TOKEN_PREVIOUS,
  previousEncodingAesKey: secrets.PUSH_AES_KEY_PREVIOUS,
});

/** The platform sends a push again unless it reads this word: it is said only once the push is kept. */
const acknowledged: HttpResponse = { status: 200, body: 'success' };

export const main = httpFunction({
  name: 'store-events',
  journal: ports.journal,
  getContext: ports.getContext,
  handle: (request) => (request.method === 'GET' ? answerUrlCheck(request) : acceptPush(request)),
});

/** The console's question whether this address is ours: the echo, or a refusal. */
async function answerUrlCheck({ query }: HttpRequest): Promise<HttpResponse> {
  const tokens = credentials.map(({ token }) => token);
  const echo = verifyUrl(query, tokens);
  return echo.ok ? { status: 200, body: echo.value } : { status: 401, body: echo.code };
}

/** No database call comes before the signature is right. */
async function acceptPush(request: HttpRequest): Promise<HttpResponse> {
  const opened = openPush(request, { credentials, agencyAppid: secrets.AGENCY_APPID });
  if (!opened.ok) {
    ports.journal.alarm('PUSH_REFUSED', {
      code: opened.code,
      ...(opened.detail === undefined ? {} : { reason: opened.detail }),
    });
    return { status: 401, body: opened.code };
  }
  const event = inboxEventOf(parsePushEvent(opened.value), opened.value, ports.clock.nowMs());
  const received = await receiveEvent(ports, event, request.leftMs);
  ports.journal.info('push-received', { inboxId: event.id, code: received });
  return acknowledged;
}
