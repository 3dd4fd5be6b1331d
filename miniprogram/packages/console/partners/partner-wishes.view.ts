import type {
  AgreeFeeView,
  FeeTerms,
  ReviewedItemView,
  TimeSlot,
} from '../../../../cloudfunctions/console/intake-contract';
import { ppmOf } from '../components/item-pane/item-pane.view';

/** A broadcast without a stated end is written down with two hours. */
const usualMs = 2 * 3_600_000;
const dayMs = 86_400_000;
const mostSlots = 100;
const mostGoods = 200;
const clock = '(\\d{1,2})[:\\uff1a](\\d{2})';
const linePattern = new RegExp(
  `^(\\d{1,2})[-/.月](\\d{1,2})日?\\s+${clock}(?:\\s*[-–—~\\uff0d\\uff5e到至]\\s*${clock})?$`,
);

export type Wish<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: string };

/** Broadcasts typed one a line, as `8-30 20:00` or `8-30 20:00-22:30` in Beijing; what is wrong is named with its line. */
export function slotsOf(typed: string, nowMs: number): Wish<readonly TimeSlot[]> {
  const lines = typed.split(/[\n;\uff1b]/).map((line) => line.trim());
  const slots: TimeSlot[] = [];
  for (const [nth, line] of lines.entries()) {
    if (line === '') continue;
    const slot = slotOf(line, nowMs);
    if (!slot) return wrong(`第 ${nth + 1} 行「${line}」看不懂。请照这个样子填:8-30 20:00-22:00。`);
    const other = slots.find((one) => one.startsAtMs < slot.endsAtMs && slot.startsAtMs < one.endsAtMs);
    if (other) return wrong(`第 ${nth + 1} 行「${line}」和前面的一场重叠了。`);
    slots.push(slot);
  }
  if (slots.length === 0) return wrong('请至少填一场,照这个样子:8-30 20:00-22:00。');
  if (slots.length > mostSlots) return wrong(`一次最多记 ${mostSlots} 场。`);
  return { ok: true, value: slots.sort((one, other) => one.startsAtMs - other.startsAtMs) };
}

/** In the year nearest ahead; an end before the start is on the next day. */
function slotOf(line: string, nowMs: number): TimeSlot | undefined {
  const [month = 0, day = 0, hour = 0, minute = 0, ...end] = (linePattern.exec(line) ?? []).slice(1).map(Number);
  if (month < 1 || month > 12 || day < 1 || day > 31 || !isClock(hour, minute)) return undefined;
  const year = new Date(nowMs + 8 * 3_600_000).getUTCFullYear();
  const inYear = (count: number) => Date.UTC(count, month - 1, day, hour - 8, minute);
  const startsAtMs = inYear(year) < nowMs - 180 * dayMs ? inYear(year + 1) : inYear(year);
  const [endHour = Number.NaN, endMinute = 0] = end;
  if (Number.isNaN(endHour)) return { startsAtMs, endsAtMs: startsAtMs + usualMs };
  if (!isClock(endHour, endMinute)) return undefined;
  const lastsMs = ((endHour - hour) * 60 + endMinute - minute) * 60_000;
  return { startsAtMs, endsAtMs: startsAtMs + (lastsMs > 0 ? lastsMs : lastsMs + dayMs) };
}

function isClock(hour: number, minute: number): boolean {
  return hour <= 23 && minute <= 59;
}

/** A product of the shop with the fee that is typed for it, '' for none. */
export interface PricedGood {
  readonly productId: string;
  readonly title: string;
  readonly typed: string;
}

/** Products of a shop that a fee can be agreed for, with what was agreed before; named ones that are gone stay. */
export function goodsOf(items: readonly ReviewedItemView[], fee: AgreeFeeView | null): readonly PricedGood[] {
  const named = fee?.terms.scope === 'goods' ? fee.terms.goods : [];
  const typedOf = (productId: string) => {
    const good = named.find((one) => one.productId === productId);
    return good === undefined ? '' : String(good.feePpm / 10_000);
  };
  const products = items.filter(({ kind }) => kind === 'product');
  const gone = named.filter(({ productId }) => !products.some(({ id }) => id === productId));
  return [
    ...products.map(({ id, title }) => ({ productId: id, title: title === '' ? id : title, typed: typedOf(id) })),
    ...gone.map(({ productId }) => ({ productId, title: `${productId}(不在货架上)`, typed: typedOf(productId) })),
  ];
}

export type FeeScope = FeeTerms['scope'];

export const feeScopes: readonly { readonly value: FeeScope; readonly name: string }[] = [
  { value: 'shop', name: '全店一个比例' },
  { value: 'goods', name: '指定商品' },
];

/** The terms that were typed, or what is missing. */
export function feeTermsOf(scope: FeeScope, typed: string, goods: readonly PricedGood[]): Wish<FeeTerms> {
  if (scope === 'shop') {
    const feePpm = feeOf(typed);
    return feePpm === undefined ? wrong('请填大于 0、不超过 90 的数。') : { ok: true, value: { scope, feePpm } };
  }
  const priced = goods.filter((good) => good.typed.trim() !== '');
  if (priced.length === 0) return wrong('请至少给一件商品填比例,不约定的留空。');
  if (priced.length > mostGoods) return wrong(`一次最多约定 ${mostGoods} 件。再多就按全店约定。`);
  const terms: { productId: string; feePpm: number }[] = [];
  for (const { productId, title, typed: text } of priced) {
    const feePpm = feeOf(text);
    if (feePpm === undefined) return wrong(`「${title}」:请填大于 0、不超过 90 的数,或者留空。`);
    terms.push({ productId, feePpm });
  }
  return { ok: true, value: { scope, goods: terms } };
}

function feeOf(typed: string): number | undefined {
  const ppm = ppmOf(typed);
  return ppm !== undefined && ppm > 0 && ppm <= 900_000 ? ppm : undefined;
}

function wrong(problem: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem };
}
