import type { Case, CaseAnswer, DyeAnswer, EventCase, OrderAnswer, OrderCase } from './case-file';

const day = 24 * 60 * 60 * 1000;

/** What happened to one lock, in order. `at` is the time, `position` the place in the sorted list of all events. */
interface Happening {
  what: 'opened' | 'tagged' | 'extended';
  at: number;
  position: number;
}

interface Lock {
  buyer: string;
  shop: string;
  promoter: string;
  family: 'content' | 'product';
  happenings: Happening[];
}

interface LockNow {
  startedAt: number;
  expiresAt: number;
  extended: boolean;
  touchedAtPosition: number;
}

/**
 * The rules of attribution once more, slowly and without the product's code: it keeps only the list of what happened to
 * each lock and reads that list from the beginning whenever it wants to know how the lock stands.
 */
export function judgeByHand(file: Case): CaseAnswer {
  const events = inOrder(file.events);
  const locks: Lock[] = [];
  const orders: OrderAnswer[] = [];
  events.forEach((event, position) => {
    const eligible = (promoter: string) => isEligible(events, position, promoter);
    if (event.t === 'touch') {
      let promoter: string | undefined = event.promoter;
      if (event.forwardedBy !== undefined) promoter = ownValue(file.promotersByBuyer, event.forwardedBy);
      if (promoter === undefined || !eligible(promoter)) return;
      const family = event.kind === 'PRODUCT_CARD' ? 'product' : 'content';
      happenedTo(locks, event.buyer, event.shop, promoter, family, { what: 'opened', at: event.at, position });
    } else if (event.t === 'order' && event.paid !== false) {
      orders.push(judgeOrderByHand(file, event, position, locks, eligible));
    }
  });
  const dyes: DyeAnswer[] = locks.map((lock) => {
    const { startedAt, expiresAt, extended } = lockNow(lock, file);
    const { buyer, shop, promoter, family } = lock;
    return { buyer, shop, promoter, family, startedAt, expiresAt, extended };
  });
  return { id: file.id, orders, dyes };
}

function judgeOrderByHand(
  file: Case,
  order: OrderCase,
  position: number,
  locks: Lock[],
  eligible: (promoter: string) => boolean,
): OrderAnswer {
  const answer = (promoter: string | null, reason: string): OrderAnswer => {
    return { orderId: order.id, promoter, reason, family: null, dyeExpiresAt: null };
  };
  const { scene } = order;
  if (scene && 'foreign' in scene) {
    if (file.config.foreign === 'none') return answer(null, 'FOREIGN_SCENE');
  } else if (scene && eligible(scene.promoter)) {
    const family = scene.kind === 'PRODUCT_CARD' ? 'product' : 'content';
    happenedTo(locks, order.buyer, order.shop, scene.promoter, family, { what: 'tagged', at: order.at, position });
  }

  const candidates = locks
    .filter((lock) => lock.buyer === order.buyer && lock.shop === order.shop && eligible(lock.promoter))
    .map((lock) => ({ lock, now: lockNow(lock, file) }))
    .filter(({ now }) => order.at < now.expiresAt)
    .sort((left, right) => right.now.touchedAtPosition - left.now.touchedAtPosition);
  const best = candidates[0];
  if (best === undefined) return answer(null, 'NO_ACTIVE_DYE');

  const self = ownValue(file.promotersByBuyer, order.buyer);
  if (self !== undefined && eligible(self)) {
    if (file.config.self === 'deny') return answer(null, 'SELF_PURCHASE_DENIED');
    if (self !== best.lock.promoter) return answer(self, 'SELF_SUBSTITUTED');
  }
  if (file.config[best.lock.family].order > 0 && !best.now.extended) {
    best.lock.happenings.push({ what: 'extended', at: order.at, position });
  }
  return {
    ...answer(best.lock.promoter, 'LAST_TOUCH'),
    family: best.lock.family,
    dyeExpiresAt: lockNow(best.lock, file).expiresAt,
  };
}

function inOrder(events: readonly EventCase[]): EventCase[] {
  const place = (event: EventCase) => [Math.floor(event.at / 1000), event.t === 'order' ? 1 : 0, event.at, event.seq];
  return [...events].sort((left, right) => {
    const rightPlace = place(right);
    for (const [index, value] of place(left).entries()) {
      const difference = value - (rightPlace[index] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

/** The last word said about a promoter before this place in the list. */
function isEligible(events: readonly EventCase[], position: number, promoter: string): boolean {
  let status = 'active';
  for (const event of events.slice(0, position)) {
    if (event.t === 'promoter' && event.promoter === promoter) status = event.status;
  }
  return status === 'active';
}

function happenedTo(
  locks: Lock[],
  buyer: string,
  shop: string,
  promoter: string,
  family: 'content' | 'product',
  happening: Happening,
): void {
  const known = locks.find(
    (lock) => lock.buyer === buyer && lock.shop === shop && lock.promoter === promoter && lock.family === family,
  );
  if (known) known.happenings.push(happening);
  else locks.push({ buyer, shop, promoter, family, happenings: [happening] });
}

function lockNow(lock: Lock, file: Case): LockNow {
  const { click, order } = file.config[lock.family];
  let now: LockNow = { startedAt: 0, expiresAt: Number.NEGATIVE_INFINITY, extended: false, touchedAtPosition: -1 };
  for (const { what, at, position } of lock.happenings) {
    if (what === 'extended') {
      now = { ...now, expiresAt: now.expiresAt + order * day, extended: true };
    } else if (at >= now.expiresAt) {
      now = { startedAt: at, expiresAt: at + click * day, extended: false, touchedAtPosition: position };
    } else {
      const slid = what === 'opened' ? Math.max(now.expiresAt, at + click * day) : now.expiresAt;
      now = { ...now, expiresAt: slid, touchedAtPosition: position };
    }
  }
  return now;
}

function ownValue(record: Record<string, string>, key: string): string | undefined {
  return Object.entries(record).find(([name]) => name === key)?.[1];
}
