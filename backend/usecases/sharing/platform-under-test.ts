import { fen } from '../../../core/money/fen';
import { Outage } from '../../ports/outage';
import { platformList } from '../../ports/platform/platform-list';
import type { SharingPlatform } from '../../ports/sharing-platform';
import type {
  BoundPromoter,
  CouponFacts,
  PlatformAnswer,
  PlatformProduct,
  PlatformRefusal,
  StorePlatform,
} from '../../ports/store-platform';
import { type ContentsState, contentQuestions, newContentsState } from './contents-under-test';

/** A person as the platform of the tests knows him, by the openid of our mini-program. */
export interface PersonAtPlatform {
  registerStatus: number;
  bound: BoundPromoter | null;
}

/** What the platform of the tests knows and was asked; a test changes it as it goes. */
export interface PlatformState extends ContentsState {
  readonly people: Record<string, PersonAtPlatform>;
  products: PlatformProduct[];
  coupons: CouponFacts[];
  /** Ids of coupons that the platform lists as ours to share. */
  couponsForUs: string[];
  /** Answers every question with this refusal. */
  refusal: PlatformRefusal | undefined;
  /** Answers a question whose text begins like one of these with its refusal. */
  readonly refusals: Map<string, PlatformRefusal>;
  isDown: boolean;
  readonly asked: string[];
}

export function refusal(errcode: number): PlatformRefusal {
  return { ok: false, code: 'PLATFORM_REFUSED', errcode, detail: `errcode ${errcode}` };
}

/** 高山苹果 at 193.00 yuan with a service ratio of 25 %, without an end. */
export function apple(change: Partial<PlatformProduct> = {}): PlatformProduct {
  return {
    productId: '10000165275743001',
    shopAppid: 'wxshop1',
    title: '高山苹果',
    imageUrls: ['https://pictures.example/apple.png'],
    priceFen: fen(19_300),
    onSale: true,
    serviceRatioPpm: 250_000,
    promoted: true,
    promotionStartsAtMs: 0,
    promotionEndsAtMs: 0,
    ...change,
  };
}

export function newPlatformState(): PlatformState {
  return {
    people: {},
    products: [apple()],
    ...newContentsState(),
    coupons: [{ couponId: '111111111', shopAppid: 'wxshop1', name: '满 100 减 10', usable: true, receiveEndsAtMs: 0 }],
    couponsForUs: [],
    refusal: undefined,
    refusals: new Map(),
    isDown: false,
    asked: [],
  };
}

/** A platform written by hand from its published description: it answers from `state` and notes each question. */
export function platformUnderTest(state: PlatformState): SharingPlatform {
  function answer<T>(question: string, value: () => T): Promise<PlatformAnswer<T>> {
    state.asked.push(question);
    if (state.isDown) return Promise.reject(new Outage(question, 'no answer', true));
    const own = [...state.refusals].find(([beginning]) => question.startsWith(beginning))?.[1];
    const refused = state.refusal ?? own;
    if (refused) return Promise.resolve(refused);
    return Promise.resolve({ ok: true, value: value() });
  }
  function unused(): never {
    throw new Error('no use case of these tests asks that');
  }
  return {
    ...promoterQuestions(state, answer),
    ...thingQuestions(state, answer),
    ...contentQuestions(state, answer),
    listPublicCoupons: (shopAppid) =>
      platformList('coupons', () => answer(`listPublicCoupons ${shopAppid}`, () => ({ items: [], nextKey: null }))),
    listCooperativeCoupons: ({ shopAppid } = {}) =>
      platformList('coupons', () =>
        answer(`listCooperativeCoupons ${shopAppid}`, () => ({
          items: state.couponsForUs.map((couponId) => ({ couponId, supplierAppid: null })),
          nextKey: null,
        })),
      ),
    listPromotedProducts: unused,
    findOrder: unused,
    listOrdersByUpdateTime: unused,
    lockDays: (shopAppid) =>
      answer(`lockDays ${shopAppid}`, () => ({
        product: { clickDays: 30, orderDays: 0 },
        content: { clickDays: 3, orderDays: 30 },
      })),
  };
}

type Answer = <T>(question: string, value: () => T) => Promise<PlatformAnswer<T>>;

function promoterQuestions(
  state: PlatformState,
  answer: Answer,
): Pick<StorePlatform, 'promoterStanding' | 'findBoundPromoter'> {
  return {
    promoterStanding: (openid) =>
      answer(`promoterStanding ${openid}`, () => {
        const person = state.people[openid] ?? { registerStatus: 0, bound: null };
        const isRegistered = person.registerStatus === 2;
        const view = (page: string) => ({ businessType: 'CreatorApplyments', queryString: `page=${page}` });
        return {
          registerStatus: person.registerStatus,
          bound: person.bound !== null,
          registerView: isRegistered || person.registerStatus === 3 ? null : view('register'),
          bindView: isRegistered && !person.bound ? view('bind') : null,
          promoter: person.bound?.promoter ?? null,
        };
      }),
    findBoundPromoter: (who) =>
      answer(`findBoundPromoter ${JSON.stringify(who)}`, () =>
        'openid' in who ? (state.people[who.openid]?.bound ?? null) : null,
      ),
  };
}

function thingQuestions(
  state: PlatformState,
  answer: Answer,
): Pick<SharingPlatform, 'searchPromotedProducts' | 'productDetail' | 'productLinks' | 'couponFacts' | 'couponLinks'> {
  return {
    searchPromotedProducts: ({ planType, shopAppid }) =>
      platformList('products', (nextKey) =>
        answer(`searchPromotedProducts ${planType} ${shopAppid} ${nextKey}`, () => {
          // Everything is under the public plan, 20 to a page, as the platform pages.
          const start = nextKey === '' ? 0 : Number(nextKey);
          const found = state.products.filter(
            (one) => planType === 2 && [undefined, one.shopAppid].includes(shopAppid),
          );
          const page = found.slice(start, start + 20);
          const items = page.map((product) => ({ ...product, supplierAppid: null }));
          return { items, nextKey: found.length > start + 20 ? String(start + 20) : null };
        }),
      ),
    async productDetail({ productId, shopAppid }) {
      const found = state.products.find((one) => one.productId === productId && one.shopAppid === shopAppid);
      const told = await answer(`productDetail ${productId}`, () => found ?? apple());
      return found || !told.ok ? told : refusal(10024004);
    },
    productLinks: ({ productId }, promoter) =>
      answer(`productLinks ${productId} ${promoter}`, () => ({
        shortLink: `#小程序://微信小店/${promoter}`,
        webLink: `https://store.weixin.qq.com/shop/a/${promoter}`,
        codeUrl: `https://codes.example/${promoter}.png`,
        promotionLink: `promotion-${productId}-${promoter}`,
      })),
    async couponFacts(couponId) {
      const found = state.coupons.find((coupon) => coupon.couponId === couponId);
      const told = await answer(`couponFacts ${couponId}`, () => found);
      if (!told.ok) return told;
      return found ? { ok: true, value: found } : refusal(10071034);
    },
    couponLinks: (couponId, promoter) =>
      answer(`couponLinks ${couponId} ${promoter}`, () => ({
        shortLink: `#小程序://优惠券/${promoter}`,
        codeUrl: `https://codes.example/coupon/${promoter}.png`,
        shareLink: `share-${couponId}-${promoter}`,
      })),
  };
}
