import type { PayoutDetailView } from '../../../../../cloudfunctions/console/payouts-contract';
import { momentText } from '../../../../formats/beijing-text';
import { monthText } from '../../../../formats/day-text';
import { yuanText } from '../../../../formats/yuan-text';
import type { Answer } from '../../../../services/answer';
import { moneyStateOf, payoutTag, routeNames } from '../../payouts/payout-words.view';
import type { Tone } from '../row-list/row-list.view';

export type PayoutStep = 'approve' | 'decline' | 'abandon';

export interface PayoutPaneData {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly sentence: string;
  readonly title: string;
  readonly tag: { readonly text: string; readonly tone: Tone };
  readonly netFen: number;
  readonly moneyState: string;
  readonly words: readonly string[];
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly attempts: readonly { readonly key: string; readonly head: string; readonly text: string }[];
  readonly entries: readonly { readonly key: string; readonly head: string; readonly text: string }[];
  readonly steps: readonly { readonly step: PayoutStep; readonly name: string; readonly isMain: boolean }[];
}

export const loadingPayout: PayoutPaneData = {
  ...{ phase: 'loading', sentence: '', title: '', tag: { text: '', tone: 'done' }, netFen: 0, moneyState: 'paying' },
  ...{ words: [], facts: [], attempts: [], entries: [], steps: [] },
};

const answers: Readonly<Record<string, string>> = {
  ...{
    sent: '已提交',
    accepted: '已受理',
    'needs-confirm': '等推客收款',
    transferring: '转账中',
    cancelling: '撤销中',
  },
  ...{ paid: '已到账', cancelled: '已撤销', failed: '失败', returned: '退回', 'not-found': '查无此单' },
  ...{ refused: '没有受理', 'no-answer': '没有回答' },
};

const sources = { submit: '交给付款方', query: '查询', cancel: '请求取消', notification: '付款方通知' } as const;

export function payoutPane(answer: Answer<PayoutDetailView>, mayDecide: boolean): PayoutPaneData {
  if (!answer.ok) return { ...loadingPayout, phase: 'failed', sentence: answer.sentence };
  const payout = answer.value;
  return {
    ...{ phase: 'ready', sentence: '', title: `提现 ${payout.payoutNo}`, tag: payoutTag(payout) },
    ...{ netFen: payout.netFen, moneyState: moneyStateOf(payout) },
    words: [payout.sentence.zh, ...(payout.next === null ? [] : [payout.next.zh])],
    facts: factsOf(payout),
    attempts: payout.attempts.map(({ atMs, source, said }, index) => ({
      ...{ key: `${index}`, head: momentText(atMs), text: `${sources[source]}:${saidText(said)}` },
    })),
    entries: payout.entries.map(({ id, zh, bookedAtMs, postings }) => ({
      key: id,
      head: momentText(bookedAtMs),
      text: [zh, ...postings.map(({ from, to, amountFen }) => `${from.zh} → ${to.zh} ${yuanText(amountFen)} 元`)].join(
        ' · ',
      ),
    })),
    steps: mayDecide ? stepsOf(payout) : [],
  };
}

/** The kind of an answer in words; what stands behind it is the provider's own. */
function saidText(said: string): string {
  const [kind = '', ...own] = said.split(' ');
  return [answers[kind] ?? kind, ...own].join(' ');
}

function factsOf(payout: PayoutDetailView) {
  const { route, promoter, grossFen, taxFen, taxMonth, requestedAtMs, decision, signOff, providerCode, paidAtMs } =
    payout;
  const facts = [
    { name: '推客', value: promoter },
    { name: '付到', value: routeNames[route] },
    { name: '税前', value: `${yuanText(grossFen)} 元` },
    { name: `代扣税款(${monthText(taxMonth)})`, value: `${yuanText(taxFen)} 元` },
    { name: '申请', value: momentText(requestedAtMs) },
    { name: '到账', value: paidAtMs === null ? '' : momentText(paidAtMs) },
    {
      name: '谁决定的',
      value: decision === null ? '' : `${decision.name} ${momentText(decision.atMs)}:${decision.reason}`,
    },
    { name: '谁确认付丢了', value: signOff === null ? '' : `${signOff.name}:${signOff.reason}` },
    { name: '付款方的代码', value: providerCode?.code ?? '' },
    { name: '代码的意思', value: providerCode?.zh ?? '' },
    { name: '付款方单号', value: payout.providerNo ?? '' },
  ];
  return facts.filter(({ value }) => value !== '');
}

function stepsOf({ part, stuck }: PayoutDetailView): PayoutPaneData['steps'] {
  if (part === 'approval') {
    return [
      { step: 'decline', name: '不通过', isMain: false },
      { step: 'approve', name: '通过', isMain: true },
    ];
  }
  return stuck === 'not-found' || stuck === 'refused-by-setup'
    ? [{ step: 'abandon', name: '确认没有付出', isMain: false }]
    : [];
}

const questions: Readonly<
  Record<
    PayoutStep,
    { readonly title: string; readonly yes: string; readonly line: string; readonly reasonName: string }
  >
> = {
  approve: {
    title: '通过这笔提现?',
    yes: '通过',
    line: '通过以后交给付款方,推客会收到通知。',
    reasonName: '核对了什么(写进审计记录)',
  },
  decline: {
    title: '不通过这笔提现?',
    yes: '不通过',
    line: '钱回到可提现。推客会读到您写的原因。',
    reasonName: '推客会读到的原因',
  },
  abandon: {
    title: '确认这笔没有付出?',
    yes: '确认',
    line: '系统再查三次、满半小时都查不到,才结束这笔,钱回到可提现。单号作废,不会付两次。',
    reasonName: '怎么确认的(写进审计记录)',
  },
};

export function payoutQuestion(step: PayoutStep) {
  return questions[step];
}
