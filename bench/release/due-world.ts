import { ledgerDocument } from '../../backend/adapters/stores/ledger-document';
import { walletDocument } from '../../backend/adapters/stores/wallet-document';
import { rebuildWallets } from '../../core/ledger/check-books';
import { type LedgerTransaction, ledgerTransaction } from '../../core/ledger/ledger-transaction';
import { fen } from '../../core/money/fen';
import { type BeijingDay, beijingDayOf, dayMs } from '../../core/time/beijing-day';

export const promoterCount = 2_000;
export const dayCount = 10;
export const perPromoterAndDay = 5;
/** 100,000. */
export const commissionCount = promoterCount * dayCount * perPromoterAndDay;
/** The first of the days on which something becomes due. */
export const firstDayMs = Date.parse('2026-08-17T00:10:00+08:00');
const settledAtMs = firstDayMs - 16 * dayMs;

export function promoterName(index: number): string {
  return `wx${String(index).padStart(5, '0')}`;
}

/** Whole fen that differ from one commission to the next, so that a sum of the wrong ones is another sum. */
export function amountOf(promoter: number, day: number, nth: number): number {
  return 100 + ((promoter * 7 + day * 13 + nth * 31) % 9_000);
}

/** What a promoter may withdraw on the last day, summed over his commissions and by nothing of the product. */
export function expectedFen(promoter: number): number {
  let sumFen = 0;
  for (let day = 0; day < dayCount; day += 1) {
    for (let nth = 0; nth < perPromoterAndDay; nth += 1) sumFen += amountOf(promoter, day, nth);
  }
  return sumFen;
}

/** The documents of 100,000 settled commissions: a ledger line each, and the wallets that follow from the ledger. */
export function dueDocuments() {
  const days = Array.from({ length: dayCount }, (_, day) => beijingDayOf(firstDayMs + day * dayMs));
  const ledger: LedgerTransaction[] = [];
  for (let promoter = 0; promoter < promoterCount; promoter += 1) {
    for (const [day, name] of days.entries()) {
      for (let nth = 0; nth < perPromoterAndDay; nth += 1) ledger.push(dueEntry({ promoter, day, nth }, name));
    }
  }
  const wallets = [...rebuildWallets(ledger).values()].map((wallet) => walletDocument(wallet));
  return { wallets, ledger: ledger.map(ledgerDocument) };
}

function dueEntry(place: { promoter: number; day: number; nth: number }, day: BeijingDay): LedgerTransaction {
  const { promoter, day: dayIndex, nth } = place;
  const orderKey = `${promoter}${String(dayIndex).padStart(2, '0')}${nth}|sku1`;
  return ledgerTransaction({
    id: `${orderKey}|1`,
    cause: 'ORDER_PAID',
    brandId: 'shanli',
    orderKey,
    bookedAtMs: settledAtMs,
    postings: [
      {
        from: 'platform',
        to: `promoter/${promoterName(promoter)}/due/${day}`,
        amountFen: fen(amountOf(promoter, dayIndex, nth)),
      },
    ],
  });
}

/** The textbook's share of it: a fiftieth, one commission of every promoter. */
export function peerDocuments() {
  const promoters = Array.from({ length: promoterCount }, (_, index) => index);
  return {
    peer_commissions: promoters.map((index) => ({
      ...{ _id: `commission${index}`, orderId: `${index}`, skuId: 'sku1', promoter: promoterName(index) },
      ...{ amountFen: amountOf(index, 0, 0), status: 'settled', availableAtMs: firstDayMs },
    })),
    peer_accounts: promoters.map((index) => ({
      ...{ _id: promoterName(index), frozenFen: amountOf(index, 0, 0), availableFen: 0 },
    })),
  };
}
