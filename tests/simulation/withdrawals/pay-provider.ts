import { Outage } from '../../../backend/ports/outage';
import type { PayAnswer, PayOutcome, PayProvider } from '../../../backend/ports/pay-provider';
import type { Strand } from '../schedule/strand';
import type { BillState, PayPlatform } from './pay-platform';

export const merchantId = '1900000001';

/** The pay platform as the program knows it: each call waits for its turn, and no answer is an answer too. */
export function payProvider(pay: PayPlatform, strand: Strand): PayProvider {
  const asked = async (call: string, number: string, ask: () => ReturnType<PayPlatform['query']> | 'refused') => {
    try {
      const answer = answerOf(pay, number, await strand.call(call, ask));
      const isAsked = call !== 'pay.submit' && answer.kind === 'needs-confirm';
      // Only the answer to a submission carries what opens the promoter's page.
      return isAsked ? { ...answer, confirmPackage: null } : answer;
    } catch (error) {
      if (!(error instanceof Outage)) throw error;
      return { kind: 'no-answer', cause: error.reason } as const;
    }
  };
  return {
    route: 'wechat',
    abilities: {
      ...{ needsConfirm: true, canCancel: true, withholdsTax: false },
      ...{ minFen: 10, maxFen: 100_000_000, needsNameFromFen: null },
    },
    submit: ({ payoutNo, openid, netFen }) =>
      asked('pay.submit', payoutNo, () => pay.submit(payoutNo, openid.slice('o-'.length), netFen)),
    query: (payoutNo) => asked('pay.query', payoutNo, () => pay.query(payoutNo)),
    cancel: (payoutNo) => asked('pay.cancel', payoutNo, () => pay.cancel(payoutNo)),
    listBill: async () => undefined,
    balanceFen: async () => undefined,
  };
}

function answerOf(pay: PayPlatform, number: string, state: BillState | 'not-found' | 'refused' | undefined): PayAnswer {
  if (state === undefined) return { kind: 'no-answer', cause: 'no answer' };
  if (state === 'refused') return { kind: 'refused', code: 'INVALID_REQUEST', detail: 'over', class: 'parameters' };
  return outcomeOf(pay, number, state);
}

/** What the platform says of a number in a state. */
export function outcomeOf(pay: PayPlatform, number: string, state: BillState | 'not-found'): PayOutcome {
  const providerNo = `T-${number}`;
  const bill = pay.billOf(number);
  if (state === 'not-found' || !bill) return { kind: 'not-found' };
  if (state === 'waiting') return { kind: 'needs-confirm', providerNo, confirmPackage: `package-${number}` };
  if (state === 'failed') return { kind: 'failed', providerNo, reason: 'OVERDUE_CLOSE' };
  if (state === 'returned') return { kind: 'returned', providerNo, reason: 'BANK_RETURNED' };
  if (state !== 'paid') return { kind: state, providerNo };
  return { kind: 'paid', providerNo, paidAtMs: bill.endsAtMs, netFen: bill.amountFen, taxFen: null };
}
