import { orderKeyOf } from '../../../core/commission/order-snapshot';
import type { OrderKey, StorePlatform } from '../../ports/store-platform';

/** So many details are under way at once: enough to hide the platform's answer time, too few for its limit a minute. */
const questionsAtOnce = 4;

/**
 * A platform whose order details are asked for a little before they are needed, so that a walk over thousands of orders
 * waits for the books and not for the platform. Each detail that was read ahead is given out once: a second look at the
 * same order asks anew. An older reading does no harm, because the books follow only a newer snapshot.
 */
export function readAhead(platform: StorePlatform): {
  readonly platform: StorePlatform;
  /** Tells which orders come next, the nearest first. */
  readonly expect: (keys: readonly OrderKey[]) => void;
} {
  const underWay = new Map<string, ReturnType<StorePlatform['findOrder']>>();
  return {
    platform: {
      ...platform,
      findOrder(key) {
        const id = orderKeyOf(key);
        const asked = underWay.get(id);
        underWay.delete(id);
        return asked ?? platform.findOrder(key);
      },
    },
    expect(keys) {
      for (const key of keys.slice(0, questionsAtOnce)) {
        const id = orderKeyOf(key);
        if (underWay.has(id)) continue;
        const question = platform.findOrder(key);
        // Whoever needs the detail meets the failure; until then nobody waits for it.
        question.catch(() => undefined);
        underWay.set(id, question);
      }
    },
  };
}
