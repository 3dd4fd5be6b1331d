import type {
  FeeTerms,
  IntakeFlow,
  IntakeStepView,
  ReadIntakeView,
  TimeSlot,
} from '../../../../cloudfunctions/console/intake-contract';
import type { PartnerListView } from '../../../../cloudfunctions/console/shelf-contract';
import { momentText } from '../../../formats/beijing-text';
import { numberText } from '../../../formats/number-text';
import { percentText } from '../../../formats/percent-text';
import { type ConsoleRow, consoleRow, type Tone } from '../components/row-list/row-list.view';

type Partner = PartnerListView['partners'][number];

/** Merchants before talents; who took his authorisation back stands out. */
export function partnerRows(partners: readonly Partner[]): ConsoleRow[] {
  return partners.map(({ subject, subjectAppid, name, accounts, withdrawnAtMs }) =>
    consoleRow({
      key: `${subject}|${subjectAppid}`,
      title: name === '' ? subjectAppid : name,
      note: [subject === 'shop' ? '商家' : '达人', ...accounts].join(' · '),
      tag: withdrawnAtMs === null ? null : { text: '− 授权收回', tone: 'owed' },
    }),
  );
}

const flowNames: Readonly<Record<IntakeFlow, string>> = {
  'shop-product': '商家 · 商品',
  'shop-live': '商家 · 直播',
  'shop-video': '商家 · 短视频',
  'shop-article': '商家 · 图文',
  'talent-live': '达人 · 直播',
  'talent-video': '达人 · 短视频',
};

export interface StepRow {
  readonly key: string;
  readonly step: string;
  readonly name: string;
  readonly tag: { readonly text: string; readonly tone: Tone };
  readonly note: string;
  /** What a person can do: mark it, take the mark back, or write the fee down; '' for what the platform tells. */
  readonly action: '' | 'mark' | 'unmark' | 'fee' | 'slots';
}

export interface ChecklistCard {
  readonly key: string;
  readonly flow: IntakeFlow;
  readonly linkedAccountId: string;
  readonly title: string;
  readonly tag: { readonly text: string; readonly tone: Tone };
  readonly steps: readonly StepRow[];
}

const stepTags: Readonly<Record<IntakeStepView['state'], StepRow['tag']>> = {
  'platform-confirmed': { text: '✓ 平台已确认', tone: 'free' },
  'self-marked': { text: '● 已自行标记', tone: 'frozen' },
  open: { text: '! 未完成', tone: 'todo' },
};

/** Each way in with its steps: what the platform confirmed, what somebody marked, what is open. */
export function checklistCards({ checklists }: ReadIntakeView, mayMark: boolean): readonly ChecklistCard[] {
  return checklists.map(({ flow, account, steps, isComplete }) => ({
    key: `${flow}|${account?.linkedAccountId ?? ''}`,
    flow,
    linkedAccountId: account?.linkedAccountId ?? '',
    title: account ? `${flowNames[flow]} · ${account.name}` : flowNames[flow],
    tag: isComplete ? { text: '✓ 都好了', tone: 'free' } : { text: '! 还差几步', tone: 'todo' },
    steps: steps.map((step) => stepRow(step, mayMark)),
  }));
}

function stepRow(
  { step, name, state, endpoint, isOptional, isSilent, mark }: IntakeStepView,
  mayMark: boolean,
): StepRow {
  const who = mark === null ? '' : `${mark.by} ${momentText(mark.atMs)}${mark.note === '' ? '' : `:${mark.note}`}`;
  const times = (mark?.slots ?? []).map(slotText).join('、');
  const slots = times === '' ? '' : `· 开播 ${times}`;
  const silent = isSilent ? '微信这次没有回答,可能已经完成。' : '';
  return {
    key: step,
    step,
    name: isOptional ? `${name}(可以没有)` : name,
    tag: stepTags[state],
    note: [who, slots, silent].filter((text) => text !== '').join(' '),
    action: mayMark && endpoint === null ? actionOf(step, state) : '',
  };
}

/** `8 月 30 日 20:00–22:00` */
function slotText({ startsAtMs, endsAtMs }: TimeSlot): string {
  return `${momentText(startsAtMs)}–${momentText(endsAtMs).slice(-5)}`;
}

function actionOf(step: string, state: IntakeStepView['state']): StepRow['action'] {
  if (step === 'fee-agreed') return 'fee';
  if (state === 'self-marked') return 'unmark';
  return step === 'time-slots' ? 'slots' : 'mark';
}

export interface IntakeNotes {
  /** What was agreed, and where plans pay less. */
  readonly fee: string;
  readonly shortfalls: readonly string[];
  readonly refused: readonly string[];
}

/** The fee of a shop, and what does not fit to it; products by their names where the shelf has them. */
export function intakeNotes({ fee, shortfalls, refusedPlans, items }: ReadIntakeView): IntakeNotes {
  const nameOf = (productId: string) => {
    const title = items.find(({ kind, id }) => kind === 'product' && id === productId)?.title ?? '';
    return title === '' ? `商品 ${numberText(productId)}` : `「${title}」`;
  };
  return {
    fee: fee === null ? '' : `约定的服务费:${termsText(fee.terms, nameOf)}。${fee.by} ${momentText(fee.atMs)} 记下。`,
    shortfalls: shortfalls.map(({ productId, agreedPpm, planPpm }) => {
      const now = planPpm === null ? '没有可用的计划' : `计划里只有 ${percentText(planPpm)}`;
      return `${nameOf(productId)}:约定 ${percentText(agreedPpm)},${now}。`;
    }),
    refused: (refusedPlans ?? []).map(({ productId, sentence }) => `${nameOf(productId)}:${sentence}`),
  };
}

const mostNamed = 3;

/** The first rates of named goods; the sheet has them all. */
function termsText(terms: FeeTerms, nameOf: (productId: string) => string): string {
  if (terms.scope === 'shop') return `全店 ${percentText(terms.feePpm)}`;
  const named = terms.goods
    .slice(0, mostNamed)
    .map(({ productId, feePpm }) => `${nameOf(productId)} ${percentText(feePpm)}`);
  return `指定 ${terms.goods.length} 件商品,${named.join('、')}${terms.goods.length > mostNamed ? '等' : ''}`;
}

/** How somebody new comes in: WeChat has the invitation, we have none of our own. */
export const howToInvite = [
  '商家:在优选联盟机构后台发供货合作和推客合作邀请,商家在小店后台同意。',
  '达人:在机构后台发推客合作邀请,达人在微信里同意。',
  '同意以后,把小店加进「开张」,这里就会出现他的清单。',
] as const;
