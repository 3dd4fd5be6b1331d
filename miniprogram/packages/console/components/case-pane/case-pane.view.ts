import type { CaseKind, ReadCaseView } from '../../../../../cloudfunctions/console/cases-contract';
import { momentText } from '../../../../formats/beijing-text';
import { numberText } from '../../../../formats/number-text';
import { yuanText } from '../../../../formats/yuan-text';
import type { Answer } from '../../../../services/answer';
import { caseTitle, dueTag } from '../../cases/case-words.view';
import type { Tone } from '../row-list/row-list.view';

export type CaseStep =
  | 'take'
  | 'give'
  | 'grant'
  | 'decline'
  | 'answer'
  | 'close'
  | 'approve'
  | 'reject'
  | 'let-in'
  | 'refuse';

export interface CasePaneData {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly sentence: string;
  readonly kind: CaseKind | '';
  readonly id: string;
  readonly brandId: string;
  readonly promoter: string;
  readonly groupId: string;
  readonly title: string;
  readonly tag: { readonly text: string; readonly tone: Tone };
  readonly due: string;
  readonly words: readonly string[];
  readonly facts: readonly { readonly key: string; readonly name: string; readonly value: string }[];
  readonly orderKeys: readonly string[];
  /** Why nothing can be done by who looks; '' where something can. */
  readonly blocked: string;
  readonly steps: readonly { readonly step: CaseStep; readonly name: string; readonly isMain: boolean }[];
}

export const loadingCase: CasePaneData = {
  ...{ phase: 'loading', sentence: '', kind: '', id: '', brandId: '', promoter: '', groupId: '', title: '' },
  ...{ tag: { text: '', tone: 'done' }, due: '', words: [], facts: [], orderKeys: [], blocked: '', steps: [] },
};

export type CaseRights = Readonly<Record<CaseKind | 'take', boolean>>;

/** One case with what is needed to decide it, and what may be done. */
export function casePane(answer: Answer<ReadCaseView>, rights: CaseRights): CasePaneData {
  if (!answer.ok) return { ...loadingCase, phase: 'failed', sentence: answer.sentence };
  const { line, evidence } = answer.value;
  const isOthers = line.takenBy !== null && !line.takenBy.isMe;
  return {
    ...{ phase: 'ready', sentence: '', kind: line.kind, id: line.id, brandId: line.brandId ?? '', groupId: line.about },
    ...{ promoter: line.promoter ?? '', title: caseTitle(line), tag: dueTag(line) },
    due: `${momentText(line.sinceMs)} 起等着,${momentText(line.dueAtMs)} 前办完`,
    words: wordsOf(answer.value),
    facts: factsOf(answer.value),
    orderKeys: evidence.map(({ orderKey }) => orderKey),
    blocked: blockedBy(answer.value, rights),
    steps: [...takeSteps(line.takenBy, rights.take), ...(isOthers ? [] : stepsOf(answer.value, rights))],
  };
}

function wordsOf({ claimWords, complaint, correction, line }: ReadCaseView): readonly string[] {
  return [
    ...(claimWords === null ? [] : [`推客看到的回答:${claimWords.zh}`]),
    ...(complaint === null ? [] : [complaint.text]),
    ...(correction === null ? [] : [`申请的理由:${correction.reason}`]),
    ...(line.risk === null ? [] : [line.risk.explanation.zh]),
    ...(line.kind === 'review' ? ['他想进一个要审核的小组。通过以后按那个小组的比例算新订单。'] : []),
  ];
}

function factsOf({ line, promoterName, evidence, correction, complaint }: ReadCaseView) {
  const orderId = line.orderId ?? complaint?.orderId ?? '';
  const named = promoterName === null || promoterName === '' ? (line.promoter ?? '') : promoterName;
  const facts = [
    { name: '推客', value: named },
    { name: '订单号', value: numberText(orderId) },
    { name: '提现单号', value: numberText(line.payoutNo ?? '') },
    {
      name: '谁在办',
      value: line.takenBy === null ? '还没有人' : `${line.takenBy.name},${momentText(line.takenBy.atMs)} 起`,
    },
    ...(line.risk === null ? [] : amountsOf(line.risk)),
    ...(correction === null ? [] : correctionFacts(correction)),
    ...evidence.flatMap(({ isPaid, platformPromoter, promoterInBooks, touches, createdAtMs }) => [
      { name: '下单', value: `${momentText(createdAtMs)},${isPaid ? '已付款' : '没有付款'}` },
      { name: '平台说归谁', value: platformPromoter ?? '没有推客' },
      { name: '账上记在谁名下', value: promoterInBooks ?? '没有推客' },
      { name: '买家打开过他的链接', value: touches.length === 0 ? '没有看到' : `${touches.length} 次` },
    ]),
  ];
  return facts.filter(({ value }) => value !== '').map((fact, index) => ({ ...fact, key: `${index}` }));
}

function amountsOf({ theirFen, ourFen }: NonNullable<ReadCaseView['line']['risk']>) {
  const text = (amountFen: number | null) => (amountFen === null ? '' : `${yuanText(amountFen)} 元`);
  return [
    { name: '对方', value: text(theirFen) },
    { name: '我们', value: text(ourFen) },
  ];
}

function correctionFacts({
  requestedBy,
  amountFen,
  expiresAtMs,
  fromPromoter,
}: NonNullable<ReadCaseView['correction']>) {
  return [
    { name: '金额', value: `${yuanText(amountFen)} 元` },
    { name: '从谁改来', value: fromPromoter ?? '' },
    { name: '谁申请的', value: requestedBy },
    { name: '多久内有效', value: `到 ${momentText(expiresAtMs)}` },
  ];
}

function blockedBy({ line, correction }: ReadCaseView, rights: CaseRights): string {
  if (!rights[line.kind]) return '您可以看,处理要由有权限的同事来。';
  if (line.takenBy !== null && !line.takenBy.isMe) return `${line.takenBy.name} 正在处理。满一小时后可以接过来。`;
  if (correction?.state === 'expired') return '超过 7 天没有处理,这笔更正已经失效。需要的话请重新提交。';
  if (correction?.isOwn && correction.mayDecideAloneFromMs === null) return '这是您自己申请的,要由另一位同事通过。';
  if (correction?.isOwn && correction.mayDecideAloneFromMs !== null)
    return `没有第二个人可以通过。${momentText(correction.mayDecideAloneFromMs)} 起您自己可以通过。`;
  return '';
}

function takeSteps(takenBy: ReadCaseView['line']['takenBy'], mayTake: boolean): CasePaneData['steps'] {
  if (!mayTake) return [];
  if (takenBy?.isMe) return [{ step: 'give', name: '放回', isMain: false }];
  return [{ step: 'take', name: takenBy === null ? '我来办' : '接过来', isMain: false }];
}

function stepsOf({ line, correction }: ReadCaseView, rights: CaseRights): CasePaneData['steps'] {
  const step = (name: string, kind: CaseStep, isMain = false) => ({ step: kind, name, isMain });
  if (!rights[line.kind]) return [];
  switch (line.kind) {
    case 'claim':
      return [step('不成立', 'decline'), step('成立', 'grant', true)];
    case 'complaint':
    case 'appeal':
      return [step('回答并结束', 'answer', true)];
    case 'risk':
      return [step('核对完,结束', 'close', true)];
    case 'correction':
      if (correction?.state === 'expired') return [step('结束', 'reject')];
      return correction?.isOwn && correction.mayDecideAloneFromMs === null
        ? [step('撤回', 'reject')]
        : [step('不通过', 'reject'), step('通过', 'approve', true)];
    case 'review':
      return [step('不通过', 'refuse'), step('通过', 'let-in', true)];
  }
}

const questions: Readonly<
  Record<CaseStep, { readonly title: string; readonly yes: string; readonly reasonName: string; readonly line: string }>
> = {
  take: {
    title: '您来办这件事?',
    yes: '我来办',
    reasonName: '备注(写进审计记录)',
    line: '同事会看到您在办。一小时没有动静,别人可以接过去。',
  },
  give: { title: '放回给大家?', yes: '放回', reasonName: '备注(写进审计记录)', line: '别的同事可以接着办。' },
  grant: {
    title: '这单应当归他?',
    yes: '成立',
    reasonName: '推客会读到的话',
    line: '这里只回答推客,不动钱。佣金要在订单里「改记推客」。',
  },
  decline: {
    title: '这单不归他?',
    yes: '不成立',
    reasonName: '推客会读到的话',
    line: '推客会读到您写的理由,可以再申诉。',
  },
  answer: { title: '回答并结束?', yes: '回答', reasonName: '对方会读到的话', line: '对方会读到您写的话。' },
  close: {
    title: '核对完了?',
    yes: '结束',
    reasonName: '核对的结果(写进审计记录)',
    line: '这里只结束这件事,不动钱。要改的钱另外更正。',
  },
  approve: {
    title: '通过这笔更正?',
    yes: '通过',
    reasonName: '理由(写进审计记录)',
    line: '通过以后就记账,不能再改。要改回来,再申请一笔更正。',
  },
  reject: { title: '不通过这笔更正?', yes: '不通过', reasonName: '理由(写进审计记录)', line: '不会动任何钱。' },
  'let-in': {
    title: '让他进这个小组?',
    yes: '通过',
    reasonName: '他会读到的话',
    line: '新订单按这个小组的比例算,已有订单不变。',
  },
  refuse: {
    title: '不让他进?',
    yes: '不通过',
    reasonName: '他会读到的理由',
    line: '他留在大家都在的小组里,照常分享。',
  },
};

/** The question before something is done. */
export function caseQuestion(step: CaseStep) {
  return questions[step];
}
