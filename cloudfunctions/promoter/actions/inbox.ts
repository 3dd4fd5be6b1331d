import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { type ReadNoticesPorts, readNotices } from '../../../backend/usecases/notices/read-notices';
import type { Outcome } from '../../../core/outcome';
import type { PromoterFailure } from '../contract';
import type { InboxView } from '../person-contract';

/** The caller's own notices, the newest first. */
export function inboxAction(ports: ReadNoticesPorts) {
  return action({
    input: v.strictObject({ beforeMs: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))) }),
    run: ({ beforeMs }, caller): Promise<Outcome<InboxView, PromoterFailure>> =>
      readNotices(ports, caller.openid, beforeMs),
  });
}
