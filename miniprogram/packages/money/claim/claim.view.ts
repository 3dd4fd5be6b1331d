import type { ClaimView } from '../../../../cloudfunctions/earnings/contract';
import { momentText } from '../../../formats/beijing-text';
import type { Answer } from '../../../services/answer';

export interface ClaimResult {
  readonly title: string;
  /** Which of the state colours it has. */
  readonly tone: 'free' | 'frozen' | 'todo' | 'done';
  readonly text: string;
  /** Until when what happens; empty where nothing is awaited. */
  readonly next: string;
  readonly words: string;
  readonly orders: readonly { readonly key: string; readonly name: string }[];
}

export interface ClaimData {
  readonly orderText: string;
  readonly problem: string;
  readonly result: ClaimResult | null;
  /** How often one may still ask today; empty while unknown. */
  readonly left: string;
  readonly isUsedUp: boolean;
}

export const openClaim: ClaimData = { orderText: '', problem: '', result: null, left: '', isUsedUp: false };

/** What was typed as an order number: its digits, or why it is none. */
export function typedOrderId(
  text: string,
): { readonly ok: true; readonly orderId: string } | { readonly ok: false; readonly sentence: string } {
  const plain = text
    .replace(/[０-９]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069-]/g, '');
  if (plain === '') return { ok: false, sentence: '请输入订单号。' };
  if (!/^\d+$/.test(plain)) return { ok: false, sentence: '订单号只有数字,请照着买家的订单页输入。' };
  if (plain.length > 20) return { ok: false, sentence: '这个号码太长了,请您核对。' };
  return { ok: true, orderId: plain };
}

const titles: Readonly<Record<ClaimView['state'], Pick<ClaimResult, 'title' | 'tone'>>> = {
  booked: { title: '✓ 找到了,已记账', tone: 'free' },
  explained: { title: '● 查到了', tone: 'done' },
  searching: { title: '❄ 还没查到,会接着找', tone: 'frozen' },
  'not-found': { title: '● 没有找到', tone: 'done' },
  'with-person': { title: '! 已转给工作人员', tone: 'todo' },
  decided: { title: '● 有结果了', tone: 'done' },
};

/** The page after it asked; a failure leaves the number where it stands. */
export function claimPage(shown: ClaimData, answer: Answer<ClaimView>): ClaimData {
  if (!answer.ok) {
    const isUsedUp = answer.code === 'claims-used-up';
    return {
      ...shown,
      problem: answer.sentence,
      result: null,
      isUsedUp,
      left: isUsedUp ? '' : shown.left,
    };
  }
  const { state, zh, orderKeys, nextLookAtMs, dueAtMs, words, claimsLeftToday } = answer.value;
  const look = nextLookAtMs === null ? '' : `下次在 ${momentText(nextLookAtMs)} 前后再查,不用您操作。`;
  const due = dueAtMs === null ? '' : `${momentText(dueAtMs)} 前给您答复。`;
  return {
    ...shown,
    problem: '',
    isUsedUp: false,
    left: `今天还可以查 ${claimsLeftToday} 次。`,
    result: {
      ...titles[state],
      text: zh,
      next: state === 'with-person' ? due : look,
      words: words ?? '',
      orders: orderKeys.map((key, index) => ({
        key,
        name: orderKeys.length > 1 ? `看第 ${index + 1} 件` : '看这笔订单',
      })),
    },
  };
}
