import { DEMO } from '../../../emulator/store/demo-world';
import { EVENING_MS, type StoreUnderTest, storeUnderTest } from '../../../emulator/store/store-under-test';
import type { WholeStorePlatform } from '../../ports/store-platform';
import { httpTransport } from './http-transport';
import { type JournalLine, worldAround } from './platform-under-test';
import { storeApiClient } from './store-api-client';

/**
 * The client and the local platform were written from the same published pages by different hands. Where they
 * understand each other, at least two readers read the same.
 */
const promoter = 'wxsharer_wang_ayi';
const apple = { productId: DEMO.apple.productId, shopAppid: DEMO.shopAppid };
const account = { linkedAccountId: DEMO.channelsAccountId, linkedAccountType: 1 };
const articleAccount = { linkedAccountId: DEMO.mpAccountId, linkedAccountType: 4 };
const shop = { shopAppid: DEMO.shopAppid, account };
const talent = { talentAppid: DEMO.talentAppid };
const coupon = { couponId: DEMO.couponId, supplierAppid: null };
const range = { fromSec: EVENING_MS / 1000 - 3600, toSec: EVENING_MS / 1000 + 3600 };
const byTalent = { noticeId: DEMO.talentNotice, ...talent };
const byShop = { noticeId: DEMO.shopNotice, ...shop };

let world: StoreUnderTest;
let store: WholeStorePlatform;
let lines: JournalLine[];

beforeAll(async () => {
  world = await storeUnderTest();
  const around = worldAround({ baseUrl: world.store.apiBaseUrl });
  lines = around.lines;
  const token = await world.token();
  store = storeApiClient({
    ...around.world,
    ...{ transport: httpTransport(), agencyAppid: DEMO.agencyAppid, miniProgramAppid: DEMO.miniProgramAppid },
    clock: { ...around.clock, nowMs: () => EVENING_MS },
    tokens: { current: async () => token, refresh: async () => token },
  });
  await world.join('wang-ayi');
});

afterAll(() => world.store.stop());
beforeEach(() => lines.splice(0));

const questions: readonly (readonly [name: string, ask: (store: WholeStorePlatform) => Promise<{ ok: boolean }>])[] = [
  ['standing', (s) => s.promoterStandingOf(promoter)],
  ['bound promoter', (s) => s.findBoundPromoter({ promoter })],
  ['bound promoters', (s) => s.listBoundPromoters().all()],
  ['settlement', (s) => s.setSettlement(promoter, { settledBy: 'agency' })],
  ['share of a product', (s) => s.setProductShare({ promoter, productId: apple.productId }, 300_000)],
  ['partner shops', (s) => s.listPartnerShops().all()],
  ['linked accounts', (s) => s.listLinkedAccounts(DEMO.shopAppid).all()],
  ['partner talents', (s) => s.listPartnerTalents().all()],
  ['shops', (s) => s.listShops().all()],
  ['shop', (s) => s.findShop(DEMO.shopAppid)],
  ['lock days', (s) => s.lockDays(DEMO.shopAppid)],
  ['categories', (s) => s.listCategories()],
  ['products of plan type 1', (s) => s.searchPromotedProducts({ planType: 1 }).all()],
  ['products of plan type 3', (s) => s.searchPromotedProducts({ planType: 3 }).all()],
  ['product', (s) => s.promotedProductDetail({ ...apple, planType: 2, withCoupons: true })],
  ['basics of a product', (s) => s.productBasics(apple)],
  ['links of a product', (s) => s.productLinks(apple, promoter)],
  ['activities of a product', (s) => s.productActivities(apple)],
  ['cooperative items', (s) => s.listCooperativeItems('agency').all()],
  ['subscription', (s) => s.subscribeProduct(apple.productId)],
  ['subscribed products', (s) => s.listSubscribedProducts().all()],
  ['end of a subscription', (s) => s.unsubscribeProduct(apple.productId)],
  ['rooms of a shop', (s) => s.listShopLives(shop, promoter)],
  ['rooms of a talent', (s) => s.listTalentLives(DEMO.talentAppid, promoter)],
  ['code of a shop’s room', (s) => s.liveCodeUrl({ exportId: DEMO.shopRoom, ...shop }, promoter)],
  ['code of a talent’s room', (s) => s.liveCodeUrl({ exportId: DEMO.talentRoom, ...talent }, promoter)],
  ['notices of a shop', (s) => s.listLiveNotices(shop)],
  ['notices of a talent', (s) => s.listLiveNotices(talent)],
  ['code of a shop’s notice', (s) => s.liveNoticeCodeUrl(byShop, promoter)],
  ['code of a talent’s notice', (s) => s.liveNoticeCodeUrl(byTalent, promoter)],
  ['link of a shop’s notice', (s) => s.liveNoticeShareLink(byShop, promoter)],
  ['link of a talent’s notice', (s) => s.liveNoticeShareLink(byTalent, promoter)],
  ['reservations', (s) => s.liveNoticeReservations(DEMO.shopNotice, promoter)],
  ['products in a shop’s rooms', (s) => s.listLiveProducts(shop).all()],
  ['products in a talent’s rooms', (s) => s.listLiveProducts(talent).all()],
  ['protection code', (s) => s.liveProtectionCodeUrl()],
  ['figures of a product', (s) => s.productShareFigures({ promoter, ...apple }, range)],
  ['figures of a room', (s) => s.liveShareFigures({ promoter, liveId: DEMO.shopRoom }, range)],
  ['figures of a notice', (s) => s.liveNoticeShareFigures({ promoter, noticeId: DEMO.shopNotice }, range)],
  ['videos of a shop', (s) => s.listShortVideos(shop).all()],
  ['videos of a talent', (s) => s.listShortVideos({ ...talent, exportName: DEMO.talentFinderName }).all()],
  ['promotion of a shop’s video', (s) => s.shortVideoPromotions(shop, [DEMO.shopVideo], promoter)],
  ['promotion of a talent’s video', (s) => s.shortVideoPromotions(talent, [DEMO.talentVideo], promoter)],
  ['articles of a shop', (s) => s.listArticles({ shopAppid: DEMO.shopAppid, account: articleAccount }, promoter).all()],
  ['articles of a talent', (s) => s.listArticles(talent, promoter).all()],
  ['public coupons', (s) => s.listPublicCoupons().all()],
  ['cooperative coupons', (s) => s.listCooperativeCoupons().all()],
  ['coupon', (s) => s.couponDetail(coupon)],
  ['links of a coupon', (s) => s.couponLinks(DEMO.couponId, promoter)],
  ['agency’s link of a coupon', (s) => s.couponShareLink(coupon, null)],
  ['clues', (s) => s.listClues({ created: range }).all()],
  ['balance', (s) => s.fundsBalance()],
  ['movements of money', (s) => s.listFundsFlows({ booked: range }).all()],
  ['allowance', (s) => s.readAllowance('/channels/ec/promoter/get_bind_sharer_list')],
  ['clearing of an allowance', (s) => s.clearAllowance('/channels/ec/promoter/get_bind_sharer_list')],
  ['clearing of all allowances', (s) => s.clearAllAllowances()],
];

it.each(questions)('they understand each other about: %s', async (_name, ask) => {
  expect(await ask(store)).toMatchObject({ ok: true });
  expect(lines).toEqual([]);
});

it('an order is found in every way, with the same money', async () => {
  const links = await store.productLinks(apple, promoter);
  const { play } = world.store;
  await play.openLink({ person: 'xiao-lin', link: links.ok ? links.value.shortLink : '' });
  const items = [{ product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId }];
  const { order_id: orderId } = await play.order({ person: 'xiao-lin', items, from: 'link' });
  const key = { orderId, skuId: DEMO.apple.skuId };
  for (const filter of [{ created: range }, { updated: range, promoter }, { orderId }]) {
    expect(await store.listOrders(filter).all()).toEqual({ ok: true, value: [key] });
  }
  const facts = { ...key, serviceAmountFen: 4825, actualPaymentFen: 19300, sharer: { promoter, amountFen: 0 } };
  expect(await store.findOrder(key)).toMatchObject({ ok: true, value: facts });
  expect(await store.findOrderDetail(key)).toMatchObject({ ok: true, value: { ...facts, isPromoted: true } });
});

it.each([
  ['order', 10024006, (s: WholeStorePlatform) => s.findOrder({ orderId: '1', skuId: '1' })],
  ['shop', 10024007, (s: WholeStorePlatform) => s.findShop('wxnobody')],
  ['movement', 10024008, (s: WholeStorePlatform) => s.findFundsFlow('1')],
])('asked for one %s that is not there both know %i', async (_what, errcode, ask) => {
  expect(await ask(store)).toMatchObject({ ok: false, errcode });
});

it('a promoter is unbound once, and then was not bound', async () => {
  expect(await store.unbindPromoter(promoter)).toEqual({ ok: true, value: { wasBound: true } });
  expect(await store.unbindPromoter(promoter)).toEqual({ ok: true, value: { wasBound: false } });
});
