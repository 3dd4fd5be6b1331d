import type {
  PayoutListReadView,
  PayoutListsInputs,
} from '../../../../../cloudfunctions/console/payout-lists-contract';
import { momentText } from '../../../../formats/beijing-text';
import { beijingDay } from '../../../../formats/day-text';
import { fenOf } from '../../../../formats/fen-of';
import { yuanText } from '../../../../formats/yuan-text';

export type MarkOutcome = 'paid' | 'failed' | 'returned';
export type ListedRow = PayoutListReadView['rows'][number];

/** What somebody filled in about one payment. */
export interface MarkForm {
  readonly outcome: MarkOutcome;
  readonly amount: string;
  /** 'yyyy-mm-dd' and 'hh:mm' in Beijing, as the pickers give them. */
  readonly day: string;
  readonly time: string;
  readonly reference: string;
  readonly failReason: string;
  readonly fileName: string;
}

export const outcomeNames: Readonly<Record<MarkOutcome, string>> = {
  paid: '已付到账',
  failed: '没有付成',
  returned: '付了又退回',
};

/** What can still become of a row: once it is paid it can only come back. */
export function outcomesOf(
  state: ListedRow['state'],
): readonly { readonly value: MarkOutcome; readonly name: string }[] {
  const outcomes: readonly MarkOutcome[] =
    state === 'listed' ? ['paid', 'failed'] : state === 'paid' ? ['returned'] : [];
  return outcomes.map((value) => ({ value, name: outcomeNames[value] }));
}

export function emptyForm(state: ListedRow['state'], nowMs: number): MarkForm {
  const outcome = outcomesOf(state)[0]?.value ?? 'paid';
  return {
    outcome,
    amount: '',
    day: pickerDay(nowMs),
    time: pickerTime(nowMs),
    reference: '',
    failReason: '',
    fileName: '',
  };
}

/** A moment's Beijing day as the picker takes it: 'yyyy-mm-dd'. */
export function pickerDay(atMs: number): string {
  const day = beijingDay(atMs);
  return `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
}

function pickerTime(atMs: number): string {
  return momentText(atMs).slice(-5);
}

const beijingOffsetMs = 8 * 3_600_000;

function momentOf(day: string, time: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return Date.UTC(year, month - 1, date, hours, minutes) - beijingOffsetMs;
}

type Stated =
  | Pick<PayoutListsInputs['payoutMarkPaid'], 'reference' | 'paidFen' | 'paidAtMs'>
  | Pick<PayoutListsInputs['payoutMarkFailed'], 'reference' | 'outcome' | 'failReason'>;

/** What the form states, or what is missing of it. */
export function statedBy(
  form: MarkForm,
): { readonly ok: true; readonly stated: Stated } | { readonly ok: false; readonly sentence: string } {
  const reference = form.reference.trim();
  const failReason = form.failReason.trim();
  if (form.fileName === '') return { ok: false, sentence: '请选付款的凭证:截图、照片或者银行回单的文件。' };
  if (form.outcome !== 'paid') {
    if (failReason.length < 2) return { ok: false, sentence: '请写明银行给的原因,至少 2 个字。推客会读到。' };
    return { ok: true, stated: { reference, failReason, outcome: form.outcome } };
  }
  const amount = fenOf(form.amount);
  if (!amount.ok) return { ok: false, sentence: `凭证上的金额:${amount.sentence}` };
  if (reference === '') return { ok: false, sentence: '请填银行或支付宝的流水号,凭证上有。' };
  return { ok: true, stated: { reference, paidFen: amount.amountFen, paidAtMs: momentOf(form.day, form.time) } };
}

/** The question before a result is written down: what is stated, what follows, and that it stays. */
export function markQuestion(
  { realName, account, netFen }: Pick<ListedRow, 'realName' | 'account' | 'netFen'>,
  form: MarkForm,
): { readonly title: string; readonly yes: string; readonly lines: readonly string[] } {
  const reference = form.reference.trim();
  const number = reference === '' ? [] : [`流水号 ${reference}`];
  const to = `付给 ${realName} ${account}`;
  if (form.outcome === 'paid') {
    const amount = fenOf(form.amount);
    const sum = amount.ok ? `${yuanText(amount.amountFen)} 元` : '';
    const at = momentText(momentOf(form.day, form.time));
    return {
      ...{ title: '登记为已付到账?', yes: `登记 ${sum}` },
      lines: [
        [`${to} ${sum}`, at, ...number].join(' · '),
        '登记以后推客就看到已到账。不能撤销,也不能改;只有银行退回时可以再登记一次退回。',
      ],
    };
  }
  const isReturned = form.outcome === 'returned';
  return {
    ...{ title: `登记为${outcomeNames[form.outcome]}?`, yes: `登记${isReturned ? '退回' : '失败'}` },
    lines: [
      [`${to} ${yuanText(netFen)} 元`, ...number].join(' · '),
      `推客会读到:${form.failReason.trim()}`,
      '钱回到推客的可提现。登记以后不能撤销,要再付须推客重新申请。',
    ],
  };
}
