import type { PreviewCorrectionView } from '../../../../../cloudfunctions/console/books-contract';
import type { OrderDetailView } from '../../../../../cloudfunctions/console/desk-contract';
import { momentText } from '../../../../formats/beijing-text';
import { numberText } from '../../../../formats/number-text';
import { percentText } from '../../../../formats/percent-text';
import { yuanText } from '../../../../formats/yuan-text';
import type { Answer } from '../../../../services/answer';
import type { Tone } from '../row-list/row-list.view';
import { orderTag, promoterText } from './order-words.view';

export interface OrderPaneData {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly sentence: string;
  readonly title: string;
  readonly orderNumber: string;
  readonly orderId: string;
  readonly tag: { readonly text: string; readonly tone: Tone };
  readonly amountFen: number;
  readonly moneyState: string;
  readonly next: string;
  readonly reasons: readonly string[];
  readonly whose: readonly { readonly key: string; readonly at: string; readonly text: string }[];
  /** How our rules stand to the platform's word; '' where they agree. */
  readonly differs: string;
  readonly differences: readonly string[];
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly sums: readonly { readonly name: string; readonly value: string }[];
  readonly movements: readonly { readonly key: string; readonly head: string; readonly text: string }[];
  readonly promoter: string;
  readonly isHeld: boolean;
  readonly canHold: boolean;
  readonly canCorrect: boolean;
}

export const loadingOrder: OrderPaneData = {
  ...{ phase: 'loading', sentence: '', title: '', orderNumber: '', orderId: '', tag: { text: '', tone: 'done' } },
  ...{ amountFen: 0, moneyState: 'plain', next: '', reasons: [], whose: [], differs: '', differences: [] },
  ...{ facts: [], sums: [], movements: [], promoter: '', isHeld: false, canHold: false, canCorrect: false },
};

const verdicts: Readonly<Record<string, string>> = {
  TOUCH_UNSEEN: '平台说归这位推客,我们这边没有看到打开链接(直达小店的链接我们看不到)。以平台为准。',
  BUYER_UNKNOWN: '平台没有说买家是谁,无法按我们的规则核对。以平台为准。',
  'MISMATCH:OTHER_PROMOTER': '和平台不一致:按我们看到的打开记录,应当归另一位推客。佣金以平台为准,可以核对后改记。',
  'MISMATCH:PLATFORM_NAMES_NOBODY': '和平台不一致:按我们看到的打开记录应当归推客,平台没有写推客。',
  'MISMATCH:EXPECTED_NOBODY': '和平台不一致:按规则不该归任何推客,平台写了推客。',
};

const mismatch = '和平台不一致:我们的规则和平台的结果不同。佣金以平台为准,可以核对后改记。';

/** One order as people of the merchant see it. */
export function orderPane(
  answer: Answer<OrderDetailView>,
  rights: { readonly correct: boolean; readonly hold: boolean },
): OrderPaneData {
  if (!answer.ok) return { ...loadingOrder, phase: 'failed', sentence: answer.sentence };
  const { order, amount, expected, next, reason, notes, whose, movements, differences, hold } = answer.value;
  const { moneyState, ...tag } = orderTag(order);
  const verdict = expected?.verdict ?? 'AGREED';
  const hasMoney = order.promoterFen > 0 && !order.isClue;
  return {
    ...{ phase: 'ready', sentence: '', title: order.productTitle, tag, moneyState },
    ...{ orderNumber: numberText(order.orderId), orderId: order.orderId, amountFen: order.promoterFen },
    next: reason === null ? next.zh : reason.zh,
    reasons: notes.map(({ zh }) => zh),
    whose: whose.map(({ zh, atMs }, index) => ({
      ...{ key: `${index}`, at: atMs === null ? '' : momentText(atMs), text: zh },
    })),
    differs: verdict === 'AGREED' ? '' : (verdicts[verdict.replace(' ', ':')] ?? mismatch),
    differences: differences.map(
      ({ platformFen, oursFen }) => `资金对不上:平台 ${yuanText(platformFen)} 元,账上 ${yuanText(oursFen)} 元。`,
    ),
    facts: factsOf(answer.value),
    sums: sumsOf(amount),
    movements: movements.map(({ key, zh, atMs, amountFen }) => ({
      ...{ key, head: momentText(atMs), text: `${zh} ${yuanText(amountFen)} 元` },
    })),
    promoter: order.promoter ?? '',
    isHeld: hold !== null,
    canHold: rights.hold && hasMoney,
    canCorrect: rights.correct && !order.isClue && order.state.state !== 'reversed',
  };
}

function factsOf({ order, isPinned }: OrderDetailView) {
  return [
    { name: '推客', value: isPinned ? `${promoterText(order)}(人工改记)` : promoterText(order) },
    { name: '小店', value: order.shopName },
    { name: '下单', value: momentText(order.createdAtMs) },
    { name: '平台结算', value: order.settledAtMs === null ? '还没有' : momentText(order.settledAtMs) },
    { name: '由谁付佣金', value: order.settledBy === 'agency' ? '机构' : '平台直接付给推客' },
  ];
}

function sumsOf({ paymentFen, feeFen, sharePpm, promoterFen, marginFen }: OrderDetailView['amount']) {
  return [
    { name: '买家付款', value: `${yuanText(paymentFen)} 元` },
    { name: '机构服务费', value: `${yuanText(feeFen)} 元` },
    { name: `推客拿服务费的 ${percentText(sharePpm)}`, value: `${yuanText(promoterFen)} 元` },
    { name: '留给机构', value: `${yuanText(marginFen)} 元` },
  ];
}

/** What a correction would do, before anybody asks for it. */
export function previewLines(preview: PreviewCorrectionView, nameOf: (promoter: string) => string): readonly string[] {
  const moves = preview.wallets.map(({ promoter, withdrawableFen, withdrawableAfterFen }) => {
    const after =
      withdrawableAfterFen < 0 ? `待抵扣 ${yuanText(-withdrawableAfterFen)}` : yuanText(withdrawableAfterFen);
    return `${nameOf(promoter)}:可提现 ${yuanText(withdrawableFen)} 元 → ${after} 元`;
  });
  const second = preview.waitsAlone
    ? ['没有第二个人可以通过,提交后满一天您自己可以通过。']
    : preview.needsSecondPerson
      ? ['金额超过一人可以决定的上限,提交后要由另一位同事通过。']
      : ['提交后就记账。'];
  return [`要动的金额:${yuanText(Math.abs(preview.amountFen))} 元`, ...moves, ...second];
}
