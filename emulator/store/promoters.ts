import { nowSec, type StoreContext } from './store-context';
import type { PromoterRow } from './store-state';
import type { PersonFacts } from './store-world';
import { agencyOpenid, personOf } from './world-facts';

export const REGISTERED_SIMPLE = 2;
export const REGISTERED_FULL = 3;

/** The platform's identity of a person as promoter. */
export function sharerAppidOf(person: PersonFacts): string {
  return `wxsharer_${person.id.replace(/[^A-Za-z0-9]/g, '_')}`;
}

export function promoterOfPerson(context: StoreContext, person: PersonFacts): PromoterRow {
  const found = context.state.promoters.find((row) => row.person === person.id);
  if (found) return found;
  const row: PromoterRow = {
    person: person.id,
    sharer_appid: sharerAppidOf(person),
    registerLevel: 0,
    bound: false,
    bindTimeSec: 0,
    commission_type: 1,
    commission_ratio: 0,
    boundPeriods: [],
  };
  context.state.promoters.push(row);
  return row;
}

export function promoterOf(context: StoreContext, sharer_appid: string): PromoterRow | undefined {
  return context.state.promoters.find((row) => row.sharer_appid === sharer_appid);
}

export function boundPromoterOf(context: StoreContext, sharer_appid: string): PromoterRow | undefined {
  const row = promoterOf(context, sharer_appid);
  return row?.bound ? row : undefined;
}

/** Whether the promoter is bound at a moment; an order has a whole second and counts every change of that second. */
export function wasBound(context: StoreContext, sharer_appid: string, atMs: number, by: 'second' | 'ms'): boolean {
  const unit = by === 'second' ? (ms: number) => Math.floor(ms / 1000) : (ms: number) => ms;
  const periods = promoterOf(context, sharer_appid)?.boundPeriods ?? [];
  return periods.some(
    ({ fromMs, toMs }) => unit(fromMs) <= unit(atMs) && (toMs === undefined || unit(atMs) < unit(toMs)),
  );
}

/** Binds a registered promoter to the agency and tells it. Bound already: nothing happens. */
export function bindPromoter(context: StoreContext, row: PromoterRow): void {
  if (row.bound) return;
  row.bound = true;
  row.bindTimeSec = nowSec(context);
  row.boundPeriods.push({ fromMs: context.nowMs() });
  tellBond(context, row, 1);
}

/** Ends the bond and tells the agency. */
export function unbindPromoter(context: StoreContext, row: PromoterRow): void {
  if (!row.bound) return;
  row.bound = false;
  const open = row.boundPeriods.at(-1);
  if (open) open.toMs = context.nowMs();
  tellBond(context, row, 2);
}

function tellBond(context: StoreContext, row: PromoterRow, bind_status: 1 | 2): void {
  const person = personOf(context, row.person);
  if (!person) return;
  context.tell('promoter_bind_result', {
    bind_status,
    sharer_appid: row.sharer_appid,
    sharer_openid: agencyOpenid(context, person),
    sharer_unionid: person.unionid,
  });
}
