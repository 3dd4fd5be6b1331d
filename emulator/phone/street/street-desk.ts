import type { PhonePerson } from '../phone-person';
import { StreetLog } from './street-log';

/** The local world as the street sees it: addresses only, no code of the product. */
export interface StreetWorld {
  readonly clientUrl: string;
  readonly adminUrl: string;
  readonly storeUrl: string;
  /** Puts everything back to its start. */
  readonly reset: () => Promise<void>;
}

/** Where one promoter's money is: the five places of the money line and the two branches. */
export interface MoneyLine {
  readonly estimatedFen: number;
  readonly frozenFen: number;
  readonly freeFen: number;
  readonly payingFen: number;
  readonly paidFen: number;
  readonly owedFen: number;
  /** The next day on which something comes free, 'yyyymmdd'. */
  readonly nextDay: string | null;
}

export interface StreetOrder {
  readonly orderId: string;
  readonly status: number;
  readonly word: string;
  readonly buyer: string;
}

export interface StreetState {
  readonly nowMs: number;
  readonly isPromoter: boolean;
  readonly money: MoneyLine | null;
  readonly orders: readonly StreetOrder[];
  readonly events: ReturnType<StreetLog['since']>;
}

interface WalletAnswer {
  readonly ok: boolean;
  readonly value?: {
    readonly withdrawableFen: number;
    readonly owedFen: number;
    readonly frozenFen: number;
    readonly heldFen: number;
    readonly payingFen: number;
    readonly paidFen: number;
    readonly dueByDay: readonly { readonly day: string; readonly amountFen: number }[];
  };
}

interface StatusAnswer {
  readonly value?: {
    readonly me: object | null;
    readonly agreement: { readonly version: string };
    readonly brands: readonly { readonly brandId: string; readonly isOpen: boolean }[];
  };
}

interface RegisterAnswer {
  readonly value?: { readonly view: { readonly queryString: string; readonly extraData: object } | null };
}

interface OrdersAnswer {
  readonly ok: boolean;
  readonly value?: { readonly orders: readonly { readonly promoterFen: number; readonly state: { state: string } }[] };
}

interface PlayedOrder {
  readonly order_id: string;
  readonly order_status: number;
  readonly status_text: string;
  readonly buyer?: { readonly name: string } | null;
}

/** Watches the world, moves its clock, and remembers what happened in sentences. */
export class StreetDesk {
  readonly log = new StreetLog();
  private known = new Map<string, number>();
  private lastMoney: MoneyLine | null = null;
  /** The world's time when it was last looked at. */
  private nowMs = 0;

  constructor(private readonly world: StreetWorld) {}

  async state(promoter: PhonePerson, since: number): Promise<StreetState> {
    const [{ nowMs }, orders, money] = await Promise.all([
      this.ask<{ nowMs: number }>(`${this.world.adminUrl}/clock`),
      this.orders(),
      this.money(promoter),
    ]);
    this.nowMs = nowMs;
    this.noteOrders(nowMs, orders);
    this.noteMoney(nowMs, promoter, money);
    return { nowMs, isPromoter: money !== null, money, orders, events: this.log.since(since) };
  }

  /** The story begins with somebody who has joined; he does it through the doors that everybody uses. */
  async joined(person: PhonePerson): Promise<boolean> {
    const status = await this.call<StatusAnswer>(person, 'promoter', 'status', {});
    if (!status.value) return false;
    if (status.value.me !== null) return true;
    const brandId = status.value.brands.find(({ isOpen }) => isOpen)?.brandId;
    const brand = brandId === undefined ? {} : { brandId };
    const agreementVersion = status.value.agreement.version;
    const input = { agreementVersion, isAdult: true, ...brand };
    const { value } = await this.call<RegisterAnswer>(person, 'promoter', 'register', input);
    if (value?.view) {
      const { queryString, extraData } = value.view;
      const wish = { openid: person.openid, query_string: queryString, extraData, decision: 'agree' };
      await this.play('business-view', wish);
    }
    return (await this.call<{ ok: boolean }>(person, 'promoter', 'confirmBinding', brand)).ok;
  }

  async advance(byMs: number): Promise<void> {
    await this.post(`${this.world.adminUrl}/clock`, { advanceMs: byMs });
  }

  /** A verb of the store's play: what a buyer or a shop does where no page of ours is. */
  play(verb: string, body: object): Promise<unknown> {
    return this.post(`${this.world.storeUrl}/play/${verb}`, body);
  }

  async startOver(): Promise<void> {
    await this.world.reset();
    this.log.clear();
    this.known.clear();
    this.lastMoney = null;
  }

  /** A call that a phone made, as far as somebody wants to read about it. */
  noteCall(person: string, call: { name?: string; data?: { action?: string } }, answer: object): void {
    const result = (answer as { result?: { ok?: boolean; code?: string } }).result;
    const sentence = callSentences[`${call.name}.${call.data?.action}`];
    if (!sentence || !result) return;
    this.log.add(this.nowMs, result.ok ? `${person}${sentence}` : `${person}${sentence},没有成功(${result.code})`, {
      call,
      answer,
    });
  }

  private async orders(): Promise<readonly StreetOrder[]> {
    const { orders } = await this.ask<{ orders: readonly PlayedOrder[] }>(
      `${this.world.storeUrl}/play/state?orders=20`,
    );
    return orders.map(({ order_id, order_status, status_text, buyer }) => ({
      orderId: order_id,
      status: order_status,
      word: status_text,
      buyer: buyer?.name ?? '买家',
    }));
  }

  private async money(promoter: PhonePerson): Promise<MoneyLine | null> {
    const wallet = await this.call<WalletAnswer>(promoter, 'earnings', 'wallet', {});
    if (!wallet.ok || !wallet.value) return null;
    const page = await this.call<OrdersAnswer>(promoter, 'earnings', 'orders', {});
    const { withdrawableFen, owedFen, frozenFen, heldFen, payingFen, paidFen, dueByDay } = wallet.value;
    const estimated = (page.value?.orders ?? []).filter(({ state }) => state.state === 'estimated');
    const dueFen = dueByDay.reduce((sum, { amountFen }) => sum + amountFen, 0);
    return {
      estimatedFen: estimated.reduce((sum, { promoterFen }) => sum + promoterFen, 0),
      frozenFen: frozenFen + heldFen + dueFen,
      freeFen: withdrawableFen,
      payingFen,
      paidFen,
      owedFen,
      nextDay: dueByDay[0]?.day ?? null,
    };
  }

  private noteOrders(nowMs: number, orders: readonly StreetOrder[]): void {
    for (const order of orders) {
      if (this.known.get(order.orderId) === order.status) continue;
      this.known.set(order.orderId, order.status);
      this.log.add(nowMs, `${order.buyer}的订单:${order.word}`, order);
    }
  }

  private noteMoney(nowMs: number, { name }: PhonePerson, money: MoneyLine | null): void {
    const before = this.lastMoney;
    this.lastMoney = money;
    if (!before || !money) return;
    for (const [place, word] of moneyWords) {
      const change = money[place] - before[place];
      if (change > 0) this.log.add(nowMs, `${name} +${yuan(change)} ${word}`, { place, change });
    }
  }

  private async call<Answer>(
    { openid, unionid }: PhonePerson,
    name: string,
    action: string,
    input: object,
  ): Promise<Answer> {
    const headers = { 'x-openid': openid, ...(unionid === undefined ? {} : { 'x-unionid': unionid }) };
    const answer = await this.post(this.world.clientUrl, { name, data: { action, input } }, headers);
    return ((answer as { result?: Answer }).result ?? { ok: false }) as Answer;
  }

  private async ask<Answer>(url: string): Promise<Answer> {
    return (await (await fetch(url)).json()) as Answer;
  }

  private async post(url: string, body: object, headers: Record<string, string> = {}): Promise<unknown> {
    const sent = { 'content-type': 'application/json', ...headers };
    return (await fetch(url, { method: 'POST', headers: sent, body: JSON.stringify(body) })).json();
  }
}

const callSentences: Readonly<Record<string, string>> = {
  'promoter.register': '去微信登记成为推客',
  'promoter.confirmBinding': '完成了绑定',
  'promotion.createShareLink': '生成了一个分享',
  'landing.open': '打开了分享的链接',
  'payout.request': '申请提现',
  'payout.confirmParameters': '打开收款',
  'payout.cancel': '取消了提现',
};

const moneyWords: readonly (readonly [Exclude<keyof MoneyLine, 'nextDay'>, string])[] = [
  ['estimatedFen', '预估'],
  ['frozenFen', '冻结中'],
  ['freeFen', '可提现'],
  ['payingFen', '提现中'],
  ['paidFen', '已到账'],
  ['owedFen', '待抵扣'],
];

function yuan(amountFen: number): string {
  return `${Math.floor(amountFen / 100)}.${String(amountFen % 100).padStart(2, '0')} 元`;
}
