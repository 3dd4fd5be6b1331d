import { lastSeen } from '../../services/last-seen';
import { chooseTypeSize, chosenTypeSize, currentLook, showBrand, type TypeSize } from '../../services/look';
import { acceptAgreement, joinStatus, myProfile } from '../../services/promoter';
import { myRoles } from '../../services/staff';
import { entrances, loadingMe, manageView, meView, typeSizes } from './me.view';

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
    seenAt: '',
    manage: null as ReturnType<typeof manageView>,
    isAsking: false,
    isBusy: false,
    notice: '',
  },

  onShow() {
    this.setData({ typeSize: chosenTypeSize() });
    return this.load();
  },

  async load() {
    void this.lookForRole();
    const [asked, profile] = await Promise.all([joinStatus(), myProfile()]);
    const { answer: status, seenAt } = lastSeen('status', asked);
    const { answer: known } = lastSeen('profile', profile);
    this.setData({ ...meView(status, known.ok ? known : undefined), seenAt });
    if (profile.ok) showBrand(profile.value.brands[0]?.theme?.color ?? null);
  },

  /** Beside the rest, because for almost everybody nothing comes of it. */
  async lookForRole() {
    const { answer } = lastSeen('roles', await myRoles());
    this.setData({ manage: manageView(answer) });
  },

  openManage() {
    const { manage } = this.data;
    if (manage) void wx.navigateTo({ url: manage.path });
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
    const { announced, isBusy, seenAt } = this.data;
    if (!announced || isBusy || seenAt !== '') return;
    this.setData({ isBusy: true });
    // Whoever is bound declared his age when he accepted the agreement before.
    const answer = await acceptAgreement({ agreementVersion: announced.agreementVersion, isAdult: true });
    this.setData({ isBusy: false, isAsking: false, notice: answer.ok ? '' : answer.sentence });
    if (answer.ok) await this.load();
  },

  open(event: EntranceTap) {
    const { page } = event.currentTarget.dataset;
    void wx.navigateTo({ url: `/packages/mine/${page}/${page}` });
  },

  appeal() {
    void wx.navigateTo({ url: '/packages/mine/help/help?topic=appeal' });
  },
});
