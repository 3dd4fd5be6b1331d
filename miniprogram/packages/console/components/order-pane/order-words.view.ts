import type { DeskOrderView } from '../../../../../cloudfunctions/console/desk-contract';
import { dayText, momentText } from '../../../../formats/beijing-text';
import type { Tone } from '../row-list/row-list.view';

/** A state's shape and word, and the word of money-text for its amount. */
export interface OrderTag {
  readonly text: string;
  readonly tone: Tone;
  readonly moneyState: string;
}

/** Where an order's commission stands, in one of the eight words. */
export function orderTag({ state, isClue, memoFen }: Pick<DeskOrderView, 'state' | 'isClue' | 'memoFen'>): OrderTag {
  if (isClue) return { text: '● 线索', tone: 'done', moneyState: 'plain' };
  switch (state.state) {
    case 'estimated':
      return { text: '约 预估', tone: 'done', moneyState: 'estimated' };
    case 'frozen':
      return { text: '❄ 冻结中', tone: 'frozen', moneyState: 'frozen' };
    case 'held':
      return { text: '! 核查中', tone: 'todo', moneyState: 'held' };
    case 'available':
      return { text: '✓ 可提现', tone: 'free', moneyState: 'available' };
    case 'reversed':
      return { text: '● 已退回', tone: 'done', moneyState: 'reversed' };
    default:
      return memoFen > 0
        ? { text: '● 平台结算', tone: 'done', moneyState: 'plain' }
        : { text: '● 无佣金', tone: 'done', moneyState: 'plain' };
  }
}

/** What the commission waits for, in a phrase; '' where nothing is left to come. */
export function waitText({ state }: Pick<DeskOrderView, 'state'>): string {
  if (state.state !== 'frozen') return '';
  switch (state.waitingFor) {
    case 'receipt':
      return '等买家收货';
    case 'settlement':
      return '等平台结算';
    case 'due-day':
      return `${dayText(state.freeFromDay ?? '')}起可提现`;
    default:
      return state.holdEndsAtMs === undefined ? '' : `等到 ${momentText(state.holdEndsAtMs)}`;
  }
}

/** Who has the order: a nickname, else the platform's number, else nobody. */
export function promoterText({ promoter, promoterName }: Pick<DeskOrderView, 'promoter' | 'promoterName'>): string {
  if (promoter === null) return '没有推客';
  return promoterName === null || promoterName === '' ? `推客 ${promoter}` : promoterName;
}
