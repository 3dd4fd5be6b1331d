import type { ProviderWord } from '../../../core/payout/payout-fact';
import type { Journal } from '../../ports/journal';
import type { PayAnswer } from '../../ports/pay-provider';

/** A provider's answer as the states know it; the wording of a refusal is for the log and not kept. */
export function wordOf(answer: PayAnswer): ProviderWord {
  if (answer.kind !== 'refused') return answer;
  return { kind: 'refused', code: answer.code, class: answer.class };
}

/**
 * What a provider answers. One that fails where it should answer (its client does not load, a bug) has said nothing: the
 * payout is asked about as after any lost answer, and people are told.
 */
export async function answerOf(journal: Journal, ask: () => Promise<PayAnswer>): Promise<PayAnswer> {
  try {
    return await ask();
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    journal.alarm('PAY_PROVIDER_FAILED', { errorName: name, errorMessage: message, stack });
    return { kind: 'no-answer', cause: name };
  }
}
