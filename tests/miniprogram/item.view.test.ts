import type { FeedItemView, ShareLinkView } from '../../cloudfunctions/promotion/contract';
import { placesFor } from '../../core/sharing/share-places';
import {
  itemView,
  loadingItem,
  noticesLine,
  promotePath,
  readItemQuery,
} from '../../miniprogram/packages/promote/item.view';
import { insteadOf, isGone, refusedItem } from '../../miniprogram/packages/promote/refused-item.view';
import { failure } from '../../miniprogram/services/answer';

const terms = {
  shopName: '山里人家水果店',
  brandName: '山里人家',
  hostName: '',
  priceFen: 19_300,
  airsAtMs: null,
  estimateFen: 3860,
  computed: '服务费是成交额的 25%,其中 80% 归您,合成交额的 20%。按下单时的费率算。',
  payerName: '山里人家联盟',
  lockDays: { clickDays: 30, orderDays: 0 },
  change: null,
};
const forms = {
  shortLink: '#小程序://a',
  webLink: 'https://w',
  codeUrl: 'https://c',
  promotionLink: 'p',
  shareLink: null,
};

function link(change: Partial<ShareLinkView> = {}): ShareLinkView {
  return {
    token: 't1',
    landingPath: '/packages/land/land?t=t1',
    expiresAtMs: Date.parse('2025-09-26T14:05:00+08:00'),
    forms,
    formsGoodUntilMs: 0,
    places: placesFor('product', ['card', 'landingPath', 'shortLink', 'webLink', 'codeUrl']),
    card: { title: '高山苹果', imageUrl: '' },
    shareText: '广告｜高山苹果',
    note: null,
    terms,
    poster: { brandName: '', logoUrl: '', sharerName: '', hostName: '', agencyName: '', products: [], code: null },
    ...change,
  };
}

describe('the page of one thing to share', () => {
  it('says what it is, what it brings, who pays, how long the lock lasts and until when the link is good', () => {
    expect(itemView(link(), 'product', undefined)).toMatchObject({
      phase: 'ready',
      cardTitle: '广告｜高山苹果',
      from: '山里人家水果店',
      hasPrice: true,
      estimateFen: 3860,
      computed: terms.computed,
      payer: '由「山里人家联盟」结算',
      lock: '买家打开后锁客 30 天:这期间在这家店下单归您,除非后来又打开了别的推客的链接。',
      change: '',
      expires: '卡片、文字和码到 9 月 26 日 14:05 有效,到时再分享一次就有新的。',
      place: 'chat',
    });
  });

  it.each([
    [{ clickDays: 3, orderDays: 30 }, /锁客 3 天.*再延长 30 天。$/],
    [{ clickDays: 0, orderDays: 0 }, /^这家店不锁客/],
    [null, /平台还没有告诉我们/],
  ])('says of a lock of %j what it means', (lockDays, words) => {
    expect(itemView(link({ terms: { ...terms, lockDays } }), 'product', undefined).lock).toMatch(words);
  });

  it('tells a rate that was cut, and shows no amounts where there are none', () => {
    const change = '「高山苹果」的服务费率从 25 % 降到 20 %,您以后的订单按新费率算。';
    const shown = itemView(link({ terms: { ...terms, change, priceFen: null, estimateFen: null } }), 'live', undefined);
    expect(shown).toMatchObject({ change, hasPrice: false, hasEstimate: false });
  });

  it('offers in each place only what works there', () => {
    const { places } = itemView(link(), 'product', undefined);
    expect(places.map(({ place, steps }) => [place, steps.map(({ name }) => name)])).toEqual([
      ['chat', ['复制文字链接']],
      ['moments', ['做海报', '打开分享页', '看小程序码']],
      ['official-account', ['复制文字链接', '复制小程序路径']],
      ['channels', ['复制文字链接', '复制小程序路径']],
      ['mini-program', ['复制小程序路径']],
      ['wecom', []],
      ['search', []],
      ['outside', ['复制网页链接']],
    ]);
    const video = itemView(link({ places: placesFor('video', ['card', 'landingPath']) }), 'video', undefined);
    expect(video.places.map(({ place }) => place)).not.toContain('outside');
  });

  it('opens at the place that was chosen last, where it is still to be had', () => {
    const outside = { place: 'outside', step: 'webLink' };
    const shown = itemView(link(), 'product', outside);
    expect(shown.place).toBe('outside');
    const usual = shown.places.flatMap(({ steps }) => steps).filter(({ isUsual }) => isUsual);
    expect(usual.map(({ name }) => name)).toEqual(['复制网页链接']);
    const places = placesFor('video', ['card', 'landingPath']);
    expect(itemView(link({ places }), 'video', outside).place).toBe('chat');
  });
});

describe('when there is nothing to share', () => {
  it.each([
    ['not-bound', 'product', { phase: 'empty', actionName: '去加入' }],
    ['agreement-not-accepted', 'product', { phase: 'empty', actionName: '看协议' }],
    ['promoter-suspended', 'product', { phase: 'empty', actionName: '看原因', actionPath: '/pages/me/me' }],
    ['not-open', 'product', { phase: 'not-open' }],
    ['platform-refused', 'product', { phase: 'failed' }],
    ['no-connection', 'product', { phase: 'failed' }],
    ['platform-refused', 'product', { phase: 'failed', sentence: expect.stringContaining('微信小店没有给出链接') }],
    ['sold-out', 'product', { phase: 'empty', sentence: expect.stringContaining('卖完了'), actionName: '看看别的' }],
    ['time-over', 'product', { phase: 'empty', sentence: expect.stringContaining('推广时间已经过了') }],
    ['not-shareable', 'product', { phase: 'empty', sentence: expect.stringContaining('不在货架上') }],
    ['sold-out', 'coupon', { phase: 'empty', sentence: '这张优惠券已经领完。', actionName: '看看别的' }],
    ['time-over', 'coupon', { phase: 'empty', sentence: '这张优惠券的领取时间已经过了。' }],
    ['not-shareable', 'live', { phase: 'empty', sentence: '这场直播已经结束。' }],
  ] as const)('%s of a %s', (code, kind, shown) => {
    expect(refusedItem(failure(code), kind)).toMatchObject(shown);
    expect(isGone(failure(code))).toBe(['sold-out', 'time-over', 'not-shareable'].includes(code));
  });

  it('leads from a broadcast that is over to the next one of the shop', () => {
    const over = refusedItem(failure('not-shareable'), 'live');
    const next: FeedItemView = {
      ...{
        kind: 'notice',
        id: 'n/1',
        shopAppid: 'wxshop1',
        shopName: '店',
        brandId: 'b',
        title: '周五晚八点',
        note: null,
      },
      ...{
        imageUrl: '',
        priceFen: null,
        estimateFen: null,
        hostName: '',
        airsAtMs: Date.parse('2025-08-29T20:00+08:00'),
      },
    };
    expect(insteadOf(over, [{ ...next, shopAppid: 'wxshop2' }, next], 'wxshop1')).toMatchObject({
      sentence: '这场直播已经结束。下一场:8 月 29 日 20:00,「周五晚八点」。',
      actionName: '分享下一场',
      actionPath: '/packages/promote/item?kind=notice&id=n%2F1&shop=wxshop1',
    });
    expect(insteadOf(over, [], 'wxshop1')).toBe(over);
  });
});

describe('notices that follow from sharing', () => {
  it('are counted, and say nothing where none are set up', () => {
    const offers = [
      { template: 'order', templateId: 'a', left: 2 },
      { template: 'receipt', templateId: 'b', left: 0 },
      { template: 'payout', templateId: 'c', left: 5 },
    ] as const;
    expect(noticesLine(offers)).toBe('微信通知还剩:有人下单 2 次、买家收货 0 次。用完时,分享那一下会再问您。');
    expect(noticesLine([])).toBe('');
  });
});

describe('the query of the page', () => {
  it('goes there and back, whatever the id', () => {
    const query = { kind: 'live', id: 'export/Room 1&x=%', shopAppid: 'wxshop1' } as const;
    const [, text] = promotePath('item', query).split('?');
    const pairs = (text ?? '').split('&').map((pair) => pair.split('=') as [string, string]);
    expect(readItemQuery(Object.fromEntries(pairs))).toEqual(query);
  });

  it.each([
    ['no kind', { id: '1', shop: 's' }],
    ['another kind', { kind: 'gold', id: '1', shop: 's' }],
    ['no id', { kind: 'live', shop: 's' }],
    ['a broken escape', { kind: 'live', id: '%E4%', shop: 's' }],
  ])('with %s names nothing', (_label, query) => {
    expect(readItemQuery(query)).toBeUndefined();
    expect(loadingItem.phase).toBe('loading');
  });
});
