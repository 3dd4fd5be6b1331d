import { fen } from '../../../core/money/fen';
import { yuanText } from '../../../core/money/yuan-text';
import type { PayoutDifferenceCode } from '../../../core/payout-match/judge-payout';
import { payoutDifferenceWording } from '../../../core/payout-match/payout-difference-wording';
import { differenceClassWording } from '../../../core/reconciliation/difference-wording';
import type { DifferenceClass } from '../../../core/reconciliation/match-order';
import { momentText, type Wording } from '../../../core/wording/beijing-text';
import type { ChangedTaxMonth, DeskItem, MissedPayout } from '../../ports/work-desk';

export type PayoutItem = Extract<DeskItem, { readonly about: 'payout' | 'receipt' | 'tax' }>;

const classes: Readonly<Record<PayoutDifferenceCode, DifferenceClass>> = {
  THEIRS_NOT_OURS: 'missing',
  OURS_NOT_THEIRS: 'missing',
  AMOUNT_DIFFERS: 'amount',
  NOT_GIVEN_BACK: 'state',
  GIVEN_BACK_UNTOLD: 'state',
  LEDGER_DIFFERS: 'amount',
};

/** What a work item about a payout says, apart from when it was found and who closed it. */
export function payoutItemFields(item: PayoutItem) {
  if (item.about === 'payout') {
    const { code, payoutNo, promoter, oursFen, theirsFen } = item.payout;
    const explanation = payoutDifferenceWording(item.payout);
    return { ...classed(classes[code]), code, payoutNo, promoter, theirFen: theirsFen, ourFen: oursFen, explanation };
  }
  if (item.about === 'receipt') {
    const { payoutNo, promoter, netFen } = item.report;
    const explanation = missedWording(item.report);
    const amounts = { theirFen: null, ourFen: netFen };
    return { ...classed('state'), code: 'PAYOUT_NOT_RECEIVED', payoutNo, promoter, ...amounts, explanation };
  }
  const { payoutNo, promoter, taxFen } = item.change;
  const amounts = { theirFen: null, ourFen: taxFen };
  const explanation = taxWording(item.change);
  return { ...classed('amount'), code: 'TAX_MONTH_DECLARED', payoutNo, promoter, ...amounts, explanation };
}

function classed(kind: DifferenceClass) {
  return { class: kind, className: differenceClassWording[kind].zh };
}

function missedWording({ payoutNo, netFen, dueAtMs }: MissedPayout): Wording {
  const [sum, by] = [yuanText(fen(netFen)), momentText(dueAtMs)];
  return {
    zh: `推客说提现 ${payoutNo} 的 ${sum} 元没有到账,请您在 ${by.zh} 前核对并答复。`,
    en: `${sum} yuan of ${payoutNo} are said not to have arrived; answer before ${by.en}.`,
  };
}

function taxWording({ kind, month, payoutNo, grossFen, taxFen }: ChangedTaxMonth): Wording {
  const [gross, tax] = [yuanText(fen(grossFen)), yuanText(fen(taxFen))];
  const [what, did] = kind === 'paid-after-filing' ? ['又付了', 'was paid'] : ['又退回', 'came back'];
  return {
    zh: `${month} 已申报,提现 ${payoutNo} ${what} ${gross} 元(税 ${tax} 元),请您更正申报。`,
    en: `${month} was declared; ${payoutNo} of ${gross} yuan (tax ${tax}) ${did} after that.`,
  };
}
