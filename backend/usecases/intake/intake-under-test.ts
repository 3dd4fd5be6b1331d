import { fen } from '../../../core/money/fen';
import { documentIntakeStore } from '../../adapters/stores/intake-store';
import { documentReviewStore } from '../../adapters/stores/review-store';
import { Outage } from '../../ports/outage';
import type { PlatformAnswer } from '../../ports/platform/answer';
import type { ContentProduct } from '../../ports/platform/lives';
import type { NamedLinkedAccount } from '../../ports/platform/partners';
import { type PlatformList, platformList } from '../../ports/platform/platform-list';
import type { ItemTerms } from '../../ports/platform/products';
import type { ShopCooperation } from '../../ports/platform/shops';
import type { IntakePlatform } from '../../ports/sharing-platform';
import { refusal } from '../sharing/platform-under-test';
import { brandUnderTest, programUnderTest } from '../sharing/program-under-test';

/** What the platform of the tests knows of partners; a test changes it as it goes. */
export interface PartnersState {
  cooperation: ShopCooperation | undefined;
  partnerShops: string[];
  accounts: NamedLinkedAccount[];
  liveProducts: ContentProduct[];
  terms: ItemTerms[];
}

/** Product p1 at a service ratio of 20 %, without a talent's share and without an end, with what a test changes. */
export function termsUnderTest(change: Partial<ItemTerms> = {}): ItemTerms {
  return {
    productId: 'p1',
    shopAppid: 'wxshop1',
    talentRateSetBy: 'agency',
    suppliedBy: 'merchant',
    planType: 2,
    serviceRatioPpm: 200_000,
    talentRatioPpm: null,
    startsAtMs: 0,
    endsAtMs: 0,
    supplierAppid: null,
    ...change,
  };
}

export const channels = { linkedAccountId: 'sph1', linkedAccountType: 1, name: '视频号', avatarUrl: '' };
export const secondChannels = { linkedAccountId: 'sph2', linkedAccountType: 1, name: '第二个视频号', avatarUrl: '' };
export const articles = { linkedAccountId: 'gzh1', linkedAccountType: 4, name: '公众号', avatarUrl: '' };
export const appleOnAir: ContentProduct = {
  productId: '10000165275743001',
  name: '高山苹果',
  imageUrl: '',
  priceFen: fen(19_300),
  expectedFeeFen: null,
  commissionRatioPpm: null,
};

/** The program of the sharing tests with a second brand and shop, and what intake needs besides. */
export function intakeUnderTest() {
  const program = programUnderTest();
  const { state, change } = program;
  const partners: PartnersState = {
    cooperation: 'accepted',
    partnerShops: ['wxshop1'],
    accounts: [channels, articles],
    liveProducts: [],
    terms: [],
  };
  change.brands = [brandUnderTest('brand1', { reviewMode: 'all' }), brandUnderTest('brand2')];
  function answer<T>(value: () => PlatformAnswer<T>): Promise<PlatformAnswer<T>> {
    if (state.isDown) return Promise.reject(new Outage('intake', 'no answer', true));
    return Promise.resolve(state.refusal ?? value());
  }
  const listed = <T>(items: () => readonly T[]): PlatformList<T> =>
    platformList('intake', () => answer(() => ({ ok: true, value: { items: items(), nextKey: null } })));
  const platform: IntakePlatform & typeof program.ports.platform = {
    ...program.ports.platform,
    findShop: (shopAppid) =>
      answer(() => {
        const { cooperation } = partners;
        if (cooperation === undefined) return refusal(10024007);
        const shop = { shopAppid, nickname: '', avatarUrl: '', cooperation, approvedAtMs: 0, figures: null };
        return { ok: true, value: shop };
      }),
    listPartnerShops: () =>
      listed(() =>
        partners.partnerShops.map((shopAppid) => ({ shopAppid, boundAtMs: 0, nickname: '', avatarUrl: '' })),
      ),
    listLinkedAccounts: () => listed(() => partners.accounts),
    listLiveProducts: () => listed(() => partners.liveProducts),
    listCooperativeItems: (setBy) =>
      listed(() =>
        partners.terms
          .filter(({ talentRateSetBy }) => (talentRateSetBy === 'merchant') === (setBy === 'merchant'))
          .map(({ productId }) => ({ productId, cooperativeItemId: productId, itemLink: `item/${productId}` })),
      ),
    itemTerms: (itemLink) =>
      answer(() => {
        const found = partners.terms.find(({ productId }) => itemLink === `item/${productId}`);
        return found ? { ok: true, value: found } : refusal(10024004);
      }),
  };
  const ports = {
    ...program.ports,
    platform,
    reviews: documentReviewStore(program.database),
    intakes: documentIntakeStore(program.database),
  };
  return { ...program, ports, partners };
}
