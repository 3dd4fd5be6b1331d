import { chooseTypeSize, chosenTypeSize, currentLook, showBrand, type TypeSize } from '../../services/look';
import { acceptAgreement, joinStatus, myProfile } from '../../services/promoter';
import { entrances, loadingMe, meView, typeSizes } from './me.view';

type EntranceTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { page: string }
>;

Page({
  data: {
    ...loadingMe,
    entrances,
    typeSizes,
    typeSize: 'wechat' as TypeSize,
    isAsking: false,
    isBusy: false,
    notice: '',
  },

  onShow() {
    this.setData({ typeSize: chosenTypeSize() });
    return this.load();
  },

  async load() {
    const [status, profile] = await Promise.all([joinStatus(), myProfile()]);
    this.setData(meView(status, profile.ok ? profile : undefined));
    if (profile.ok) showBrand(profile.value.brands[0]?.theme?.color ?? null);
  },

  tryAgain() {
    this.setData(loadingMe);
    return this.load();
  },

  join() {
    void wx.navigateTo({ url: '/packages/join/join/join' });
  },

  chooseSize({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const found = typeSizes.find(({ size }) => size === detail.value);
    if (!found) return;
    chooseTypeSize(found.size);
    this.setData({ typeSize: found.size });
    this.selectComponent('#frame')?.setData(currentLook());
  },

  ask() {
    this.setData({ isAsking: true, notice: '' });
  },

  keep() {
    this.setData({ isAsking: false });
  },

  async accept() {
    const { announced } = this.data;
    if (!announced) return;
    this.setData({ isBusy: true });
    // Whoever is bound declared his age when he accepted the agreement before.
    const answer = await acceptAgreement({ agreementVersion: announced.agreementVersion, isAdult: true });
    this.setData({ isBusy: false, isAsking: false, notice: answer.ok ? '' : answer.sentence });
    await this.load();
  },

  open(event: EntranceTap) {
    const { page } = event.currentTarget.dataset;
    void wx.navigateTo({ url: `/packages/mine/${page}/${page}` });
  },

  appeal() {
    void wx.navigateTo({ url: '/packages/mine/help/help?topic=appeal' });
  },
});
