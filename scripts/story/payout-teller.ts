import type {
  ConfirmParametersView,
  HistoryView,
  PayoutStateName,
  PayoutView,
  QuoteView,
} from '../../cloudfunctions/payout/contract';
import { yuan } from './narrator';
import { type PromoterId, people, type StoryTeller } from './story-teller';
import { minuteMs } from './story-world';

/** What the pay platform's page shows of a transfer. */
export interface PlatformBill {
  readonly out_bill_no: string;
  readonly state: string;
  readonly amount: number;
  readonly openid: string;
  readonly fail_reason: string | null;
}

export interface PlatformMoney {
  readonly bills: readonly PlatformBill[];
  readonly balances: Readonly<Record<string, number>>;
}

const passing: readonly PayoutStateName[] = ['reserved', 'sent'];
const mostLooks = 240;

/** The moves of a withdrawal: the promoter's page, the platform's sheet on which he taps 收款, and what both sides say. */
export class PayoutTeller {
  private wishes = 0;

  private constructor(
    readonly story: StoryTeller,
    /** What the merchant's account held at first, in fen. */
    readonly operatingFen: number,
  ) {}

  static async of(story: StoryTeller): Promise<PayoutTeller> {
    const { balances } = await story.world.playPay<PlatformMoney>('balance');
    return new PayoutTeller(story, balances.OPERATION ?? 0);
  }

  get world() {
    return this.story.world;
  }

  get narrator() {
    return this.story.narrator;
  }

  /** Asks what would arrive and then for that, as the page does. A refusal is an error of the story. */
  async request(promoter: PromoterId, amountFen: number): Promise<PayoutView> {
    const quote = await this.world.call<QuoteView>(promoter, 'payout', 'quote', { amountFen });
    const input = { amountFen, netFen: quote.netFen, requestId: this.newRequestId() };
    const asked = await this.world.call<PayoutView>(promoter, 'payout', 'request', input);
    const payout = await this.handedOver(promoter, asked);
    const { zh, en } = people[promoter];
    this.narrator.tell(
      `${zh}提现 ${yuan(amountFen)} 元,扣税 ${yuan(quote.taxFen)} 元,到手 ${yuan(quote.netFen)} 元:${payout.title.zh}。`,
      `${en} withdraws ${yuan(amountFen)}, tax ${yuan(quote.taxFen)}, arriving ${yuan(quote.netFen)}: ${payout.title.en}.`,
    );
    return payout;
  }

  /** On a slow machine the page is answered before the platform is; then this waits, in real time, for its answer. */
  async handedOver(promoter: PromoterId, asked: PayoutView): Promise<PayoutView> {
    let payout = asked;
    for (let count = 0; count < mostLooks && passing.includes(payout.state); count += 1) {
      await new Promise((done) => setTimeout(done, 250));
      payout = await this.find(promoter, asked.payoutNo);
    }
    return payout;
  }

  /** Asks for money without looking at the answer first. */
  ask(promoter: PromoterId, amountFen: number) {
    const input = { amountFen, netFen: amountFen, requestId: this.newRequestId() };
    return this.world.ask<PayoutView>(promoter, 'payout', 'request', input);
  }

  /** The promoter opens the platform's sheet with the parameters that the page gives it, and taps 收款. */
  async confirm(promoter: PromoterId, payoutNo: string): Promise<void> {
    const sheet = await this.world.call<ConfirmParametersView>(promoter, 'payout', 'confirmParameters', { payoutNo });
    const { mchId, appId } = sheet;
    await this.world.playPay('confirm', { package: sheet.package, mchId, appId, openid: `oMini-${promoter}` });
    const { zh, en } = people[promoter];
    this.narrator.tell(`${zh}在微信的收款页点「收款」。`, `${en} taps 「收款」 on WeChat's sheet.`);
  }

  async find(promoter: PromoterId, payoutNo: string): Promise<PayoutView> {
    for (let beforeMs: number | null | undefined; beforeMs !== null; ) {
      const input = beforeMs === undefined ? {} : { beforeMs };
      const page: HistoryView = await this.world.call(promoter, 'payout', 'history', input);
      const payout = page.payouts.find((one) => one.payoutNo === payoutNo);
      if (payout) return payout;
      beforeMs = page.nextBeforeMs;
    }
    throw new Error(`${promoter} has no payout ${payoutNo}`);
  }

  /** What the promoter reads about it, and that it is in the state the script says. */
  async expectState(promoter: PromoterId, payoutNo: string, state: PayoutStateName): Promise<PayoutView> {
    const payout = await this.find(promoter, payoutNo);
    this.narrator.tell(
      `${people[promoter].zh}看到「${payout.title.zh}」:${payout.sentence.zh}`,
      `${people[promoter].en} reads: ${payout.title.en}. ${payout.sentence.en}`,
    );
    this.narrator.check(`这笔提现的状态 ${state}`, payout.state, state);
    return payout;
  }

  /** The pay platform's own books. */
  platform(): Promise<PlatformMoney> {
    return this.world.playPay<PlatformMoney>('state', { bills: 1_000 });
  }

  async billsOf(payoutNo: string): Promise<PlatformBill[]> {
    return (await this.platform()).bills.filter((bill) => bill.out_bill_no === payoutNo);
  }

  /** There is one transfer under this number at the platform, in this state. */
  async expectOneBill(payoutNo: string, state: string): Promise<void> {
    const bills = await this.billsOf(payoutNo);
    this.narrator.check(
      `微信支付那边只有一笔,状态 ${state}`,
      bills.map((bill) => bill.state),
      [state],
    );
  }

  /** The next thing of this kind goes wrong at the platform. */
  async fault(kind: string, about?: string): Promise<void> {
    await this.world.playPay('fault', about === undefined ? { kind } : { kind, about });
  }

  /** Long enough for the timers that ask, and that send again. */
  wait(minutes: number): Promise<void> {
    return this.world.advance(minutes * minuteMs);
  }

  private newRequestId(): string {
    this.wishes += 1;
    return `wish-of-the-story-${this.wishes}`;
  }
}
