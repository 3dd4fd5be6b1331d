import type { Clock } from '../../ports/clock';
import { TransactionConflict } from '../../ports/document-database';
import type { Journal } from '../../ports/journal';
import { Outage } from '../../ports/outage';
import type { PayCallbackDoor, PayCallbackRefusal, RawPayCallback } from '../../ports/pay-callback-door';
import type { PayNotification } from '../../ports/pay-provider';

export interface TakeCallbackPorts {
  /** The pay platform's callbacks come as JSON, those of a 灵工 platform as a form. */
  readonly payDoor: PayCallbackDoor;
  readonly gigDoor: PayCallbackDoor;
  readonly clock: Clock;
  readonly journal: Journal;
  /** Believes a notification; once it is through, everything is written. Says in a word what came of it. */
  readonly apply: (notification: PayNotification) => Promise<string>;
}

/** `status` outranks `body`: whatever is not 200 or 204 brings the callback again. */
export interface CallbackAnswer {
  readonly status: number;
  readonly body: string;
  readonly contentType?: string;
}

const statusOf: Readonly<Record<PayCallbackRefusal, number>> = {
  'signature-probe': 401,
  stale: 401,
  'unknown-serial': 401,
  forged: 401,
  garbled: 400,
  'foreign-merchant': 403,
  'too-large': 413,
  'not-configured': 404,
};

/**
 * What a callback is given in any case, of the 5 s that the platform waits: an instance may have been started long before
 * its first call, and a callback that is refused for want of time would be refused again by the next cold instance.
 */
const leastMs = 2_500;

const formType = 'application/x-www-form-urlencoded';

/**
 * Takes a callback of the pay platform or of a 灵工 platform: opened before any database call, believed, and acknowledged
 * only once that is written. What cannot be written in the time that is left is not acknowledged; it comes again, and
 * believing it twice does nothing.
 *
 * Anything wrong is alarmed, except the platform's own probes with a wrong signature, which are to be refused.
 * https://pay.weixin.qq.com/doc/v3/merchant/4012071382
 */
export async function takePayCallback(
  ports: TakeCallbackPorts,
  raw: RawPayCallback,
  leftMs: () => number,
): Promise<CallbackAnswer> {
  const { payDoor, gigDoor, clock, journal } = ports;
  const isGig = Object.entries(raw.headers).some(
    ([name, value]) => name.toLowerCase() === 'content-type' && value.toLowerCase().startsWith(formType),
  );
  const opened = (isGig ? gigDoor : payDoor).open(raw, clock.nowMs());
  if (!opened.ok) {
    const { code } = opened;
    if (code === 'signature-probe') journal.info('pay-callback-refused', { code });
    else journal.alarm('PAY_CALLBACK_REFUSED', { code, reason: opened.detail });
    return failure(statusOf[code], code);
  }
  const told = opened.value;
  const done = isGig ? { status: 200, body: 'success' } : { status: 204, body: '' };
  if (told.kind === 'authorisation') {
    journal.info('pay-callback', { kind: told.kind, name: told.eventType, code: 'noted' });
    return done;
  }
  if (told.kind === 'other') {
    // Nobody could work it off, so nothing of it is kept: the platform must not take it for settled.
    journal.alarm('PAY_CALLBACK_REFUSED', { code: 'unknown-event', name: told.eventType });
    return failure(400, 'unknown-event');
  }
  const code = await applyInTime(ports, told.notification, Math.max(leastMs, leftMs()));
  const { payoutNo, outcome } = told.notification;
  journal.info('pay-callback', { entry: payoutNo, kind: outcome.kind, code });
  return code === null ? failure(503, 'try-again') : done;
}

/** null when it is not certain to be written. */
async function applyInTime(
  { apply, clock, journal }: TakeCallbackPorts,
  notification: PayNotification,
  leftMs: number,
): Promise<string | null> {
  const late = clock.sleep(leftMs).then(() => null);
  try {
    return await Promise.race([apply(notification), late]);
  } catch (error) {
    if (error instanceof Outage) {
      journal.alarm('OUTAGE', { operation: error.operation, reason: error.reason, retryable: error.retryable });
      return null;
    }
    if (error instanceof TransactionConflict) return null;
    throw error;
  }
}

function failure(status: number, message: string): CallbackAnswer {
  return { status, body: JSON.stringify({ code: 'FAIL', message }), contentType: 'application/json; charset=utf-8' };
}
