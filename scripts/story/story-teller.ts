import type { OrderView } from '../../cloudfunctions/earnings/contract';
import type { ShareLinkView } from '../../cloudfunctions/promotion/contract';
import { beijingMoment, type Narrator, yuan } from './narrator';
import { DEMO, type PlatformOrderView, type StoryWorld } from './story-world';

export const people = {
  'wang-ayi': { zh: '王阿姨', en: 'Aunt Wang' },
  'chen-jie': { zh: '陈姐', en: 'Sister Chen' },
  'li-dianzhang': { zh: '李店长', en: 'Manager Li' },
} as const;

export type PromoterId = keyof typeof people;

const goods = {
  apple: { ...DEMO.apple, zh: '高山苹果', en: 'mountain apples', price: '193.00' },
  orange: { ...DEMO.orange, zh: '耙耙柑', en: 'mandarins', price: '99.90' },
} as const;

type Goods = keyof typeof goods;

/** Where a buyer orders: in the shop by himself, or inside a live room that he just opened. */
export type Place = 'organic' | { readonly live: string };

export interface Buyer {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
}

/** The recurring moves of the story, each told as it is made. */
export class StoryTeller {
  constructor(
    readonly world: StoryWorld,
    readonly narrator: Narrator,
  ) {}

  async buyer(id: string, zh: string): Promise<Buyer> {
    await this.world.play('person', { id, name: zh });
    return { id, zh, en: englishName(id) };
  }

  /** A promoter shares something of ours and a buyer opens it. */
  async shareAndOpen(promoter: PromoterId, buyer: Buyer, kind: 'live' | 'product' | 'coupon'): Promise<ShareLinkView> {
    const id = { live: DEMO.shopRoom, product: DEMO.apple.productId, coupon: DEMO.couponId }[kind];
    const zhKind = { live: '直播间', product: '商品卡', coupon: '优惠券' }[kind];
    const enKind = { live: 'live room', product: 'product card', coupon: 'coupon' }[kind];
    const link = await this.world.share(promoter, kind, id);
    await this.world.open(buyer.id, link);
    const { zh, en } = people[promoter];
    this.narrator.tell(`${zh}分享${zhKind},${buyer.zh}打开了。`, `${en} shares a ${enKind}; ${buyer.en} opens it.`);
    return link;
  }

  async buy(buyer: Buyer, what: Goods, place: Place): Promise<string> {
    const { productId, skuId, zh, en, price } = goods[what];
    const items = [{ product_id: productId, sku_id: skuId }];
    const order = await this.world.play<PlatformOrderView>('order', {
      person: buyer.id,
      items,
      from: place,
      pay: true,
    });
    await this.world.play('ship', { order_id: order.order_id });
    const where = place === 'organic' ? ['在小店里搜到', 'in the shop'] : ['在直播间里', 'in the live room'];
    this.narrator.tell(
      `${buyer.zh}${where[0]}买了${zh},付款 ${price} 元。`,
      `${buyer.en} buys ${en} ${where[1]} for ${price} yuan.`,
    );
    return order.order_id;
  }

  /** Says who earned an order and why, and checks both: the expected promoter, amount and reason are the script's. */
  async expectEarned(
    orderId: string,
    earner: PromoterId,
    amountFen: number,
    reasons: readonly string[],
  ): Promise<OrderView> {
    await this.world.advance(2 * 60_000);
    const { narrator, world } = this;
    const order = (await world.ordersOf(earner)).get(orderId);
    if (!order) {
      narrator.check(`${orderId} 归${people[earner].zh}`, null, earner);
      throw new Error(`${earner} has no order ${orderId}`);
    }
    const explanation = await world.explain(earner, order);
    narrator.tell(
      `归${people[earner].zh} ${yuan(order.promoterFen)} 元。`,
      `${yuan(order.promoterFen)} yuan for ${people[earner].en}.`,
    );
    const { whose, next } = explanation;
    narrator.add(`为什么:${sentence(whose, 'zh', ';')}`, `why: ${sentence(whose, 'en', '; ')}`);
    narrator.add(`何时可提现:${next.zh}`, `when: ${next.en}`);
    narrator.check(`${people[earner].zh} ${yuan(amountFen)} 元`, order.promoterFen, amountFen);
    const codes = explanation.whose.map((step) => step.code);
    narrator.check(
      `原因 ${reasons.join('、')}`,
      reasons.filter((reason) => !codes.includes(reason)),
      [],
    );
    for (const other of Object.keys(people) as PromoterId[]) {
      if (other !== earner)
        narrator.check(`不归${people[other].zh}`, (await world.ordersOf(other)).has(orderId), false);
    }
    return order;
  }

  async expectNobody(orderId: string, zh: string, en: string): Promise<void> {
    await this.world.advance(2 * 60_000);
    this.narrator.tell(`这单没有推客:${zh}`, `Nobody's order: ${en}`);
    const order = (await this.world.platformOrders()).find((candidate) => candidate.order_id === orderId);
    this.narrator.check('没有有效锁客', order?.attribution.reason, 'NO_ACTIVE_DYE');
    for (const promoter of Object.keys(people) as PromoterId[]) {
      this.narrator.check(`不归${people[promoter].zh}`, (await this.world.ordersOf(promoter)).has(orderId), false);
    }
  }

  /** One line with a promoter's money by place. */
  async money(promoter: PromoterId): Promise<void> {
    const wallet = await this.world.earnings(promoter, 'wallet');
    const due = wallet.dueByDay
      .map(({ day, amountFen }) => `${day.slice(4, 6)}-${day.slice(6)} ${yuan(amountFen)}`)
      .join(',');
    const { zh, en } = people[promoter];
    this.narrator.tell(
      `${zh}:冻结中 ${yuan(wallet.frozenFen)} 元,已定解冻日 ${due || '无'},可提现 ${yuan(wallet.withdrawableFen)} 元,待抵扣 ${yuan(wallet.owedFen)} 元`,
      `${en}: frozen ${yuan(wallet.frozenFen)}, dated ${due || 'none'}, withdrawable ${yuan(wallet.withdrawableFen)}, owed ${yuan(wallet.owedFen)}`,
    );
  }

  async expectWallet(promoter: PromoterId, expected: Readonly<Record<string, unknown>>): Promise<void> {
    const wallet = (await this.world.earnings(promoter, 'wallet')) as unknown as Record<string, unknown>;
    for (const [field, value] of Object.entries(expected)) {
      this.narrator.check(`${people[promoter].zh} ${field} = ${JSON.stringify(value)}`, wallet[field], value);
    }
  }

  /** The end of a buyer's lock with a promoter, as the platform states it. */
  async expectLock(buyer: string, promoter: PromoterId, expiresAtMs: number | null): Promise<void> {
    const body = { person: buyer, shop_appid: DEMO.shopAppid };
    const { locks } = await this.world.play<{ locks: { promoter: { id: string } | null; expires_at_ms: number }[] }>(
      'locks',
      body,
    );
    const lock = locks.find((candidate) => candidate.promoter?.id === promoter);
    const until = expiresAtMs === null ? '没有锁' : `锁到 ${beijingMoment(expiresAtMs)}`;
    this.narrator.check(
      `${buyer} ${until}`,
      lock ? beijingMoment(lock.expires_at_ms) : null,
      expiresAtMs === null ? null : beijingMoment(expiresAtMs),
    );
  }
}

/** Steps as one sentence with one full stop, whether or not the last of them brings its own. */
function sentence(
  steps: readonly { readonly zh: string; readonly en: string }[],
  language: 'zh' | 'en',
  join: string,
): string {
  const stop = language === 'zh' ? '。' : '. ';
  const parts = steps.map((step) => step[language].replace(/[。.]$/, ''));
  return parts.length === 0 ? '' : parts.join(join) + stop;
}

/** 'xiao-lin' → 'Xiao Lin'. */
function englishName(id: string): string {
  return id.replace(/(^|-)(\w)/g, (_match, gap: string, letter: string) => (gap ? ' ' : '') + letter.toUpperCase());
}
