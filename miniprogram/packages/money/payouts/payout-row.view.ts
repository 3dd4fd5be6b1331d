import type { PayoutStateName, PayoutView } from '../../../../cloudfunctions/payout/contract';
import { momentText } from '../../../formats/beijing-text';
import { numberText } from '../../../formats/number-text';
import { restText } from '../../../formats/rest-text';
import { yuanText } from '../../../formats/yuan-text';
import { routeNames } from '../payee/payee.view';

/** A payout as rows and pages show it. */
export interface PayoutRow {
  readonly payoutNo: string;
  /** In groups of four, to be read aloud. */
  readonly numberText: string;
  readonly grossFen: number;
  readonly taxFen: number;
  readonly netFen: number;
  readonly hasTax: boolean;
  /** Which of the words of money-text stands with the amount. */
  readonly moneyState: 'paying' | 'paid' | 'reversed';
  readonly title: string;
  readonly sentence: string;
  readonly rest: string;
  readonly requested: string;
  readonly since: string;
  readonly requestedAtMs: number;
  readonly to: string;
  readonly next: PayoutView['next'];
  readonly canCancel: boolean;
  /** The doing answer of calling it back, with the amount in it. */
  readonly cancelName: string;
  /** Paid: more may be withdrawn, where there is more. */
  readonly isPaid: boolean;
  /** What he may add or say about it. */
  readonly followUp: 'invoice' | 'not-received' | '';
  /** Still on its way: worth asking again. */
  readonly isOpen: boolean;
}

const ended: readonly PayoutStateName[] = ['paid', 'failed', 'cancelled', 'expired', 'returned', 'abandoned'];

export function payoutRow(view: PayoutView): PayoutRow {
  const { payoutNo, route, state, grossFen, taxFen, netFen, title, sentence, confirmLeftMs, next, canCancel } = view;
  const isEnded = ended.includes(state);
  return {
    payoutNo,
    numberText: numberText(payoutNo),
    grossFen,
    taxFen,
    netFen,
    hasTax: taxFen !== 0,
    moneyState: state === 'paid' ? 'paid' : isEnded ? 'reversed' : 'paying',
    title: title.zh,
    sentence: sentence.zh,
    rest: confirmLeftMs === null ? '' : restText(confirmLeftMs),
    requested: momentText(view.requestedAtMs),
    since: momentText(view.stateSinceMs),
    requestedAtMs: view.requestedAtMs,
    to: routeNames[route],
    next,
    canCancel,
    cancelName: `撤销 ${yuanText(grossFen)} 元`,
    isPaid: state === 'paid',
    followUp: view.needsInvoice ? 'invoice' : view.mayReport ? 'not-received' : '',
    isOpen: !isEnded,
  };
}
