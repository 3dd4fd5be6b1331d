import type { RegisterView } from '../../../cloudfunctions/promoter/contract';
import { confirmBinding, joinStatus, myProfile, register } from '../../services/promoter';
import { loadingMe, meView, missingBeforeJoin } from './me.view';

type CheckEvent = WechatMiniprogram.CustomEvent<{ value: string[] }>;

Page({
  data: { ...loadingMe, isBusy: false, isAgreed: false, isAdult: false, brandId: '', notice: '' },
  /** The platform's page was opened: what happened there has to be asked when somebody comes back. */
  isAway: false,

  async onShow() {
    if (!this.isAway) return this.load();
    this.isAway = false;
    await this.confirm();
  },

  async load() {
    const status = await joinStatus();
    const isPromoter = status.ok && status.value.me !== null;
    this.setData(meView(status, isPromoter ? await myProfile() : undefined));
  },

  tryAgain() {
    this.setData(loadingMe);
    return this.load();
  },

  check(event: CheckEvent) {
    const { value } = event.detail;
    this.setData({ isAgreed: value.includes('agreement'), isAdult: value.includes('adult'), notice: '' });
  },

  chooseBrand(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ brandId: event.detail.value, notice: '' });
  },

  async goOn() {
    const { action, isBusy, isAgreed, isAdult, brandId } = this.data;
    const notice = missingBeforeJoin(this.data, { isAgreed, isAdult, brandId });
    this.setData({ notice });
    if (isBusy || notice !== '') return;
    this.setData({ isBusy: true });
    if (action === 'confirm' && !this.data.asksAgreement) await this.confirm();
    else await this.register();
    this.setData({ isBusy: false });
  },

  async register() {
    const { agreementVersion, asksAgreement, isAdult } = this.data;
    const answer = await register({ agreementVersion, isAdult: asksAgreement ? isAdult : true, ...this.brand() });
    if (!answer.ok) return this.setData({ notice: answer.sentence });
    if (answer.value.view) return this.openPlatform(answer.value.view);
    return answer.value.step === 'bound' ? this.confirm() : this.load();
  },

  openPlatform(view: NonNullable<RegisterView['view']>) {
    if (!wx.openBusinessView) return this.setData({ notice: '您的微信版本较旧,请更新微信后再来。' });
    this.isAway = true;
    wx.openBusinessView({
      ...view,
      fail: () => {
        this.isAway = false;
        this.setData({ notice: '没有打开微信的登记页面,请再试一次。' });
      },
    });
  },

  async confirm() {
    const answer = await confirmBinding(this.brand());
    // Coming back without having agreed is no failure: the page itself says which step is missing.
    const isQuiet = answer.ok || answer.code === 'not-bound-yet';
    this.setData({ notice: isQuiet ? '' : answer.sentence });
    await this.load();
  },

  brand(): { brandId?: string } {
    return this.data.brandId === '' ? {} : { brandId: this.data.brandId };
  },
});
