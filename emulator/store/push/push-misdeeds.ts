import type { Drawn } from '../misbehaviour/misbehaviour';
import type { PushMisdeed } from '../misbehaviour/misdeeds';
import type { PushRow } from './push-rows';

/** Nobody waits longer than this to be overtaken. */
const OVERTAKEN_WITHIN_MS = 60_000;
const LONGEST_DELAY_MS = 30 * 60_000;
const SHORTEST_DELAY_MS = 1000;

/** Does to a new message what was drawn for it; gives it back when the next one is to overtake it. */
export function applyMisdeed(row: PushRow, { kind, chance }: Drawn<PushMisdeed>): PushRow[] {
  if (kind === 'drop') row.status = 'lost';
  if (kind === 'delay') row.dueMs += SHORTEST_DELAY_MS + Math.floor(chance * (LONGEST_DELAY_MS - SHORTEST_DELAY_MS));
  if (kind === 'garble') Object.assign(row, { firstFault: 'garble', faultSeed: Math.floor(chance * 2 ** 32) });
  if (kind !== 'reorder') return [];
  row.dueMs += OVERTAKEN_WITHIN_MS;
  return [row];
}

/** A second time the same, or beside it what a stranger made of it. */
export function copiesOf(row: PushRow, { kind }: Drawn<PushMisdeed>): PushRow[] {
  if (kind === 'duplicate') return [{ ...row, attempts: [], copyOf: row.id }];
  if (kind !== 'forge') return [];
  return [{ ...row, attempts: [], copyOf: row.id, isForged: true, message: altered(row.message) }];
}

/** A stranger claims a newer version, a settlement and another promoter's bond. */
function altered(message: string): string {
  return message
    .replace(/"version":"(\d+)"/, (_, digits: string) => `"version":"${digits}9"`)
    .replace(/"commission_order_status":20/, '"commission_order_status":100')
    .replace(/"bind_status":1/, '"bind_status":2');
}
