import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { type GiveStatementPorts, giveStatement } from '../../../backend/usecases/statement/give-statement';
import type { Outcome } from '../../../core/outcome';
import { isBeijingDay, periodOfMonth } from '../../../core/statement/statement-period';
import type { BeijingDay } from '../../../core/time/beijing-day';
import type { EarningsFailure, StatementAnswer } from '../contract';

const format = v.optional(v.picklist(['csv', 'json', 'xlsx']));
const day = v.custom<BeijingDay>(
  (value) => typeof value === 'string' && isBeijingDay(value),
  'a day of the calendar as yyyymmdd',
);
const ofMonth = v.strictObject({ month: v.pipe(v.string(), v.regex(/^20\d{2}(?:0[1-9]|1[0-2])$/)), format });
const ofDays = v.pipe(
  v.strictObject({ fromDay: day, throughDay: day, format }),
  v.check(({ fromDay, throughDay }) => fromDay <= throughDay, 'fromDay must not come after throughDay'),
  v.check(
    ({ fromDay, throughDay }) => Number(throughDay) - Number(fromDay) <= 10_000,
    'a statement covers a year at most',
  ),
);

/** The caller's statement of a month or of some days: what he had, what moved, what he has, and how to check it. */
export function statement(ports: GiveStatementPorts) {
  return action({
    input: v.union([ofMonth, ofDays]),
    run: (input, caller): Promise<Outcome<StatementAnswer, EarningsFailure>> => {
      if ('month' in input) {
        const period = periodOfMonth(input.month);
        return giveStatement(ports, caller.openid, { period, isMonth: true, format: input.format });
      }
      const period = { fromDay: input.fromDay, throughDay: input.throughDay };
      return giveStatement(ports, caller.openid, { period, isMonth: false, format: input.format });
    },
  });
}
