import { addFen, fen } from '../money/fen';
import { yuanText } from '../money/yuan-text';
import { beijingDayOf } from '../time/beijing-day';
import { dayText, type Wording } from '../wording/beijing-text';
import type { CommissionState } from './commission-state';
import { dueDay } from './due-day';
import type { OrderRow } from './order-row';

/** What an order's money waits for and when that changes, in one sentence. */
export function stateWording(row: OrderRow, state: CommissionState): Wording {
  const amount = yuanText(row.promoterFen);
  switch (state.state) {
    case 'estimated':
      return {
        zh: '买家还没有付款。付款后开始计佣。',
        en: 'The buyer has not paid yet; commission starts with the payment.',
      };
    case 'none':
      return row.settledBy === 'platform'
        ? {
            zh: `平台直接结算给您 ${yuanText(row.memoFen)} 元,不在这里提现。`,
            en: `The platform itself pays you ${yuanText(row.memoFen)} yuan; it is not withdrawn here.`,
          }
        : { zh: '这单没有佣金。', en: 'This order carries no commission.' };
    case 'held':
      return {
        zh: `${amount} 元正在核查中。核查结束后会通知您。`,
        en: `${amount} yuan are being checked; you will be told when that is over.`,
      };
    case 'reversed':
      return {
        zh: '订单已取消或全部退款,佣金已退回。',
        en: 'The order was cancelled or fully refunded; its commission went back.',
      };
    case 'available':
      return {
        zh: `${amount} 元从 ${dayText(state.freeFromDay).zh}起可以提现。`,
        en: `${amount} yuan may be withdrawn since ${dayText(state.freeFromDay).en}.`,
      };
    case 'frozen':
      return frozenWording(row, state, amount);
  }
}

function frozenWording(row: OrderRow, state: Extract<CommissionState, { state: 'frozen' }>, amount: string): Wording {
  switch (state.waitingFor) {
    case 'receipt':
      return {
        zh: `${amount} 元已记在您名下。等买家确认收货,满 ${row.holdDays} 天后的第二天起可以提现。`,
        en: `${amount} yuan are booked for you. Free from the day after ${row.holdDays} full days since the buyer's receipt.`,
      };
    case 'hold-days': {
      const received = dayText(beijingDayOf(row.receiptAtMs ?? 0));
      const day = dayText(dueDay({ receiptAtMs: row.receiptAtMs ?? 0, holdDays: row.holdDays, settledAtMs: 0 }));
      return {
        zh: `买家 ${received.zh}已收货。平台按时结算的话,从 ${day.zh}起可以提现。`,
        en: `The buyer received on ${received.en}. Free from ${day.en} if the platform settles by then.`,
      };
    }
    case 'settlement':
      return {
        zh: `${row.holdDays} 天已满,还在等平台把钱结算给机构。结算后的第二天可以提现,不用您操作。`,
        en: `The ${row.holdDays} days are over; the platform has not yet paid the agency. Free on the day after it has.`,
      };
    case 'due-day':
      return {
        zh: `买家已收货,平台已结算。从 ${dayText(state.freeFromDay).zh}起可以提现。`,
        en: `Received and settled. Free from ${dayText(state.freeFromDay).en}.`,
      };
  }
}

/** The debt of a wallet as a sentence, or null when nothing is owed. */
export function debtWording(withdrawable: number): Wording | null {
  if (withdrawable >= 0) return null;
  const owed = yuanText(addFen(fen(-withdrawable)));
  return {
    zh: `有一笔已经可提现的订单退款了,要扣回 ${owed} 元。会从以后的佣金里抵扣,不用您转账。`,
    en: `An order was refunded after its money was free: ${owed} yuan are owed and will be netted from what comes next.`,
  };
}
