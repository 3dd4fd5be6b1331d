import { parsePromoterAccount } from '../ledger/account';
import type { LedgerTransaction, Posting } from '../ledger/ledger-transaction';
import { addFen, type Fen, zeroFen } from '../money/fen';
import { yuanText } from '../money/yuan-text';
import type { BeijingDay } from '../time/beijing-day';
import { dayText, type Wording } from '../wording/beijing-text';

export type MoneyNewsCode =
  | 'ORDER_PAID'
  | 'ORDER_RECEIVED'
  | 'MONEY_FREE'
  | 'ORDER_REFUNDED'
  | 'PAYOUT_PAID'
  | 'PAYOUT_BACK';

/** What happened to a promoter's money, as far as he wants to hear of it. */
export interface MoneyNews {
  readonly code: MoneyNewsCode;
  readonly promoter: string;
  readonly amountFen: Fen;
  /** `order|sku`; null where it is about no single order. */
  readonly orderKey: string | null;
  /** From which day it may be withdrawn; of ORDER_RECEIVED only. */
  readonly dueDay: BeijingDay | null;
}

/** What the promoters of one ledger entry hear of it; nothing of what they did themselves or of holds, which tell by themselves. */
export function moneyNewsOf(entry: LedgerTransaction): MoneyNews[] {
  return entry.promoters.flatMap((promoter) => newsFor(promoter, entry) ?? []);
}

function newsFor(promoter: string, { cause, postings, orderKey }: LedgerTransaction): MoneyNews | undefined {
  const made = (code: MoneyNewsCode, amountFen: Fen, dueDay: BeijingDay | null = null) =>
    amountFen === 0 ? undefined : { code, promoter, amountFen, orderKey, dueDay };
  switch (cause) {
    case 'ORDER_PAID':
      return made(
        'ORDER_PAID',
        sumOf(postings, ({ to }) => isOf(promoter, to)),
      );
    case 'ORDER_REFUNDED':
    case 'ORDER_CANCELLED':
      return made(
        'ORDER_REFUNDED',
        sumOf(postings, ({ from, to }) => isOf(promoter, from) && !isOf(promoter, to)),
      );
    case 'DUE_DATED': {
      const day = postings.map(({ to }) => dueDayOf(promoter, to)).find((found) => found !== undefined);
      return made(
        'ORDER_RECEIVED',
        sumOf(postings, ({ to }) => dueDayOf(promoter, to) !== undefined),
        day ?? null,
      );
    }
    case 'RELEASED':
      return made(
        'MONEY_FREE',
        sumOf(postings, ({ to }) => isOf(promoter, to)),
      );
    case 'WITHDRAWAL_PAID':
      return made(
        'PAYOUT_PAID',
        sumOf(postings, ({ to }) => isOf(promoter, to)),
      );
    case 'WITHDRAWAL_GIVEN_BACK':
    case 'WITHDRAWAL_RETURNED':
      return made(
        'PAYOUT_BACK',
        sumOf(postings, ({ to }) => isOf(promoter, to)),
      );
    default:
      return undefined;
  }
}

function sumOf(postings: readonly Posting[], counts: (posting: Posting) => boolean): Fen {
  return postings.filter(counts).reduce((sum, { amountFen }) => addFen(sum, amountFen), zeroFen);
}

function isOf(promoter: string, account: Posting['to']): boolean {
  return parsePromoterAccount(account)?.promoter === promoter;
}

function dueDayOf(promoter: string, account: Posting['to']): BeijingDay | undefined {
  const parsed = parsePromoterAccount(account);
  return parsed?.promoter === promoter && parsed.at.place === 'due' ? parsed.at.day : undefined;
}

/** What the promoter reads. */
export function moneyNewsWording({ code, amountFen, dueDay }: Omit<MoneyNews, 'promoter' | 'orderKey'>): Wording {
  const amount = yuanText(amountFen);
  switch (code) {
    case 'ORDER_PAID':
      return { zh: `有人从您的分享下单,${amount} 元已记在您名下,冻结中。`, en: `An order: ${amount} yuan, frozen.` };
    case 'ORDER_RECEIVED': {
      const day = dueDay === null ? undefined : dayText(dueDay);
      return {
        zh: `买家已收货,${amount} 元${day ? `从 ${day.zh}起可以提现` : '等着解冻'}。`,
        en: `Received: ${amount} yuan${day ? ` free from ${day.en}` : ''}.`,
      };
    }
    case 'MONEY_FREE':
      return { zh: `${amount} 元可以提现了。`, en: `${amount} yuan can be withdrawn.` };
    case 'ORDER_REFUNDED':
      return { zh: `买家退款,从您名下减去 ${amount} 元。`, en: `A refund takes back ${amount} yuan.` };
    case 'PAYOUT_PAID':
      return { zh: `提现的 ${amount} 元已到账。`, en: `${amount} yuan were paid out.` };
    case 'PAYOUT_BACK':
      return { zh: `一笔提现没有成功,${amount} 元已退回可提现。`, en: `A payout of ${amount} yuan came back.` };
  }
}
