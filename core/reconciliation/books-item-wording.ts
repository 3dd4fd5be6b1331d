import { promoterAccount } from '../ledger/account';
import { accountWording } from '../ledger/movement-wording';
import { type Fen, fen } from '../money/fen';
import { yuanText } from '../money/yuan-text';
import type { BeijingDay } from '../time/beijing-day';
import { dayText, type Wording } from '../wording/beijing-text';

/** What the nightly look at wallets and sealed days finds. */
export type BooksItem =
  | {
      readonly kind: 'WALLET_DIFFERS';
      readonly promoter: string;
      /** As `available` or `due/20260827`. */
      readonly place: string;
      readonly storedFen: Fen;
      readonly ledgerFen: Fen;
    }
  | {
      readonly kind: 'CHAIN_BROKEN' | 'ENTRY_MISSING';
      readonly promoter: string;
      readonly sealDay: BeijingDay;
      readonly entryId: string | null;
    };

/** What a wallet or a sealed day says wrongly, in words; amounts in yuan. */
export function booksItemWording(item: BooksItem): Wording {
  if (item.kind === 'WALLET_DIFFERS') return walletWording(item);
  const { zh, en } = dayText(item.sealDay);
  const { promoter, entryId } = item;
  if (item.kind === 'CHAIN_BROKEN') {
    return {
      zh: `推客 ${promoter} 在${zh}封存的账目被改动过。请您联系技术人员。`,
      en: `What was sealed of ${promoter} on ${en} was changed.`,
    };
  }
  return {
    zh: `推客 ${promoter} 在${zh}封存的账目少了一条分录 ${entryId ?? ''}。请您联系技术人员。`,
    en: `Of what was sealed of ${promoter} on ${en} the entry ${entryId ?? ''} is gone.`,
  };
}

function walletWording(item: Extract<BooksItem, { readonly kind: 'WALLET_DIFFERS' }>): Wording {
  const { promoter, storedFen, ledgerFen } = item;
  const place = placeWording(item);
  const [stored, ledger] = [yuanText(storedFen), yuanText(ledgerFen)];
  const gap = yuanText(fen(Math.abs(storedFen - ledgerFen)));
  return {
    zh: `推客 ${promoter} 的钱包在「${place.zh}」处是 ${stored} 元,账本合计 ${ledger} 元,相差 ${gap} 元。请您联系技术人员。`,
    en: `The wallet of ${promoter} has ${stored} yuan ${place.en}, the ledger ${ledger}: ${gap} yuan apart.`,
  };
}

function placeWording({ promoter, place }: { readonly promoter: string; readonly place: string }): Wording {
  const day = /^due\/(\d{8})$/.exec(place)?.[1];
  if (day !== undefined) return accountWording(promoterAccount(promoter, { place: 'due', day: day as BeijingDay }));
  const known = (['frozen', 'held', 'available', 'paying', 'paid'] as const).find((one) => one === place);
  return known ? accountWording(promoterAccount(promoter, { place: known })) : { zh: place, en: place };
}
