import type { BeijingDay } from '../time/beijing-day';
import { dayText, type Wording } from '../wording/beijing-text';
import { type Account, parsePromoterAccount } from './account';
import type { LedgerCause } from './ledger-transaction';

const causes: Record<LedgerCause, Wording> = {
  ORDER_PAID: { zh: '买家付款,佣金入账冻结', en: 'paid: commission booked frozen' },
  AMOUNT_CHANGED: { zh: '平台更改了金额', en: 'the platform changed the amount' },
  ORDER_REFUNDED: { zh: '买家退款,按比例退回', en: 'refunded: the part goes back' },
  ORDER_CANCELLED: { zh: '平台取消结算,佣金退回', en: 'settlement cancelled: commission goes back' },
  DUE_DATED: { zh: '已收货并结算,确定解冻日', en: 'received and settled: the day of release is set' },
  HELD: { zh: '转入核查', en: 'held for checking' },
  UNHELD: { zh: '核查结束', en: 'no longer held' },
  SHARER_CHANGED: { zh: '平台更改了推客', en: 'the platform named another promoter' },
  REATTRIBUTED: { zh: '经人工核对,改记推客', en: 'given to another promoter after a check by a person' },
  ADJUSTED: { zh: '机构调整', en: 'adjusted by the agency' },
  RELEASED: { zh: '解冻,可以提现', en: 'released: may be withdrawn' },
  WITHDRAWAL_RESERVED: { zh: '申请提现', en: 'withdrawal requested' },
  WITHDRAWAL_PAID: { zh: '提现到账', en: 'withdrawal paid' },
  WITHDRAWAL_GIVEN_BACK: { zh: '提现未成功,钱已退回', en: 'withdrawal not paid: the money is back' },
  WITHDRAWAL_RETURNED: { zh: '银行退回,钱已退回', en: 'returned by the bank: the money is back' },
};

/** Why money moved, as a person reads it in a statement. */
export function causeWording(cause: LedgerCause): Wording {
  return causes[cause];
}

const places: Record<string, Wording> = {
  platform: { zh: '平台', en: 'platform' },
  'agency/margin': { zh: '机构', en: 'agency' },
  'tax/withheld': { zh: '代扣税款', en: 'tax withheld' },
  frozen: { zh: '冻结中', en: 'frozen' },
  held: { zh: '核查中', en: 'held' },
  available: { zh: '可提现', en: 'available' },
  paying: { zh: '提现中', en: 'paying' },
  paid: { zh: '已到账', en: 'paid' },
};

/** The name of an account as a person reads it. */
export function accountWording(account: Account): Wording {
  const owner = parsePromoterAccount(account);
  if (owner?.at.place === 'due') return dueWording(owner.at.day);
  const name = owner ? owner.at.place : account;
  return places[name] ?? { zh: account, en: account };
}

function dueWording(day: BeijingDay): Wording {
  const { zh, en } = dayText(day);
  return { zh: `${zh}起可提现`, en: `free from ${en}` };
}
