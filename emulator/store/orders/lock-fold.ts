const DAY_MS = 86_400_000;

export type LockFamily = 'product' | 'content';
export type LockDays = { clickDays: number; orderDays: number };
export type ShopLockWindows = Record<LockFamily, LockDays>;

/** How an order was placed: through a promoter's link, anywhere else, or inside another account's content. */
export type LockOrderScene =
  | { in: 'tagged'; sharer_appid: string; family: LockFamily }
  | { in: 'organic' }
  | { in: 'foreign' };

export type LockTouch = {
  seq: number;
  atMs: number;
  sharer_appid: string;
  family: LockFamily;
  windows: ShopLockWindows;
};
export type LockOrder = {
  seq: number;
  atMs: number;
  order_id: string;
  scene: LockOrderScene;
  windows: ShopLockWindows;
};

export type LockRules = {
  /** The buyer's own promoter id, when he is a promoter. */
  buyerSharer: string | null;
  selfPurchase: 'substitute' | 'deny';
  /** Whether a promoter is bound: orders count changes of the same whole second, touches the ms. */
  isBound(sharer_appid: string, atMs: number, by: 'second' | 'ms'): boolean;
};

export type LockDye = {
  sharer_appid: string;
  family: LockFamily;
  startedAtMs: number;
  expiresAtMs: number;
  extended: boolean;
  orderDays: number;
  /** Position of the last touch in the timeline. */
  lastPosition: number;
};

export type LockVerdict = {
  order_id: string;
  sharer_appid: string | null;
  reason: 'LAST_TOUCH' | 'NO_ACTIVE_DYE' | 'FOREIGN_SCENE' | 'SELF_SUBSTITUTED' | 'SELF_PURCHASE_DENIED';
  family: LockFamily | null;
  expiresAtMs: number | null;
};

/**
 * The platform's lock for one buyer in one shop: a pure fold over his touches and paid orders in time order.
 *
 * A touch starts or slides the lock of its promoter and family; the promoter touched last wins an order; an order won
 * by a lock that may still be lengthened lengthens it once. Orders have whole seconds, touches milliseconds; of the
 * same second the touch comes first. Expiry is half-open: at `expiresAtMs` the lock is gone.
 * Source of the four windows:
 * https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/headsupplier/api_getshoplocktime.html
 */
export function foldLocks(
  touches: readonly LockTouch[],
  orders: readonly LockOrder[],
  rules: LockRules,
): { dyes: LockDye[]; verdicts: LockVerdict[] } {
  const dyes = new Map<string, LockDye>();
  const verdicts: LockVerdict[] = [];
  timeline(touches, orders).forEach((entry, position) => {
    if (entry.touch) {
      if (rules.isBound(entry.touch.sharer_appid, entry.atMs, 'ms')) touch(dyes, entry.touch, position, true);
    } else if (entry.order) {
      verdicts.push(judge(dyes, entry.order, position, rules));
    }
  });
  return { dyes: [...dyes.values()], verdicts };
}

type Entry = { atMs: number; seq: number; touch?: LockTouch; order?: LockOrder };

function timeline(touches: readonly LockTouch[], orders: readonly LockOrder[]): Entry[] {
  const entries: Entry[] = [
    ...touches.map((one) => ({ atMs: one.atMs, seq: one.seq, touch: one })),
    ...orders.map((one) => ({ atMs: one.atMs, seq: one.seq, order: one })),
  ];
  const second = (entry: Entry) => Math.floor(entry.atMs / 1000);
  const rank = (entry: Entry) => (entry.order ? 1 : 0);
  return entries.sort((a, b) => second(a) - second(b) || rank(a) - rank(b) || a.atMs - b.atMs || a.seq - b.seq);
}

function touch(dyes: Map<string, LockDye>, one: Omit<LockTouch, 'seq'>, position: number, slides: boolean): void {
  const key = `${one.sharer_appid}|${one.family}`;
  const days = one.windows[one.family];
  const dye = dyes.get(key);
  if (!dye || one.atMs >= dye.expiresAtMs) {
    dyes.set(key, {
      sharer_appid: one.sharer_appid,
      family: one.family,
      startedAtMs: one.atMs,
      expiresAtMs: one.atMs + days.clickDays * DAY_MS,
      extended: false,
      orderDays: days.orderDays,
      lastPosition: position,
    });
    return;
  }
  if (slides) dye.expiresAtMs = Math.max(dye.expiresAtMs, one.atMs + days.clickDays * DAY_MS);
  dye.lastPosition = position;
}

function judge(dyes: Map<string, LockDye>, order: LockOrder, position: number, rules: LockRules): LockVerdict {
  const none = (reason: LockVerdict['reason']): LockVerdict => ({
    order_id: order.order_id,
    sharer_appid: null,
    reason,
    family: null,
    expiresAtMs: null,
  });
  const isBound = (sharer: string) => rules.isBound(sharer, order.atMs, 'second');
  const { scene } = order;
  if (scene.in === 'tagged' && isBound(scene.sharer_appid)) touch(dyes, { ...order, ...scene }, position, false);
  if (scene.in === 'foreign') return none('FOREIGN_SCENE');
  const alive = [...dyes.values()].filter((dye) => order.atMs < dye.expiresAtMs && isBound(dye.sharer_appid));
  const winner = alive.sort((a, b) => b.lastPosition - a.lastPosition)[0];
  if (!winner) return none('NO_ACTIVE_DYE');
  const self = rules.buyerSharer !== null && isBound(rules.buyerSharer) ? rules.buyerSharer : null;
  if (self && rules.selfPurchase === 'deny') return none('SELF_PURCHASE_DENIED');
  if (self && self !== winner.sharer_appid) return { ...none('SELF_SUBSTITUTED'), sharer_appid: self };
  if (winner.orderDays > 0 && !winner.extended) {
    winner.expiresAtMs += winner.orderDays * DAY_MS;
    winner.extended = true;
  }
  return {
    order_id: order.order_id,
    sharer_appid: winner.sharer_appid,
    reason: 'LAST_TOUCH',
    family: winner.family,
    expiresAtMs: winner.expiresAtMs,
  };
}
