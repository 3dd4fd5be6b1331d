import { ledgerDocument } from '../../backend/adapters/stores/ledger-document';
import { newOrderDocument } from '../../backend/adapters/stores/order-document';
import type { OrderPlace } from '../../backend/ports/order-lists';
import { newOrderRow } from '../../core/commission/order-row';
import { ledgerTransaction } from '../../core/ledger/ledger-transaction';
import { fen } from '../../core/money/fen';
import { ratePpm } from '../../core/money/rate-ppm';
import { type BeijingDay, beijingDayOf } from '../../core/time/beijing-day';
import { aSnapshot } from '../../tests/support/builders/a-snapshot';

export const nowMs = Date.parse('2026-08-20T12:00:00+08:00');
export const today = beijingDayOf(nowMs);
/** A month in the middle of the year over which the rows lie. */
export const month = { fromDay: '20260301' as BeijingDay, throughDay: '20260331' as BeijingDay };
export const dayMs = 86_400_000;
export const brandId = 'shanli';
const yearSeconds = 365 * 86_400;
const [promoters, buyers] = [1000, 5000];
const promoterFen = fen(160);

/** What lists are asked by, of the row with this number. */
export interface RowFacts {
  readonly key: string;
  readonly atMs: number;
  readonly brandId: string;
  readonly shopAppid: string;
  readonly promoter: string;
  readonly place: Exclude<OrderPlace, 'differs'>;
  readonly dueDay: BeijingDay | null;
  readonly paymentFen: number;
}

/** Rows lie over a year in no order, so that more of them lie everywhere and not only at one end. */
export function momentOf(index: number): number {
  const fraction = ((index * 2_654_435_761) % 2 ** 32) / 2 ** 32;
  return nowMs - 1000 - Math.floor(fraction * yearSeconds) * 1000;
}

/** An order of the last 8 days is not received, one of the 16 days before that waits for its day, older ones are free. */
export function rowFacts(index: number): RowFacts {
  const atMs = momentOf(index);
  const isOther = index % 10 === 3;
  const dueDay = beijingDayOf(atMs + 24 * dayMs);
  const place = placeOf(index, atMs, dueDay);
  return {
    key: `37273247016${String(index).padStart(8, '0')}|sku1`,
    atMs,
    brandId: isOther ? 'haibian' : brandId,
    shopAppid: isOther ? 'wxshop3' : `wxshop${index % 3}`,
    promoter: `wxp${index % promoters}`,
    place,
    dueDay: place === 'dated' || place === 'free' ? dueDay : null,
    paymentFen: 1000 + (index % 5000),
  };
}

function placeOf(index: number, atMs: number, dueDay: BeijingDay): RowFacts['place'] {
  if (index % 20 === 1) return 'none';
  if (index % 50 === 0) return 'held';
  if (atMs > nowMs - 8 * dayMs) return 'frozen';
  return dueDay > today ? 'dated' : 'free';
}

export function orderDocument(index: number) {
  const { key, atMs, shopAppid, promoter, place, dueDay, paymentFen, brandId: ofBrand } = rowFacts(index);
  const snapshot = aSnapshot({
    ...{ orderId: key.slice(0, key.indexOf('|')), skuId: 'sku1', shopAppid, createdAtMs: atMs, paidAtMs: atMs },
    ...{ updateTimeSec: Math.floor(atMs / 1000), orderUpdatedAtMs: atMs, actualPaymentFen: fen(paymentFen) },
    ...{ sharer: { promoter, amountFen: fen(0) }, buyerKey: `k1:${index % buyers}` },
  });
  const terms = { settledBy: 'agency', sharePpm: ratePpm(800_000), holdDays: 15 } as const;
  const row = newOrderRow(key, snapshot, { ...terms, brandId: ofBrand });
  const moneyIn = place === 'dated' || place === 'free' ? 'due' : place;
  return newOrderDocument({ ...row, moneyIn, dueDay, promoterFen, marginFen: fen(40) }, undefined);
}

export function entryDocument(index: number) {
  const { key, atMs, promoter, brandId: ofBrand } = rowFacts(index);
  return ledgerDocument(
    ledgerTransaction({
      ...{ id: `${key}|1`, cause: 'ORDER_PAID', brandId: ofBrand, orderKey: key, bookedAtMs: atMs },
      postings: [{ from: 'platform', to: `promoter/${promoter}/frozen`, amountFen: promoterFen }],
    }),
  );
}

/** Everybody whose orders there are, for his name. */
export function promoterDocuments(): object[] {
  return Array.from({ length: promoters }, (_, index) => promoterDocument(`wxp${index}`, index));
}

/** One in 25 left, one in 10 has a tag, one in 8 came by the invite, one in 40 belongs to the store. */
export function memberFacts(index: number) {
  const joinedAtMs = momentOf(index);
  return {
    ...{ promoter: `wxm${index}`, joinedAtMs, status: index % 25 === 0 ? 'left' : 'active' },
    ...{ groupId: index % 4 === 0 ? 'group-2' : 'group-1', tags: index % 10 === 0 ? ['冬季'] : [] },
    ...{ usedInvites: index % 8 === 0 ? ['invite-of-town'] : [], storeId: index % 40 === 0 ? 'store-of-town' : null },
    activeAtMs: Math.min(nowMs, joinedAtMs + (index % 3) * 60 * dayMs),
  } as const;
}

export function memberDocument(index: number): object {
  const facts = memberFacts(index);
  const nickname = nicknameOf(index);
  const others = { brandId, shares: [], settledBy: 'agency', nickname };
  return { _id: `${brandId}|${facts.promoter}`, ...facts, ...others };
}

export function memberPromoterDocument(index: number): object {
  return promoterDocument(`wxm${index}`, index);
}

function promoterDocument(promoter: string, index: number): object {
  const person = { openid: `o${promoter}`, unionidHash: null, nickname: nicknameOf(index), avatarUrl: '' };
  return { _id: promoter, ...person, status: 'bound', boundAtMs: momentOf(index), settledBy: 'agency' };
}

function nicknameOf(index: number): string {
  return `推客${String(index).padStart(7, '0')}`;
}
