import type { PhoneSlot } from './phone-slots';
import type { StreetState } from './street-desk';

/** What a step may use: the three phones, the world's clock, and the store's play where no page of ours is. */
export interface StreetHands {
  readonly promoter: PhoneSlot;
  readonly buyer: PhoneSlot;
  readonly merchant: PhoneSlot;
  advance(days: number): Promise<void>;
  play(verb: string, body: object): Promise<unknown>;
  /** What the state is now, asked again. */
  look(): Promise<StreetState>;
}

/** One of the six steps. It is done when the world says so, whoever did it. */
export interface StreetStep {
  readonly title: string;
  readonly hint: string;
  /** Which phone is lit while it waits. */
  readonly phone: 'promoter' | 'buyer' | 'merchant';
  isDone(state: StreetState, hands: StreetHands): boolean;
  /** Does it, by tapping our real pages. */
  run(hands: StreetHands): Promise<void>;
}

interface StoreShelf {
  readonly products: readonly { readonly product_id: string; readonly skus: readonly { readonly sku_id: string }[] }[];
}

const withdrawPage = 'packages/money/withdraw/withdraw';
const patienceMs = 8_000;
const lookAgainMs = 100;

export const streetSteps: readonly StreetStep[] = [
  {
    title: '① 分享',
    hint: '推客在选品里点「分享」,发给朋友。',
    phone: 'promoter',
    isDone: (state, { buyer }) => buyer.hasCard || state.orders.length > 0,
    async run({ promoter }) {
      promoter.running?.stack.switchTab('/pages/pick/pick');
      await tap(promoter, '分享');
      await tap(promoter, '发给朋友');
    },
  },
  {
    title: '② 打开、下单',
    hint: '买家点开卡片,去微信小店付款。',
    phone: 'buyer',
    isDone: (state) => state.orders.length > 0,
    async run({ buyer, play }) {
      if (!buyer.openNewest()) throw new Error('还没有人发来卡片,先做第 ① 步。');
      const query = await landedQuery(buyer);
      await play('open-link', { person: buyer.person, ...query });
      const { products } = (await play('state', { orders: 0 })) as StoreShelf;
      const sku = products.find(({ product_id }) => product_id === query.product_id)?.skus[0];
      const items = [{ product_id: query.product_id, sku_id: sku?.sku_id }];
      await play('order', { person: buyer.person, items, from: 'link', link: query.product_promotion_link, pay: true });
    },
  },
  {
    title: '③ 冻结',
    hint: '佣金记在推客名下,等收货和 15 天。',
    phone: 'promoter',
    isDone: ({ money }) =>
      [money?.frozenFen, money?.freeFen, money?.payingFen, money?.paidFen].some((amountFen) => (amountFen ?? 0) > 0),
    async run({ promoter, look }) {
      await until(async () => ((await look()).money?.frozenFen ?? 0) > 0, '等平台的通知');
      promoter.running?.stack.switchTab('/pages/earnings/earnings');
    },
  },
  {
    title: '④ 收货、解冻',
    hint: '买家收货,15 天后的第二天起可以提现。',
    phone: 'promoter',
    isDone: ({ money }) => (money?.freeFen ?? 0) > 0 || (money?.payingFen ?? 0) > 0 || (money?.paidFen ?? 0) > 0,
    async run({ promoter, play, look, advance }) {
      const { orders } = await look();
      const waiting = orders.filter(({ status }) => status === 20 || status === 30);
      for (const { orderId, status } of waiting) {
        if (status === 20) await play('ship', { order_id: orderId });
        await play('receive', { order_id: orderId });
      }
      await advance(25);
      promoter.running?.stack.switchTab('/pages/earnings/earnings');
    },
  },
  {
    title: '⑤ 提现、收款',
    hint: '推客申请提现,在微信里点「收款」。',
    phone: 'promoter',
    isDone: ({ money }) => (money?.paidFen ?? 0) > 0,
    async run({ promoter, look }) {
      // Asked for already: WeChat's own page is open, or was left, and 收款 is on our page below it.
      if (((await look()).money?.payingFen ?? 0) === 0) await askForMoney(promoter);
      if (find(promoter, '收款')) await tap(promoter, '收款');
      await until(async () => ((await look()).money?.paidFen ?? 0) > 0, '请在收款的页面上点「收款」');
    },
  },
  {
    title: '⑥ 如果退款?',
    hint: '已经提现的订单退款,欠的会从以后的佣金里抵扣。',
    phone: 'promoter',
    isDone: ({ money }) => (money?.owedFen ?? 0) > 0,
    async run({ promoter, play, look }) {
      const order = (await look()).orders.find(({ status }) => status === 100);
      if (order) await play('refund', { order_id: order.orderId });
      await until(async () => ((await look()).money?.owedFen ?? 0) > 0, '等平台的通知');
      promoter.running?.stack.switchTab('/pages/earnings/earnings');
    },
  },
];

/** From the page of earnings to the page on which WeChat's own can be opened. */
async function askForMoney(promoter: PhoneSlot): Promise<void> {
  promoter.running?.stack.switchTab('/pages/earnings/earnings');
  await tap(promoter, '提现');
  await until(async () => promoter.running?.stack.top()?.route === withdrawPage, '提现的页面还没有打开');
  await tap(promoter, '提现');
  // The sheet names the amount.
  await tap(promoter, '提现 ');
  await until(async () => find(promoter, '收款') !== undefined, '收款的按钮还没有出来');
}

/** What the landing page's card would hand to the shop. */
async function landedQuery(phone: PhoneSlot): Promise<Record<string, string>> {
  let query: Record<string, string> | undefined;
  const hear = (event: Event) => {
    query = (event as CustomEvent<{ query: Record<string, string> }>).detail.query;
  };
  await until(async () => find(phone, '去小店') !== undefined, '落地页还没有打开');
  const page = phone.running?.stack.top()?.element;
  page?.ownerDocument.addEventListener('phone-leave', hear);
  await tap(phone, '去小店');
  await until(async () => query !== undefined, '没有去成小店');
  return query ?? {};
}

/** Taps the first thing on a phone that is named so or begins so, as a finger would; waits until it is there. */
export async function tap(phone: PhoneSlot, word: string): Promise<void> {
  await until(async () => find(phone, word) !== undefined, `没有找到「${word}」`);
  const target = find(phone, word);
  const { left, top, width, height } = target?.getBoundingClientRect() ?? new DOMRect();
  const at = { bubbles: true, clientX: left + width / 2, clientY: top + height / 2 };
  for (const type of ['mousedown', 'mouseup', 'click']) {
    const view = target?.ownerDocument.defaultView as (Window & typeof globalThis) | null;
    if (view) target?.dispatchEvent(new view.MouseEvent(type, at));
  }
}

/** What is called just so comes before what has more behind a blank, and that before what only begins so. */
function find(phone: PhoneSlot, word: string): Element | undefined {
  const seen = phone.places.flatMap((place) =>
    [...place.querySelectorAll('[role="button"]:not([disabled]), button')].filter(
      (one) => one.getBoundingClientRect().width > 0,
    ),
  );
  const named = (fits: (name: string) => boolean) => seen.find((one) => fits((one.textContent ?? '').trim()));
  return (
    named((name) => name === word) ??
    named((name) => name.startsWith(`${word} `)) ??
    named((name) => name.startsWith(word))
  );
}

async function until(isSo: () => Promise<boolean>, otherwise: string): Promise<void> {
  for (const start = performance.now(); performance.now() - start < patienceMs; await pause(lookAgainMs)) {
    if (await isSo()) return;
  }
  throw new Error(otherwise);
}

function pause(forMs: number): Promise<void> {
  return new Promise((done) => setTimeout(done, forMs));
}
