import { fen } from '../../../core/money/fen';
import { aSnapshot } from '../../support/builders/a-snapshot';
import { fakeStorePlatform } from '../../support/fake-store-platform';
import { describeStorePlatform, firstOrder, type StorePlatformWorld } from './store-platform.contract';

const bound = { openid: 'openid-wang', promoter: 'wxwang' };
const questions = ['order/get', 'order/list', 'sharer/standing', 'sharer/get'];

describeStorePlatform('the fake', async (): Promise<StorePlatformWorld> => {
  const platform = fakeStorePlatform();
  const row = { promoter: bound.promoter, boundAtMs: 1_785_500_000_000, nickname: '王阿姨', avatarUrl: '' };
  for (const name of [bound.openid, bound.promoter]) platform.bound.set(name, { ...row, settledBy: 'agency' });
  return {
    platform,
    bound,
    strangerOpenid: 'openid-lin',
    async placeOrders(count, firstAtSec) {
      platform.setOrders(...Array.from({ length: count }, (_, index) => order(index, firstAtSec + 60 * index)));
    },
    breakDown: async () => questions.forEach((question) => void platform.outages.add(question)),
    recover: async () => platform.outages.clear(),
    close: async () => undefined,
  };
});

function order(index: number, createdAtSec: number) {
  const paidAtSec = createdAtSec + 30;
  return aSnapshot({
    orderId: String(BigInt(firstOrder.orderId) + BigInt(index)),
    productId: '10000165275743001',
    createdAtMs: createdAtSec * 1000,
    paidAtMs: paidAtSec * 1000,
    updateTimeSec: paidAtSec,
    orderUpdatedAtMs: paidAtSec * 1000,
    sharer: { promoter: bound.promoter, amountFen: fen(0) },
  });
}
