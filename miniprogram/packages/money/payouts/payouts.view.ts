import type { HistoryView } from '../../../../cloudfunctions/payout/contract';
import type { Answer } from '../../../services/answer';
import { type PayoutRow, payoutRow } from './payout-row.view';

export interface PayoutsData {
  readonly phase: 'loading' | 'ready' | 'empty' | 'failed';
  readonly sentence: string;
  /** 去加入 for a visitor; empty for everybody else. */
  readonly emptyAction: string;
  readonly rows: readonly PayoutRow[];
  /** 0 when no older ones follow. */
  readonly nextBeforeMs: number;
}

export const loadingPayouts: PayoutsData = {
  phase: 'loading',
  sentence: '',
  emptyAction: '',
  rows: [],
  nextBeforeMs: 0,
};

/** The list with the page that follows; a failure leaves standing what is shown. */
export function payoutsView(shown: PayoutsData, answer: Answer<HistoryView>): PayoutsData {
  if (!answer.ok && answer.code === 'not-bound') {
    return { ...loadingPayouts, phase: 'empty', sentence: answer.sentence, emptyAction: '去加入' };
  }
  if (!answer.ok) return { ...shown, phase: shown.rows.length > 0 ? 'ready' : 'failed', sentence: answer.sentence };
  const rows = [...shown.rows, ...answer.value.payouts.map(payoutRow)];
  const isEmpty = rows.length === 0;
  return {
    phase: isEmpty ? 'empty' : 'ready',
    sentence: isEmpty ? '还没有提现过。有可提现的钱时,在收益页点「提现」。' : '',
    emptyAction: '',
    rows,
    nextBeforeMs: answer.value.nextBeforeMs ?? 0,
  };
}
