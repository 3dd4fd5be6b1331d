import type { ProviderWord } from '../../../core/payout/payout-fact';
import type { PayAnswer } from '../../ports/pay-provider';

/** A provider's answer as the states know it; the wording of a refusal is for the log and not kept. */
export function wordOf(answer: PayAnswer): ProviderWord {
  if (answer.kind !== 'refused') return answer;
  return { kind: 'refused', code: answer.code, class: answer.class };
}
