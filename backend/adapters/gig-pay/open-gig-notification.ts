import * as v from 'valibot';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { OpenedPayCallback, PayCallbackRefusal } from '../../ports/pay-callback-door';
import { parseBigIntSafeJson } from '../store-api/big-int-safe-json';
import type { GigDoorKeys } from './gig-environment';
import { gigOrder, outcomeOfGigOrder } from './gig-orders';
import { isSignedByGig, openGigData } from './gig-wire';

const longestBody = 65_536;
const freshForSec = 300;

const told = v.looseObject({ notify_id: v.pipe(v.string(), v.minLength(1), v.maxLength(128)), data: gigOrder });

/**
 * Checks and opens a callback of the 灵工 platform: a form whose fields are signed and whose data are sealed. Its vendor's
 * own library looks neither at the age nor at repeats; here the age is looked at, and whoever applies it looks at `eventId`.
 *
 * `amountFen` is the amount before tax, as it was handed over. Needs no database, so no call comes before the check.
 */
export function openGigNotification(
  rawBody: Buffer,
  keys: GigDoorKeys,
  nowMs: number,
): Outcome<OpenedPayCallback, PayCallbackRefusal> {
  if (rawBody.length > longestBody) return rejected('too-large', `${rawBody.length} bytes`);
  const form = new URLSearchParams(rawBody.toString('utf8'));
  const [data, mess, timestamp, sign] = ['data', 'mess', 'timestamp', 'sign'].map((name) => {
    const values = form.getAll(name);
    return values.length === 1 ? values[0] : undefined;
  });
  if (!data || !mess || !timestamp || !sign) return rejected('forged', 'a field of the signature is missing');
  const type = form.get('sign_type');
  if (type !== null && type !== keys.secrets.verifier.type) return rejected('forged', 'another kind of signature');
  const atMs = millisecondsOf(timestamp);
  if (atMs === undefined) return rejected('forged', 'the time is no time');
  if (!isSignedByGig({ data, mess, timestamp, sign }, keys.secrets))
    return rejected('forged', 'the signature is wrong');
  const ageSec = Math.round((nowMs - atMs) / 1000);
  if (Math.abs(ageSec) > freshForSec) return rejected('stale', `${ageSec} s old`);
  return readNotification(openGigData(data, keys.secrets.des3Key), keys);
}

/** The platform's libraries do not agree whether it is in seconds or in milliseconds. */
function millisecondsOf(timestamp: string): number | undefined {
  if (/^\d{10}$/.test(timestamp)) return Number(timestamp) * 1000;
  return /^\d{13}$/.test(timestamp) ? Number(timestamp) : undefined;
}

function readNotification(
  plain: string | undefined,
  { dealerId }: GigDoorKeys,
): Outcome<OpenedPayCallback, PayCallbackRefusal> {
  const parsed = parseBigIntSafeJson(plain ?? '');
  const read = v.safeParse(told, parsed.ok ? parsed.value : undefined);
  if (!read.success) return rejected('garbled', 'the data are no order: compare GIG_DES3_KEY with the console');
  const { notify_id: eventId, data: order } = read.output;
  if (order.dealer_id !== undefined && order.dealer_id !== dealerId) {
    return rejected('foreign-merchant', 'another dealer');
  }
  const outcome = outcomeOfGigOrder(order);
  if (!outcome) return rejected('garbled', `the status is ${order.status.slice(0, 16)}`);
  const { order_id: payoutNo, pay: amountFen } = order;
  return ok({
    kind: 'payout',
    notification: { eventId, payoutNo, outcome, merchantId: dealerId, amountFen, openid: null },
  });
}
