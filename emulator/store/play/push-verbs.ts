import type { ApiFault, PlatformApi } from '../api/platform-api';
import { deliver, type PushOutcome, type PushTarget, verifyUrl } from '../push/deliver-push';
import { PUSH_MODES, type PushMode } from '../push/push-modes';
import type { PushQueue } from '../push/push-queue';
import type { PushFault, PushRow } from '../push/push-rows';
import { nowSec, type StoreContext } from '../store-context';
import { type Wire, writeWire } from '../wire-json';
import { type PlayBody, PlayInput } from './play-input';
import { PlayRefused } from './play-refused';

const FAULTS = ['forge', 'garble', 'wrong-appid', 'delay'] as const;
const FORGERIES = ['forge', 'garble', 'wrong-appid'] as const;

/** The sender of messages, as far as a person can disturb it. */
export type PushDesk = { queue: PushQueue; target: () => PushTarget; setUrl: (url: string | undefined) => void };
export type PushModeView = { mode: PushMode; left: number | null; seed: number };
export type PushView = {
  id: number;
  event: string;
  order_id: string | null;
  sku_id: string | null;
  version: string | null;
  status: PushRow['status'];
  created_at_ms: number;
  due_ms: number;
  copy_of: number | null;
  /** A stranger's copy, not the platform's. */
  forged: boolean;
  attempts: PushRow['attempts'];
};

export function pushMode(desk: PushDesk, seed: number, body: PlayBody): PushModeView {
  const input = new PlayInput(body);
  desk.queue.setMode(input.oneOf('mode', PUSH_MODES), input.optionalWhole('count'));
  return { ...desk.queue.modeNow(), seed };
}

export function pushFault(desk: PushDesk, body: PlayBody): { fault: PushFault | 'delay'; count: number } {
  const input = new PlayInput(body);
  const fault = input.oneOf('fault', FAULTS);
  const count = input.optionalWhole('count') ?? 1;
  desk.queue.addFault(fault, count, fault === 'delay' ? input.whole('delay_seconds') : 0);
  return { fault, count };
}

export function releasePushes(desk: PushDesk, body: PlayBody): { released: number[] } {
  const { ids } = body;
  if (ids === undefined) return { released: desk.queue.releaseHeld() };
  if (!Array.isArray(ids)) throw new PlayRefused('bad-ids', 'ids must be a list of push ids: see GET /play/pushes');
  return { released: desk.queue.releaseHeld(ids.map(Number)) };
}

/** A message that does not come from the platform: sent once, at once, and not in the log. */
export async function forgePush(context: StoreContext, desk: PushDesk, body: PlayBody): Promise<PushOutcome> {
  const input = new PlayInput(body);
  const fault = input.has('way') ? input.oneOf('way', FORGERIES) : 'forge';
  const Event = input.optionalText('event') ?? 'head_supplier_commission_order_update';
  const fields = input.has('fields') ? readFields(input.raw('fields')) : {};
  const message = writeWire({ ...envelope(context), Event, ...fields });
  return deliver({ message }, desk.target(), { atMs: context.nowMs(), random: context.random, fault });
}

/** The frame around every event. */
export function envelope(context: StoreContext): { [key: string]: Wire } {
  return {
    ToUserName: context.state.world.agency.originalId,
    FromUserName: 'oWeixinTeamOfTheAgency',
    CreateTime: nowSec(context),
    MsgType: 'event',
  };
}

function readFields(value: unknown): { [key: string]: Wire } {
  const copy: unknown = JSON.parse(JSON.stringify(value ?? {}));
  if (!isWireObject(copy)) throw new PlayRefused('bad-fields', 'fields must be an object');
  return copy;
}

function isWireObject(value: unknown): value is { [key: string]: Wire } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function pushUrl(desk: PushDesk, body: PlayBody): { url: string | null } {
  const url = new PlayInput(body).optionalText('url');
  desk.setUrl(url);
  return { url: url ?? null };
}

/** The GET with echostr that the console sends when the address is saved. `forge: true` sends a bad signature. */
export function verifyPushUrl(
  context: StoreContext,
  desk: PushDesk,
  body: PlayBody,
): Promise<{ ok: boolean; status: number | null; answer: string }> {
  const fault = new PlayInput(body).flag('forge') ? 'forge' : undefined;
  return verifyUrl(desk.target(), { atMs: context.nowMs(), random: context.random, fault });
}

/** The next `count` API calls (of a path that ends so) fail: by errcode, HTTP status, or no answer at all. */
export function apiFault(api: PlatformApi, body: PlayBody): { faults: number } {
  const input = new PlayInput(body);
  const errcode = input.optionalWhole('errcode');
  const httpStatus = input.optionalWhole('http_status');
  const timeout = input.flag('timeout');
  if (errcode === undefined && httpStatus === undefined && !timeout) {
    throw new PlayRefused('which-fault', 'give errcode, http_status or timeout: true');
  }
  const fault: ApiFault = { path: input.optionalText('path'), left: input.optionalWhole('count') ?? 1, timeout };
  if (errcode !== undefined) fault.errcode = errcode;
  if (httpStatus !== undefined) fault.httpStatus = httpStatus;
  api.faults.push(fault);
  return { faults: api.faults.length };
}

export function pushViews(context: StoreContext, newest: number): PushView[] {
  return context.state.pushes.slice(-newest).map((row) => ({
    id: row.id,
    event: row.event,
    ...orderFacts(row.message),
    status: row.status,
    created_at_ms: row.createdAtMs,
    due_ms: row.dueMs,
    copy_of: row.copyOf ?? null,
    forged: row.isForged ?? false,
    attempts: row.attempts,
  }));
}

function orderFacts(message: string): Pick<PushView, 'order_id' | 'sku_id' | 'version'> {
  const found = (name: string) => new RegExp(`"${name}":"(\\d+)"`).exec(message)?.[1] ?? null;
  return { order_id: found('order_id'), sku_id: found('sku_id'), version: found('version') };
}
