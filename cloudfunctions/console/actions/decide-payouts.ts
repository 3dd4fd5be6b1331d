import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { sentenceOf } from '../../../backend/runtime/failures';
import { decidePayouts, type ItemOutcome } from '../../../backend/usecases/payout-oversight/decide-payouts';
import type { DecidePorts } from '../../../backend/usecases/payouts/decide-payout';
import { type Outcome, ok } from '../../../core/outcome';
import type { DecidePayoutsView } from '../payouts-contract';
import type { ConsoleFailure } from './console-failure';
import { decisionField, reasonedFields } from './payout-fields';
import { payoutNoField } from './payout-list-fields';
import { staffAction } from './staff-action';
import { timeSlice } from './time-slice';

const mostAtOnce = 50;
const numbersField = v.pipe(
  v.array(payoutNoField),
  v.minLength(1),
  v.maxLength(mostAtOnce),
  v.check((numbers) => new Set(numbers).size === numbers.length, 'each number once'),
);
const indexField = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(mostAtOnce - 1));

/** Approves or declines several payouts, each with an outcome of its own. */
export function decidePayoutsAction(ports: DecidePorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({
      ...reasonedFields,
      payoutNos: numbersField,
      decision: decisionField,
      fromIndex: v.optional(indexField),
    }),
    duty: 'decidePayouts',
    brandOf: () => null,
    run: async (input, { member }): Promise<Outcome<DecidePayoutsView, ConsoleFailure>> => {
      const decided = await decidePayouts(ports, member, input, timeSlice(ports.clock));
      if (!decided.ok) return decided;
      return ok({ ...decided.value, items: decided.value.items.map(itemView) });
    },
  });
}

function itemView(item: ItemOutcome): DecidePayoutsView['items'][number] {
  return item.ok ? item : { ...item, message: sentenceOf(item.code) };
}
