import { resolve } from 'node:path';
import type {
  EarningsAction,
  OrderExplanationView,
  OrdersView,
  OrderView,
  WalletView,
} from '../../cloudfunctions/earnings/contract';
import type { LandingView } from '../../cloudfunctions/landing/contract';
import type { RegisterView } from '../../cloudfunctions/promoter/contract';
import type { ShareKind, ShareLinkView } from '../../cloudfunctions/promotion/contract';
import { projectFiles, startWorld, type World } from '../../emulator/main';
import { DEMO } from '../../emulator/store/demo-world';

export { DEMO };

/** Saturday evening, 1 August 2026, 20:03 in Beijing: when the article's promoter shares a live room. */
export const storyStartMs = Date.parse('2026-08-01T20:03:00+08:00');
export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
/** From one in Beijing, which is 17:00 UTC, to six. */
const night = { offsetMs: 7 * hourMs, lastsMs: 5 * hourMs };

/** What the store platform answers about an order. */
export interface PlatformOrderView {
  readonly order_id: string;
  readonly attribution: { readonly reason: string };
  readonly lines: readonly {
    readonly sku_id: string;
    readonly commission: { readonly status: number; readonly service_amount: number } | null;
  }[];
}

interface Reply<T> {
  readonly ok: boolean;
  readonly value?: T;
  readonly code?: string;
  readonly message?: string;
}

/** The local world as people reach it: functions through a phone's door, the shop through its page, time by the clock. */
export class StoryWorld {
  private constructor(readonly running: World) {}

  /** With the demo brand, or `empty` as a new deployment; at the story's beginning unless told otherwise. */
  static async start(options: { readonly empty?: boolean; readonly startMs?: number } = {}): Promise<StoryWorld> {
    const rootDir = resolve(__dirname, '..', '..');
    return new StoryWorld(await startWorld({ ...projectFiles(rootDir), startMs: storyStartMs, ...options }));
  }

  nowMs(): number {
    return this.running.clock.nowMs();
  }

  stop(): Promise<void> {
    return this.running.stop();
  }

  /** Calls a function from somebody's phone. A refusal of the function is an error of the story. */
  async call<T>(person: string, name: string, action: string, input: unknown = {}): Promise<T> {
    const reply = await this.ask<T>(person, name, action, input);
    if (!reply.ok) throw new Error(`${person} → ${name}.${action}: ${reply.code} ${reply.message ?? ''}`);
    return reply.value as T;
  }

  async ask<T>(person: string, name: string, action: string, input: unknown = {}): Promise<Reply<T>> {
    const headers = {
      'content-type': 'application/json',
      'x-openid': `oMini-${person}`,
      'x-unionid': `uUnion-${person}`,
    };
    const body = JSON.stringify({ name, data: { action, input } });
    const response = await fetch(this.running.addresses.clientUrl, { method: 'POST', headers, body });
    const answer = (await response.json()) as { result?: Reply<T>; errMsg?: string };
    if (!answer.result) throw new Error(`${name}.${action}: ${answer.errMsg ?? JSON.stringify(answer)}`);
    return answer.result;
  }

  /** Does something on the shop's page, and waits until the shop's pushes have been delivered. */
  async play<T>(verb: string, body: unknown): Promise<T> {
    const answer = await played<T>(this.running.store.url, verb, body);
    await this.running.store.settle();
    return answer;
  }

  /** Does something at the pay platform, and waits until its callbacks that are due have been delivered. */
  async playPay<T>(verb: string, body: unknown = {}): Promise<T> {
    const answer = await played<T>(this.running.pay.url, verb, body);
    await this.running.pay.settle();
    return answer;
  }

  /** All orders as the platform has them. */
  async platformOrders(): Promise<readonly PlatformOrderView[]> {
    return (await this.play<{ orders: PlatformOrderView[] }>('state', {})).orders;
  }

  /** What the platform pays the agency for each order line; cancelled lines pay nothing. */
  async platformFees(): Promise<Map<string, number>> {
    const lines = (await this.platformOrders()).flatMap(({ order_id, lines }) =>
      lines.map(({ sku_id, commission }) => ({ key: `${order_id}|${sku_id}`, commission })),
    );
    const cancelled = 200;
    return new Map(
      lines.flatMap(({ key, commission }): [string, number][] =>
        commission ? [[key, commission.status === cancelled ? 0 : commission.service_amount]] : [],
      ),
    );
  }

  async advanceTo(toMs: number): Promise<void> {
    await this.admin('POST', 'clock', { toMs });
    await Promise.all([this.running.store.settle(), this.running.pay.settle()]);
  }

  advance(durationMs: number): Promise<void> {
    return this.advanceTo(this.nowMs() + durationMs);
  }

  /**
   * Puts the clock ahead past everything that falls due meanwhile: for what follows from the day alone, whether or not a
   * timer ran, such as that money is free.
   */
  async putAhead(byMs: number): Promise<void> {
    await this.admin('POST', 'timers/run', { name: 'process-inbox' });
    const { clock, cloud } = this.running;
    await clock.turnTo(clock.nowMs() + byMs, async () => cloud.timers.restart());
  }

  /** Until a moment, with the work of each night on the way (Beijing, one to six); the hours between only pass. */
  async throughNights(toMs: number): Promise<void> {
    for (;;) {
      const nowMs = this.nowMs();
      const nightMs = Math.ceil((nowMs + night.offsetMs) / dayMs) * dayMs - night.offsetMs;
      if (nightMs >= toMs) return this.putAhead(toMs - nowMs);
      await this.putAhead(nightMs - nowMs);
      await this.advanceTo(Math.min(toMs, nightMs + night.lastsMs));
    }
  }

  async admin<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
    const url = `${this.running.addresses.adminUrl.replace(/\/$/, '')}/${path}`;
    const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await fetch(url, init);
    if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  /** Registers, binds and joins, as the pages will lead a person through it. */
  async join(person: string): Promise<void> {
    const consent = { agreementVersion: '2026-07', isAdult: true };
    const { view } = await this.call<RegisterView>(person, 'promoter', 'register', consent);
    await this.play('business-view', {
      openid: `oMini-${person}`,
      query_string: view?.queryString,
      extraData: view?.extraData,
      decision: 'agree',
    });
    await this.call(person, 'promoter', 'confirmBinding');
  }

  share(person: string, kind: ShareKind, id: string): Promise<ShareLinkView> {
    return this.call(person, 'promotion', 'createShareLink', { kind, id, shopAppid: DEMO.shopAppid });
  }

  /** A buyer opens a shared card: our landing page first, then the platform's card on it. */
  /** `received`: the platform's link in the form in which it reached him, when somebody passed it on. */
  async open(buyer: string, link: ShareLinkView, received?: string): Promise<LandingView> {
    const view = await this.call<LandingView>(buyer, 'landing', 'open', { token: link.token, consent: true });
    const { promotionLink = null, shareLink = null } = view.attribution ?? {};
    const card = promotionLink ? { product_promotion_link: promotionLink } : { promoter_share_link: shareLink };
    const opened =
      received === undefined ? { ...card, shop_appid: DEMO.shopAppid, ...targetOf(view) } : { link: received };
    await this.play('open-link', { person: buyer, ...opened });
    return view;
  }

  earnings<T = WalletView>(person: string, action: EarningsAction, input: unknown = {}): Promise<T> {
    return this.call<T>(person, 'earnings', action, input);
  }

  /** All of a promoter's orders, by order number. */
  async ordersOf(person: string): Promise<Map<string, OrderView>> {
    const found = new Map<string, OrderView>();
    for (let beforeMs: number | null | undefined; beforeMs !== null; ) {
      const input = beforeMs === undefined ? {} : { beforeMs };
      const page: OrdersView = await this.earnings(person, 'orders', input);
      for (const order of page.orders) found.set(order.orderId, order);
      beforeMs = page.nextBeforeMs;
    }
    return found;
  }

  explain(person: string, order: OrderView): Promise<OrderExplanationView> {
    return this.earnings(person, 'explainOrder', { key: order.key });
  }
}

async function played<T>(platformUrl: string, verb: string, body: unknown): Promise<T> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`${platformUrl}/play/${verb}`, init);
  const answer = (await response.json()) as T & { error?: string; hint?: string };
  if (!response.ok) throw new Error(`${verb}: ${answer.error} ${answer.hint ?? ''}`);
  return answer;
}

function targetOf({ thing }: LandingView): Record<string, string> {
  if (thing.kind === 'product') return { product_id: thing.id };
  return thing.kind === 'live' ? { export_id: thing.id } : { coupon_id: thing.id };
}
