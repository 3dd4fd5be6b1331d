import type { PhonePerson } from '../phone-person';
import { PromoterCalls } from './promoter-calls';
import { StreetLog } from './street-log';
import { callSentences, orderSentence } from './street-sentences';
import type { BookedEntry, BooksVerdict, MoneyLine, SharedCard, StreetBooks, StreetWorld } from './street-world';

export interface StreetOrder {
  readonly orderId: string;
  readonly status: number;
  readonly word: string;
  readonly buyer: string;
  readonly promoter: string | null;
  readonly reason: string;
  readonly paidFen: number;
}

export interface StreetState {
  readonly nowMs: number;
  readonly money: MoneyLine | null;
  readonly orders: readonly StreetOrder[];
  readonly events: ReturnType<StreetLog['since']>;
  readonly verdict: BooksVerdict;
  readonly pushMode: string;
  readonly ownerCode: string | null;
  readonly isOwned: boolean;
  readonly nights: StreetBooks['nights'];
  readonly program: StreetBooks['program'];
}

interface PlayedState {
  readonly orders: readonly {
    readonly order_id: string;
    readonly order_status: number;
    readonly status_text: string;
    readonly buyer?: { readonly name: string } | null;
    readonly attribution: { readonly promoter?: { readonly name: string } | null; readonly reason: string };
    readonly lines: readonly { readonly actual_payment: number }[];
  }[];
  readonly push: { readonly mode: string };
}

interface Shelf {
  readonly liveRooms: readonly {
    readonly export_id: string;
    readonly shop_appid: string;
    readonly running: boolean;
    readonly talent_appid?: string;
  }[];
  readonly coupons: readonly { readonly coupon_id: string; readonly shop_appid: string }[];
}

interface Looked {
  readonly key: string;
  readonly money: MoneyLine | null;
}

const dayMs = 86_400_000;
const beijingAheadMs = 8 * 3_600_000;

/** Watches the world, moves its clock, and remembers what happened in sentences. */
export class StreetDesk {
  readonly log = new StreetLog();
  private readonly calls: PromoterCalls;
  private orderStates = new Map<string, number>();
  private told = new Set<string>();
  private looked: Looked | undefined;
  /** The named moment at which the world stands until something is written, and what was seen at such moments before. */
  private begun: { readonly name: string; readonly version: string } | undefined;
  private readonly seenAt = new Map<string, MoneyLine | null>();
  private opened: ReturnType<StreetWorld['open']> | undefined;
  /** The world's time when it was last looked at. */
  private nowMs = 0;

  constructor(readonly world: StreetWorld) {
    this.calls = new PromoterCalls(world.clientUrl);
  }

  async state(promoter: PhonePerson, since: number): Promise<StreetState> {
    const [{ nowMs }, played] = await Promise.all([
      this.ask<{ nowMs: number }>(`${this.world.adminUrl}/clock`),
      this.ask<PlayedState>(`${this.world.storeUrl}/play/state?orders=20`),
    ]);
    this.nowMs = nowMs;
    const orders = played.orders.map(orderOf);
    const { entries, verdict, nights, program } = this.world.books();
    const { money } = await this.moneyOf(promoter, entries);
    this.noteOrders(orders);
    this.noteEntries(entries);
    const { world, log } = this;
    const owner = { ownerCode: world.ownerCode(), isOwned: world.hasOwner() };
    const pushMode = played.push.mode;
    return { nowMs, money, orders, events: log.since(since), verdict, pushMode, ...owner, nights, program };
  }

  /**
   * Once before anything is shown. The story begins with two who have joined: in a fresh world they do it through the doors
   * that everybody uses, and that moment is kept.
   */
  open(people: readonly PhonePerson[]): Promise<'empty' | 'fresh' | 'lived-in'> {
    this.opened ??= this.begunWith(people.slice(0, 2));
    return this.opened;
  }

  private async begunWith(promoters: readonly PhonePerson[]) {
    const kind = await this.world.open();
    if (kind !== 'fresh') return kind;
    for (const person of promoters) await this.calls.join(person, (wish) => this.play('business-view', wish));
    this.keep('fresh', []);
    return kind;
  }

  /** Somebody shares a running live room, or a coupon: the card that arrives, and WeChat's own link. */
  async share(person: PhonePerson, kind: 'live' | 'coupon'): Promise<object> {
    const { liveRooms, coupons } = await this.ask<Shelf>(`${this.world.storeUrl}/play/state?orders=0`);
    const room = liveRooms.find(({ running, talent_appid }) => running && !talent_appid);
    const coupon = coupons.find(({ shop_appid }) => shop_appid === room?.shop_appid);
    const shopAppid = room?.shop_appid ?? '';
    const id = kind === 'live' ? room?.export_id : coupon?.coupon_id;
    const { value: link, code } = await this.calls.share(person, { kind, id: id ?? '', shopAppid });
    if (!link) return { error: `${person.name} 没有分享成(${code ?? '后台没有应答'})` };
    const card = { from: person.name, title: `广告｜${link.card.title}`, path: link.landingPath, kind: 'chat' };
    return { card, shareLink: link.forms.shareLink ?? link.forms.shortLink };
  }

  async advance(byMs: number): Promise<void> {
    await this.post(`${this.world.adminUrl}/clock`, { advanceMs: Math.round(byMs) });
  }

  async clock(): Promise<{ nowMs: number }> {
    const { nowMs } = await this.ask<{ nowMs: number }>(`${this.world.adminUrl}/clock`);
    return { nowMs };
  }

  /** To the next moment at which something happens by itself: a day comes, a platform acts, an hour when nothing does. */
  async advanceToNext(promoter: PhonePerson): Promise<void> {
    const { nowMs } = await this.clock();
    const { money } = await this.moneyOf(promoter, this.world.books().entries);
    const due = money?.nextDay ? [startOfDayMs(money.nextDay)] : [];
    const coming = [...due, ...this.world.comingMs()].filter((atMs) => atMs > nowMs);
    const next = coming.length > 0 ? Math.min(...coming) : nowMs + 3_600_000;
    // A little later, so that what falls due then has been done.
    await this.advance(next - nowMs + 61_000);
  }

  /** A verb of the store's play: what a buyer or a shop does where no page of ours is. */
  play(verb: string, body: object): Promise<unknown> {
    return this.post(`${this.world.storeUrl}/play/${verb}`, body);
  }

  keep(name: string, cards: readonly SharedCard[]): void {
    this.world.states.keep(name, cards);
    for (const moment of this.seenAt.keys()) if (moment.startsWith(`${name}|`)) this.seenAt.delete(moment);
  }

  /** Puts the world to a named moment; undefined when there is none of that name. */
  async begin(name: string): Promise<readonly SharedCard[] | undefined> {
    const cards = await this.world.states.begin(name);
    this.log.clear();
    this.orderStates.clear();
    this.told = new Set();
    this.looked = undefined;
    this.begun = { name, version: this.world.version() };
    return cards;
  }

  /** A call that a phone made, as far as somebody wants to read about it. */
  noteCall(person: string, call: { name?: string; data?: { action?: string } }, answer: object): void {
    const result = (answer as { result?: { ok?: boolean; code?: string } }).result;
    const said = callSentences[`${call.name}.${call.data?.action}`];
    if (!said || !result) return;
    const failed = result.ok
      ? { zh: '', en: '' }
      : { zh: `,没有成功(${result.code})`, en: `: refused (${result.code})` };
    const sentence = { zh: `${person}${said.zh}${failed.zh}`, en: `${person} ${said.en}${failed.en}` };
    this.log.add(this.nowMs, sentence, { kind: 'call', call, answer });
  }

  /** What lies beneath a sentence: the push, the decision, the transaction, the calls. */
  async detail(number: number, promoter: PhonePerson): Promise<object> {
    const detail = this.log.find(number);
    if (!detail) return { error: 'that is no longer kept' };
    if (detail.kind === 'call') return { call: detail.call, answer: detail.answer };
    const { entries } = this.world.books();
    const entry = detail.kind === 'entry' ? entries.find(({ id }) => id === detail.entryId) : undefined;
    const orderId = detail.kind === 'order' ? detail.orderId : entry?.orderId;
    const ofOrder = entry ? [entry] : entries.filter((one) => one.orderId === orderId);
    const transactions = ofOrder.map((one) => ({ ...one, calls: this.world.callsOf(one.id) ?? null }));
    if (!orderId) return { transactions };
    const { pushes } = await this.ask<{ pushes: readonly { order_id: string | null }[] }>(
      `${this.world.storeUrl}/play/pushes?newest=200`,
    );
    const decision = await this.calls.decision(promoter, orderId);
    return { pushes: pushes.filter((push) => push.order_id === orderId), decision, transactions };
  }

  private async moneyOf(promoter: PhonePerson, entries: readonly BookedEntry[]): Promise<Looked> {
    const day = Math.floor((this.nowMs + beijingAheadMs) / dayMs);
    const key = `${this.world.version()}|${promoter.openid}|${day}`;
    if (this.looked?.key === key) return this.looked;
    const reversedFen = entries.reduce((sum, entry) => sum + (entry.reversedFen[promoter.openid] ?? 0), 0);
    const { begun } = this;
    const moment = begun?.version === this.world.version() ? `${begun.name}|${promoter.openid}` : undefined;
    const seen = moment === undefined ? undefined : this.seenAt.get(moment);
    const money = seen === undefined ? await this.calls.money(promoter, reversedFen) : seen;
    if (moment !== undefined) this.seenAt.set(moment, money);
    this.looked = { key, money };
    return this.looked;
  }

  private noteOrders(orders: readonly StreetOrder[]): void {
    for (const { orderId, status, word, buyer, paidFen } of orders) {
      if (this.orderStates.get(orderId) === status) continue;
      this.orderStates.set(orderId, status);
      const said = orderSentence(buyer, status, word);
      const paid = status === 20 ? ` ${(paidFen / 100).toFixed(2)} 元` : '';
      this.log.add(this.nowMs, { zh: said.zh + paid, en: said.en + paid }, { kind: 'order', orderId });
    }
  }

  private noteEntries(entries: readonly BookedEntry[]): void {
    for (const { id, atMs, changes } of entries) {
      if (this.told.has(id)) continue;
      this.told.add(id);
      for (const said of changes) this.log.add(atMs, said, { kind: 'entry', entryId: id });
    }
  }

  private async ask<Answer>(url: string): Promise<Answer> {
    return (await (await fetch(url)).json()) as Answer;
  }

  private async post(url: string, body: object): Promise<unknown> {
    const headers = { 'content-type': 'application/json' };
    return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).json();
  }
}

function orderOf({ order_id, order_status, status_text, buyer, attribution, lines }: PlayedState['orders'][number]) {
  return {
    orderId: order_id,
    status: order_status,
    word: status_text,
    buyer: buyer?.name ?? '买家',
    promoter: attribution.promoter?.name ?? null,
    reason: attribution.reason,
    paidFen: lines.reduce((sum, line) => sum + line.actual_payment, 0),
  };
}

function startOfDayMs(day: string): number {
  const [year, month, date] = [day.slice(0, 4), day.slice(4, 6), day.slice(6)].map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, date) - beijingAheadMs;
}
