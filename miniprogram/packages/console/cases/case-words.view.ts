import type { CaseKind, CaseLineView } from '../../../../cloudfunctions/console/cases-contract';
import { momentText } from '../../../formats/beijing-text';
import { numberText } from '../../../formats/number-text';
import { type ConsoleRow, consoleRow, type Tone } from '../components/row-list/row-list.view';

export type CaseFilter = CaseKind | 'all';

export const kindNames: Readonly<Record<CaseKind, string>> = {
  claim: '找回订单',
  complaint: '投诉',
  appeal: '申诉',
  risk: '对不上',
  correction: '更正待通过',
  review: '入组审核',
};

export const caseFilters: readonly { readonly value: CaseFilter; readonly name: string }[] = [
  { value: 'all', name: '全部' },
  ...(Object.entries(kindNames) as [CaseKind, string][]).map(([value, name]) => ({ value, name })),
];

const topics: Readonly<Record<string, string>> = {
  fee: '有人收费',
  money: '佣金',
  goods: '商品',
  appeal: '账号被暂停',
  privacy: '隐私',
  other: '其他',
};

/** What a case is about, in a phrase. */
export function caseTitle({ kind, about, orderId, payoutNo, risk }: CaseLineView): string {
  const name = kindNames[kind];
  if (kind === 'claim' || kind === 'correction') return orderId === null ? name : `${name} ${numberText(orderId)}`;
  if (kind === 'complaint' || kind === 'appeal') return `${name}:${topics[about] ?? topics.other}`;
  if (kind === 'risk')
    return `${risk?.className ?? name}:${payoutNo !== null ? numberText(payoutNo) : orderId === null ? '账目' : numberText(orderId)}`;
  return name;
}

/** When it is due, and whether that is over. */
export function dueTag({ isOverdue, takenBy }: CaseLineView): { readonly text: string; readonly tone: Tone } {
  if (isOverdue) return { text: '− 已过期', tone: 'owed' };
  if (takenBy !== null)
    return takenBy.isMe ? { text: '● 您在办', tone: 'frozen' } : { text: '● 有人在办', tone: 'done' };
  return { text: '! 待办', tone: 'todo' };
}

export function caseRows(cases: readonly CaseLineView[]): ConsoleRow[] {
  return cases.map((line) => {
    const who = line.takenBy === null || line.takenBy.isMe ? '' : ` · ${line.takenBy.name} 在办`;
    return consoleRow({
      key: line.caseId,
      title: caseTitle(line),
      note: `${momentText(line.dueAtMs)} 前办完${who}`,
      tag: dueTag(line),
      amountFen: line.amountFen,
    });
  });
}
