import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { markNoticesRead, type ReadNoticesPorts } from '../../../backend/usecases/notices/read-notices';
import type { Outcome } from '../../../core/outcome';
import type { PromoterFailure } from '../contract';
import type { MarkNoticesReadView } from '../person-contract';

/** Marks the caller's notices up to a moment as read. */
export function markNoticesReadAction(ports: ReadNoticesPorts) {
  return action({
    input: v.strictObject({ throughMs: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) }),
    run: ({ throughMs }, caller): Promise<Outcome<MarkNoticesReadView, PromoterFailure>> =>
      markNoticesRead(ports, caller.openid, throughMs),
  });
}
