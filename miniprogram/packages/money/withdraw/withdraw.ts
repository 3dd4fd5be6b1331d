import type { ConfirmParametersView, PayoutRouteName, PayoutView } from '../../../../cloudfunctions/payout/contract';
import { fenOf } from '../../../formats/fen-of';
import { yuanText } from '../../../formats/yuan-text';
import { type Answer, type Failure, failure } from '../../../services/answer';
import { newClientKey } from '../../../services/client-key';
import { wallet } from '../../../services/earnings';
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
  loadingWithdraw,
  payoutPage,
  quoteSheet,
  routesOf,
} from './withdraw.view';

/** A payout that is under way is asked about again, slower and slower. */
const lookAgainMs = [800, 1_500, 3_000, 6_000, 10_000];

const payeeCodes: readonly string[] = ['name-needed', 'payee-missing', 'payee-cooling-off', 'route-not-open'];

Page({
  data: {
    ...loadingWithdraw,
    arrival: arrivalText('wechat'),
    quote: closedQuote,
    isBusy: false,
    problem: '',
    needsPayee: false,
    isCancelling: false,
  },
  payoutNo: '',
  /** Made once for each wish: two taps are one payout. */
  requestId: '',
  /** Kept at hand: WeChat's page opens only within the tap itself. */
  parameters: null as ConfirmParametersView | null,
  looks: 0,
  timer: 0,

  onLoad(query: Record<string, string | undefined>) {
    this.payoutNo = query.id ?? '';
  },

  onShow() {
    this.looks = 0;
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
    const [balance, payee] = await Promise.all([wallet(), readPayee()]);
    const form = formView(balance, routesOf(payee, Date.now()));
    this.setData({ ...form, arrival: arrivalText(form.route), problem: '', needsPayee: false });
  },

  tryAgain() {
    this.setData(loadingWithdraw);
    return this.load();
  },

  typeAmount(event: WechatMiniprogram.Input) {
    this.setData({ amountText: event.detail.value, problem: '' });
  },

  takeAll() {
    this.setData({ amountText: yuanText(this.data.withdrawableFen), problem: '' });
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
    const answer = await this.quoteOnce(amount.amountFen);
    this.setData({ isBusy: false });
    if (answer.ok) this.requestId = newClientKey();
    this.setData(answer.ok ? { quote: quoteSheet(answer.value) } : this.problemOf(answer));
  },

  /** Some problems are mended on the page of payees. */
  problemOf({ code, sentence }: Failure) {
    return { problem: sentence, needsPayee: payeeCodes.includes(code) };
  },

  /** An amount above one transfer's limit is asked for again as its first part, and the page says so. */
  async quoteOnce(amountFen: number) {
    const where = this.where();
    const answer = await quotePayout({ amountFen, ...where });
    const part = answer.ok ? firstPart(answer.value) : undefined;
    if (!part) return answer;
    this.setData({ amountText: yuanText(part.amountFen), notice: part.sentence });
    return quotePayout({ amountFen: part.amountFen, ...where });
  },

  /** 零钱 is where it goes unless something else is said. */
  where(): { route?: PayoutRouteName } {
    const { route } = this.data;
    return route === 'wechat' ? {} : { route };
  },

  closeQuote() {
    this.setData({ quote: closedQuote });
  },

  async request() {
    const { grossFen, netFen } = this.data.quote;
    this.setData({ isBusy: true });
    const answer = await requestPayout({ amountFen: grossFen, netFen, requestId: this.requestId, ...this.where() });
    this.setData({ isBusy: false, quote: closedQuote });
    if (!answer.ok) return this.setData(this.problemOf(answer));
    this.payoutNo = answer.value.payoutNo;
    this.looks = 0;
    await this.show(answer);
  },

  async follow() {
    await this.show(await this.findPayout());
  },

  async findPayout(): Promise<Answer<PayoutView>> {
    const page = await payoutHistory({});
    if (!page.ok) return page;
    const found = page.value.payouts.find(({ payoutNo }) => payoutNo === this.payoutNo);
    return found ? { ok: true, value: found } : failure('payout-not-found');
  },

  async show(answer: Answer<PayoutView>) {
    this.setData(payoutPage(this.data, answer));
    const { payout } = this.data;
    if (payout?.next === 'confirm' && this.parameters === null) {
      const parameters = await confirmParameters(payout.payoutNo);
      this.parameters = parameters.ok ? parameters.value : null;
    }
    if (payout?.isOpen) this.lookLater();
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
    if (!parameters) return this.setData({ notice: '收款页还没有准备好,请稍等几秒再点。' });
    if (!wx.canIUse('requestMerchantTransfer')) {
      return this.setData({ notice: '这个版本的微信不能收款,请用手机上更新的微信打开。' });
    }
    wx.requestMerchantTransfer({
      mchId: parameters.mchId,
      appId: parameters.appId,
      package: parameters.package,
      complete: () => {
        this.looks = 0;
        this.parameters = null;
        void this.follow();
      },
    });
  },

  askCancel() {
    this.setData({ isCancelling: true });
  },

  keep() {
    this.setData({ isCancelling: false });
  },

  async cancel() {
    this.setData({ isBusy: true });
    const answer = await cancelPayout(this.payoutNo);
    this.setData({ isBusy: false, isCancelling: false });
    this.looks = 0;
    await this.show(answer);
  },

  askForAnother() {
    this.payoutNo = '';
    this.parameters = null;
    this.setData(loadingWithdraw);
    return this.loadForm();
  },

  openHistory() {
    void wx.navigateTo({ url: '/packages/money/payouts/payouts' });
  },
});
