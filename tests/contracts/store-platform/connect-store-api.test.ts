import { memoryDocumentDatabase } from '../../../backend/adapters/memory-database/memory-document-database';
import { connectStoreApi } from '../../../backend/adapters/store-api/connect-store-api';
import { documentWorkLease } from '../../../backend/adapters/stores/work-lease';
import { DEMO, demoStoreWorld } from '../../../emulator/store/demo-world';
import { EVENING_MS, storeUnderTest } from '../../../emulator/store/store-under-test';
import { fixedClock } from '../../support/fixed-clock';
import { recordingJournal } from '../../support/recording-journal';
import { describeStorePlatform, type StorePlatformWorld } from './store-platform.contract';

describeStorePlatform('the agency API against the local platform', async (): Promise<StorePlatformWorld> => {
  const { store, join } = await storeUnderTest();
  const { play } = store;
  const promoter = await join('wang-ayi');
  return {
    platform: platformAt(store.apiBaseUrl),
    bound: { openid: openidOf('wang-ayi'), promoter },
    strangerOpenid: openidOf('xiao-lin'),
    async placeOrders(count, firstAtSec) {
      const times = { start_time: firstAtSec, end_time: firstAtSec + 60 * (count - 1) };
      const { productId: product_id, skuId: sku_id } = DEMO.apple;
      await play.bulkOrders({ count, promoter, product_id, sku_id, ...times, person: 'xiao-lin' });
    },
    breakDown: async () => void (await play.misbehave({ rates: { cut: 1 } })),
    recover: async () => void (await play.misbehave({})),
    close: () => store.stop(),
  };
});

function platformAt(baseUrl: string) {
  const database = memoryDocumentDatabase();
  return connectStoreApi({
    ...{ baseUrl, agencyAppid: DEMO.agencyAppid, miniProgramAppid: DEMO.miniProgramAppid },
    ...{ database, lease: documentWorkLease(database) },
    secret: demoStoreWorld().agency.secret,
    journal: recordingJournal(),
    clock: fixedClock(EVENING_MS),
    random: { fraction: () => 0.5, token: () => 'holder' },
  });
}

function openidOf(person: string): string {
  return demoStoreWorld().people.find(({ id }) => id === person)?.openids[DEMO.miniProgramAppid] ?? '';
}
