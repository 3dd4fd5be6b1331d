import type { ConfirmParametersView, PayoutRouteName, PayoutView } from '../../../../cloudfunctions/payout/contract';
import { fenOf } from '../../../formats/fen-of';
import { yuanText } from '../../../formats/yuan-text';
import { type Answer, type Failure, failure, isUnsure } from '../../../services/answer';
import { newClientKey } from '../../../services/client-key';
import { wallet } from '../../../services/earnings';
import { lastSeen } from '../../../services/last-seen';
import { askWhereUsedUp, noticeOffers } from '../../../services/notices';
import {
  cancelPayout,
  confirmParameters,
  payoutHistory,
  quotePayout,
  readPayee,
  requestPayout,
} from '../../../services/payout';
import {
  arrivalText,
  closedQuote,
  firstPart,
  formView,
  limitText,
  loadingWithdraw,
  payoutPage,
  quoteSheet,
  waysOf,
} from './withdraw.view';

/** A payout that is under way is asked about again, slower and slower. */
const lookAgainMs = [800, 1_500, 3_000, 6_000, 10_000];

/** An old payout of which only the number is known is looked for on so many pages. */
const mostPages = 10;

const payeeCodes: readonly string[] = ['name-needed', 'payee-missing', 'payee-cooling-off', 'route-not-open'];

Page({
  data: {
    ...loadingWithdraw,
    arrival: arrivalText('wechat'),
    quote: closedQuote,
    seenAt: '',
    isBusy: false,
    problem: '',
    needsPayee: false,
    isCancelling: false,
  },
  payoutNo: '',
  /** When it was requested, where that is known: it finds an old one. */
  requestedAtMs: 0,
  /** Made once for each wish: two taps are one payout. */
  requestId: '',
  /** The amount of a request of which nobody knows what became: asked for again it goes under the same id. */
  unsureFen: 0,
  /** Kept at hand: WeChat's page opens only within the tap itself. */
  parameters: null as ConfirmParametersView | null,
  /** WeChat's page is open, or opening. */
  isConfirming: false,
  looks: 0,
  timer: 0,

  onLoad(query: Record<string, string | undefined>) {
    this.payoutNo = query.id ?? '';
    this.requestedAtMs = Number(query.at) || 0;
  },

  onShow() {
    this.looks = 0;
    void noticeOffers();
    return this.load();
  },

  onHide() {
    clearTimeout(this.timer);
  },

  onUnload() {
    clearTimeout(this.timer);
  },

  load() {
    return this.payoutNo === '' ? this.loadForm() : this.follow();
  },

  async loadForm() {
    const [asked, payee] = await Promise.all([wallet(), readPayee()]);
    const { answer: balance, seenAt } = lastSeen('wallet', asked);
    const form = formView(balance, waysOf(lastSeen('payee', payee).answer, Date.now()));
    this.setData({ ...form, seenAt, arrival: arrivalText(form.route), problem: '', needsPayee: false });
  },

  tryAgain() {
    this.setData(loadingWithdraw);
    return this.load();
  },

  typeAmount(event: WechatMiniprogram.Input) {
    const amountText = event.detail.value;
    const amount = fenOf(amountText);
    const limit = amount.ok ? limitText(amount.amountFen, this.data.mostFen) : '';
    this.setData({ amountText, limit, problem: '' });
  },

  takeAll() {
    const { withdrawableFen, mostFen } = this.data;
    const limit = limitText(withdrawableFen, mostFen);
    this.setData({ amountText: yuanText(withdrawableFen), limit, problem: '' });
  },

  chooseRoute(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const chosen = this.data.routes.find(({ route }) => route === event.detail.value);
    if (chosen) this.setData({ route: chosen.route, arrival: arrivalText(chosen.route), problem: '' });
  },

  openPayee() {
    void wx.navigateTo({ url: '/packages/money/payee/payee' });
  },

  async ask() {
    if (this.data.isBusy) return;
    const amount = fenOf(this.data.amountText);
    if (!amount.ok) return this.setData({ problem: amount.sentence });
    this.setData({ isBusy: true, problem: '' });
    const { answer, rest } = await this.quoteOnce(amount.amountFen);
    this.setData({ isBusy: false });
    if (!answer.ok) return this.setData(this.problemOf(answer));
    if (answer.value.grossFen !== this.unsureFen) this.requestId = newClientKey();
    this.setData({ quote: quoteSheet(answer.value, rest) });
  },

  /** Some problems are mended on the page of payees; of an amount that is too small the least is told. */
  problemOf({ code, sentence }: Failure) {
    const { leastFen } = this.data;
    const least = `至少 ${yuanText(leastFen)} 元才能提。钱不会过期,攒够了再来。`;
    const problem = code === 'below-minimum' && leastFen > 0 ? least : sentence;
    return { problem, needsPayee: payeeCodes.includes(code) };
  },

  /** Of an amount above one transfer's limit only the first part is asked for; he sees so before he says yes. */
  async quoteOnce(amountFen: number) {
    const where = this.where();
    const answer = await quotePayout({ amountFen, ...where });
    const part = answer.ok ? firstPart(answer.value) : undefined;
    if (!part) return { answer, rest: '' };
    return { answer: await quotePayout({ amountFen: part.amountFen, ...where }), rest: part.sentence };
  },

  /** 零钱 is where it goes unless something else is said. */
  where(): { route?: PayoutRouteName } {
    const { route } = this.data;
    return route === 'wechat' ? {} : { route };
  },

  closeQuote() {
    this.setData({ quote: closedQuote });
  },

  /** WeChat's question about notices is asked within the tap, beside the request: neither waits for the other. */
  async request() {
    if (this.data.isBusy) return;
    void askWhereUsedUp(['payout', 'confirm-soon', 'free']);
    const { grossFen, netFen } = this.data.quote;
    this.setData({ isBusy: true, problem: '' });
    const answer = await requestPayout({ amountFen: grossFen, netFen, requestId: this.requestId, ...this.where() });
    this.unsureFen = !answer.ok && isUnsure(answer) ? grossFen : 0;
    this.setData({ isBusy: false, quote: closedQuote });
    if (!answer.ok) return this.setData(this.problemOf(answer));
    this.payoutNo = answer.value.payoutNo;
    this.requestedAtMs = answer.value.requestedAtMs;
    this.looks = 0;
    await this.show(answer);
  },

  async follow() {
    const { answer, seenAt } = lastSeen('payout', await this.findPayout(), this.payoutNo);
    this.setData({ seenAt });
    await this.show(answer);
  },

  /** On the page of the history on which it must be; without its moment on one of the newest. */
  async findPayout(): Promise<Answer<PayoutView>> {
    let beforeMs = this.requestedAtMs === 0 ? undefined : this.requestedAtMs + 1;
    for (let page = 0; page < mostPages; page += 1) {
      const answer = await payoutHistory(beforeMs === undefined ? {} : { beforeMs });
      if (!answer.ok) return answer;
      const found = answer.value.payouts.find(({ payoutNo }) => payoutNo === this.payoutNo);
      if (found) return { ok: true, value: found };
      if (answer.value.nextBeforeMs === null) break;
      beforeMs = answer.value.nextBeforeMs;
    }
    return failure('payout-not-found');
  },

  async show(answer: Answer<PayoutView>) {
    this.setData(payoutPage(this.data, answer));
    const { payout } = this.data;
    if (payout?.next === 'confirm' && this.parameters === null && this.data.seenAt === '') {
      const parameters = await confirmParameters(payout.payoutNo);
      this.parameters = parameters.ok ? parameters.value : null;
    }
    if (payout?.isOpen && this.data.seenAt === '') this.lookLater();
  },

  lookLater() {
    clearTimeout(this.timer);
    const waitMs = lookAgainMs[Math.min(this.looks, lookAgainMs.length - 1)];
    this.looks += 1;
    this.timer = setTimeout(() => this.follow(), waitMs);
  },

  /** Everything up to WeChat's page happens within the tap. What the page says is not believed: it is asked. */
  confirm() {
    const { parameters } = this;
    if (this.isConfirming) return;
    if (!parameters) return this.setData({ notice: '收款页还没有准备好,请稍等几秒再点。' });
    if (!wx.canIUse('requestMerchantTransfer')) {
      return this.setData({ notice: '这个版本的微信不能收款,请用手机上更新的微信打开。' });
    }
    this.isConfirming = true;
    wx.requestMerchantTransfer({
      mchId: parameters.mchId,
      appId: parameters.appId,
      package: parameters.package,
      complete: () => {
        this.isConfirming = false;
        this.looks = 0;
        this.parameters = null;
        void this.follow();
      },
    });
    // In the same tap, after what it is for; only where nothing is left to tell him with.
    void askWhereUsedUp(['payout', 'free']);
  },

  askCancel() {
    this.setData({ isCancelling: true });
  },

  keep() {
    this.setData({ isCancelling: false });
  },

  async cancel() {
    if (this.data.isBusy) return;
    this.setData({ isBusy: true });
    const answer = await cancelPayout(this.payoutNo);
    this.setData({ isBusy: false, isCancelling: false });
    this.looks = 0;
    await this.show(answer);
  },

  askForAnother() {
    this.payoutNo = '';
    this.requestedAtMs = 0;
    this.parameters = null;
    this.setData(loadingWithdraw);
    return this.loadForm();
  },

  act() {
    if (this.data.emptyAction !== '去加入') return this.openHistory();
    void wx.navigateTo({ url: '/packages/join/join/join' });
  },

  openHistory() {
    void wx.navigateTo({ url: '/packages/money/payouts/payouts' });
  },
});
