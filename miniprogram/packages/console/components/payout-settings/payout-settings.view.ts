import type {
  PayoutRoute,
  PayoutSettingsView,
  ReadPayoutSettingsView,
} from '../../../../../cloudfunctions/console/payout-settings-contract';
import { momentText } from '../../../../formats/beijing-text';
import { yuanText } from '../../../../formats/yuan-text';
import type { Answer } from '../../../../services/answer';
import { routeNames } from '../../payouts/payout-words.view';
import { factsOf, taxNames } from './settings-form.view';

export type RaiseStep = 'agree' | 'refuse' | 'take-back';

export interface SettingsData {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly sentence: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly changed: string;
  readonly raise: readonly string[];
  readonly raiseFen: { readonly automaticFen: number; readonly aloneFen: number };
  readonly steps: readonly { readonly step: RaiseStep; readonly name: string; readonly isMain: boolean }[];
}

export const loadingSettings: SettingsData = {
  ...{ phase: 'loading', sentence: '', facts: [], changed: '', raise: [] },
  ...{ raiseFen: { automaticFen: 0, aloneFen: 0 }, steps: [] },
};

export const routeChoices = (Object.keys(routeNames) as PayoutRoute[]).map((value) => ({
  ...{ value, name: routeNames[value] },
}));

export const taxChoices = (Object.keys(taxNames) as (keyof typeof taxNames)[]).map((value) => ({
  ...{ value, name: taxNames[value] },
}));

const yuan = (amountFen: number) => `${yuanText(amountFen)} 元`;

/** What is set about payouts, who set it, and the limits that wait for a second person. */
export function settingsPane(answer: Answer<ReadPayoutSettingsView>, mayChange: boolean, nowMs: number): SettingsData {
  if (!answer.ok) return { ...loadingSettings, phase: 'failed', sentence: answer.sentence };
  const { settings, changedAtMs, changedBy, raise, approvers } = answer.value;
  return {
    ...{
      phase: 'ready',
      sentence: '',
      facts: [...factsOf(settings), { name: '能通过的人', value: `${approvers} 位` }],
    },
    changed: changedAtMs === null ? '还没有人改过。' : `${changedBy ?? ''} ${momentText(changedAtMs)} 改的。`,
    raise: raise === null ? [] : [...raiseLines(raise), waitText(answer.value)],
    raiseFen: { automaticFen: raise?.automaticFen ?? 0, aloneFen: raise?.aloneFen ?? 0 },
    steps: raise !== null && mayChange ? stepsOf(answer.value, nowMs) : [],
  };
}

function raiseLines(raise: NonNullable<PayoutSettingsView['raise']>): readonly string[] {
  const { by, askedAtMs, automaticFen, aloneFen, reason } = raise;
  return [
    `${by} ${momentText(askedAtMs)} 申请:${reason}`,
    `不用人通过的上限改成 ${yuan(automaticFen)},一个人等一天可以通过的上限改成 ${yuan(aloneFen)}。`,
  ];
}

function waitText({ raise, isRaiseByMe }: ReadPayoutSettingsView): string {
  const fromMs = raise?.mayAloneFromMs ?? null;
  if (fromMs !== null) return `没有第二个人:到 ${momentText(fromMs)} 可以自己同意。在那以前仍按原来的上限。`;
  return isRaiseByMe ? '要另一位同事同意。同意以前仍按原来的上限。' : '同意以前仍按原来的上限。';
}

function stepsOf({ raise, isRaiseByMe }: ReadPayoutSettingsView, nowMs: number): SettingsData['steps'] {
  const agree = { step: 'agree', name: '同意新上限', isMain: true } as const;
  if (!isRaiseByMe) return [{ step: 'refuse', name: '不同意', isMain: false }, agree];
  const isOver = raise?.mayAloneFromMs != null && nowMs >= raise.mayAloneFromMs;
  return [{ step: 'take-back', name: '收回申请', isMain: false }, ...(isOver ? [agree] : [])];
}

const questions: Readonly<Record<RaiseStep, { readonly title: string; readonly yes: string; readonly line: string }>> =
  {
    agree: { title: '同意提高上限?', yes: '同意', line: '同意以后就按新的上限付款。' },
    refuse: { title: '不同意提高上限?', yes: '不同意', line: '上限不变,申请结束。' },
    'take-back': { title: '收回申请?', yes: '收回', line: '上限不变。' },
  };

export function raiseQuestion(step: RaiseStep) {
  return questions[step];
}

/** Whom a raise will wait for. */
export function waitLine({ approvers }: Pick<ReadPayoutSettingsView, 'approvers'>): string {
  return approvers < 2
    ? '没有第二个人:提高的上限要等一天,由您再来同意。超过一个人的上限时,请先添加一位同事。'
    : '提高的上限要另一位同事同意以后才算,同意以前仍按原来的。';
}

/** What was saved, and what of it still waits. */
export function savedText({ raise }: PayoutSettingsView): string {
  if (raise === null) return '保存了,一分钟之内对新的提现生效。';
  const who =
    raise.mayAloneFromMs === null ? '要另一位同事同意' : `要等到 ${momentText(raise.mayAloneFromMs)} 您再来同意`;
  return `保存了。提高的上限${who},同意以前仍按原来的上限;其余已经生效。`;
}
