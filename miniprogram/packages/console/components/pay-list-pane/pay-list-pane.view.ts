import type {
  PayoutImportPreviewView,
  PayoutListReadView,
} from '../../../../../cloudfunctions/console/payout-lists-contract';
import { momentText } from '../../../../formats/beijing-text';
import { yuanText } from '../../../../formats/yuan-text';
import type { Answer } from '../../../../services/answer';
import { listTag, routeNames } from '../../payouts/payout-words.view';
import type { Tone } from '../row-list/row-list.view';

export type ListStep = 'approve' | 'withdraw' | 'xlsx' | 'csv' | 'import' | 'invoice';

export interface ListPaneData {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly sentence: string;
  readonly title: string;
  readonly tag: { readonly text: string; readonly tone: Tone };
  readonly totalFen: number;
  readonly words: readonly string[];
  readonly rows: readonly {
    readonly key: string;
    readonly title: string;
    readonly note: string;
    readonly amount: string;
    /** What a tap states about it; '' for nothing. */
    readonly mark: string;
    readonly hasEvidence: boolean;
    readonly hasInvoice: boolean;
  }[];
  readonly steps: readonly { readonly step: ListStep; readonly name: string; readonly isMain: boolean }[];
}

export const loadingList: ListPaneData = {
  ...{
    phase: 'loading',
    sentence: '',
    title: '',
    tag: { text: '', tone: 'done' },
    totalFen: 0,
    words: [],
    rows: [],
    steps: [],
  },
};

const rowWords: Readonly<Record<PayoutListReadView['rows'][number]['state'], string>> = {
  queued: '等着',
  cancelled: '已取消',
  listed: '还没有结果',
  paid: '● 已到账',
  failed: '− 没有付成',
  returned: '− 银行退回',
};

export function listPane(answer: Answer<PayoutListReadView>, mayMove: boolean, nowMs: number): ListPaneData {
  if (!answer.ok) return { ...loadingList, phase: 'failed', sentence: answer.sentence };
  const { list, rows, openRows, isApprovedByMe } = answer.value;
  const { state, madeBy, madeAtMs, approvedBy, approvedAtMs, mayMarkAloneFromMs } = list;
  const approved =
    approvedBy === null || approvedAtMs === null ? '' : `${approvedBy} ${momentText(approvedAtMs)} 通过。`;
  const alone =
    mayMarkAloneFromMs === null ? '' : `没有第二个人:通过的人自己填结果,要等到 ${momentText(mayMarkAloneFromMs)}。`;
  const others = isApprovedByMe && alone === '' ? '您通过了这张清单,结果要由另一位同事登记。' : '';
  const mayMark = mayMove && state === 'approved' && (!isApprovedByMe || (mayMarkAloneFromMs ?? Infinity) <= nowMs);
  const made = `${madeBy} ${momentText(madeAtMs)} 做的。`;
  const second = state === 'made' ? '金额核对无误再通过。谁通过的,结果要由另一位同事填。' : '';
  const open = state === 'approved' && openRows > 0 ? `还有 ${openRows} 笔没有结果。` : '';
  return {
    ...{
      phase: 'ready',
      sentence: '',
      title: `${routeNames[list.route]}清单 · ${list.rowCount} 笔`,
      tag: listTag(list),
    },
    totalFen: list.totalFen,
    words: [made, approved, second, open, alone, others].filter((word) => word !== ''),
    rows: rows.map((row) => ({
      key: row.payoutNo,
      title: `${row.realName} ${row.account}`,
      note: noteOf(row),
      amount: `${yuanText(row.netFen)} 元`,
      hasEvidence: row.hasEvidence,
      hasInvoice: row.invoiceNumber !== null,
      mark: mayMark ? (markNames[row.state] ?? '') : '',
    })),
    steps: mayMove ? stepsOf(state, list.totalFen) : [],
  };
}

const markNames: Readonly<Partial<Record<PayoutListReadView['rows'][number]['state'], string>>> = {
  listed: '登记结果',
  paid: '银行退回了',
};

/** Where a payment stands, and on whose word. */
function noteOf(row: PayoutListReadView['rows'][number]) {
  const { bankName, state, failReason, paidAtMs, reference, markedBy, invoiceNumber } = row;
  const parts = [
    ...[bankName, rowWords[state], failReason ?? '', paidAtMs === null ? '' : `${momentText(paidAtMs)} 付的`],
    ...[
      reference === null || reference === '' ? '' : `流水号 ${reference}`,
      markedBy === null ? '' : `${markedBy} 登记`,
      invoiceNumber === null ? '' : `发票 ${invoiceNumber}`,
    ],
  ];
  return parts.filter((word) => word !== '').join(' · ');
}

function stepsOf(state: PayoutListReadView['list']['state'], totalFen: number): ListPaneData['steps'] {
  if (state === 'made') {
    return [
      { step: 'withdraw', name: '撤回', isMain: false },
      { step: 'approve', name: `通过 ${yuanText(totalFen)} 元`, isMain: true },
    ];
  }
  if (state !== 'approved') return [];
  return [
    { step: 'xlsx', name: '导出 Excel', isMain: false },
    { step: 'csv', name: '导出 CSV', isMain: false },
    { step: 'import', name: '导入付款结果', isMain: true },
  ];
}

/** What a bank's result file would do, before it does it. */
export function importLines(preview: PayoutImportPreviewView): readonly string[] {
  const { paidCount, paidFen, failedCount, returnedCount, problems, knownLines, pendingLines, notInFile } = preview;
  return [
    `付成 ${paidCount} 笔 ${yuanText(paidFen)} 元,没有付成 ${failedCount} 笔,退回 ${returnedCount} 笔。`,
    ...problems.map(({ text }) => text),
    ...(problems.length > 0 ? ['上面这几行不会写入,其余照常。'] : []),
    ...(knownLines.length > 0 ? [`第 ${knownLines.join('、')} 行已经写过,跳过。`] : []),
    ...(pendingLines.length > 0 ? [`第 ${pendingLines.join('、')} 行银行还在处理,跳过。`] : []),
    ...(notInFile.length > 0 ? [`文件里没有的:${notInFile.length} 笔,留着等下一个文件。`] : []),
    ...(preview.takenBefore === null ? [] : [`${preview.takenBefore.name} 已经导入过这个文件。`]),
  ];
}

/** Whether a phone can show it; other files are opened on a computer. */
export function isPicture(name: string): boolean {
  return /\.(jpe?g|png)$/i.test(name);
}

const questions: Readonly<Record<ListStep, { readonly title: string; readonly yes: string; readonly line: string }>> = {
  approve: { title: '通过这张清单?', yes: '通过', line: '通过以后可以导出,拿去付款。' },
  withdraw: { title: '撤回这张清单?', yes: '撤回', line: '里面的提现回到等着,可以重新做清单。' },
  xlsx: { title: '导出 Excel?', yes: '导出', line: '文件里有完整的账号。谁拿走的会记下来。' },
  csv: { title: '导出 CSV?', yes: '导出', line: '文件里有完整的账号。谁拿走的会记下来。' },
  import: { title: '导入付款结果?', yes: '写入', line: '' },
  invoice: { title: '看这张发票?', yes: '打开', line: '谁看过、为什么看,会记下来。' },
};

export function listQuestion(step: ListStep) {
  return questions[step];
}
