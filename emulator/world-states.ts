import type { VirtualClock } from './clock/virtual-clock';
import type { CollectionsDump } from './cloud/local-admin/admin-world';
import type { Cloud } from './cloud/start-cloud';
import type { PayState } from './pay/pay-state';
import type { RunningPay } from './pay/start-pay';
import type { RunningStore } from './store/start-store';
import type { StoreState } from './store/store-state';

/** A whole local world at one moment, as plain JSON. */
export interface WorldState {
  readonly nowMs: number;
  readonly store: StoreState;
  readonly pay: PayState;
  readonly collections: CollectionsDump;
}

interface WorldParts {
  readonly clock: VirtualClock;
  readonly cloud: Cloud;
  readonly store: RunningStore;
  readonly pay: RunningPay;
}

/** Keeps the world as it is, and puts it back to such a moment, its clock as well: the one way in which time goes back. */
export function worldStates({ clock, cloud, store, pay }: WorldParts) {
  return {
    save: (): WorldState => ({
      nowMs: clock.nowMs(),
      store: store.export(),
      pay: pay.export().state,
      collections: cloud.database.exportAll(),
    }),
    async restore(state: WorldState): Promise<void> {
      await Promise.all([store.settle(), pay.settle()]);
      await clock.turnTo(state.nowMs, async () => {
        await cloud.functions.dropInstances();
        await cloud.timers.settled();
        store.restore(state.store);
        pay.restore(state.pay);
        cloud.database.reset();
        await cloud.database.importAll(state.collections);
        cloud.messages.clear();
        cloud.functions.log.clear();
        cloud.functions.resetCounts();
        cloud.gateway.stats.reset();
        cloud.timers.restart();
      });
    },
  };
}
