import type {
  JoinBrandRequest,
  OpenBusinessViewArguments,
  OpenInviteView,
  ProfileView,
  StatusView,
} from '../../../../cloudfunctions/promoter/contract';
import { type Answer, isUnsure } from '../../../services/answer';
import { showBrand } from '../../../services/look';
import {
  acceptAgreement,
  confirmBinding,
  joinBrand,
  joinStatus,
  myProfile,
  openInvite,
  register,
} from '../../../services/promoter';
import { type InviteCard, inviteCard } from './invite-card.view';
import { inviteTokenOf } from './invite-token-of';
import { type ConsentGiven, type JoinState, joinView, loadingJoin, missingConsent, underAge } from './join.view';

type Choice = WechatMiniprogram.CustomEvent<{ value: string }>;
type BrandTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { brand: string }
>;

/** Three looks within ten seconds of coming back; later somebody asks for each. */
const waitsMs = [0, 3_000, 6_000];

const untouched: JoinState = {
  hasRead: false,
  brandId: '',
  hasInvite: false,
  hasLooked: false,
  profile: null,
  placed: null,
};

Page({
  data: {
    ...loadingJoin,
    invite: null as InviteCard | null,
    age: '' as ConsentGiven['age'],
    isAgreed: false,
    isBusy: false,
    isChecking: false,
    /** What to open at WeChat is at hand: nothing may be waited for within the tap. */
    isPrepared: false,
    notice: '',
  },
  token: '',
  wantedBrandId: '',
  status: null as StatusView | null,
  state: untouched,
  opens: null as OpenBusinessViewArguments | null,
  isAway: false,
  looks: 0,
  timer: 0,

  onLoad(query: Record<string, string | undefined>) {
    this.token = inviteTokenOf(query);
    this.wantedBrandId = query.brand ?? '';
  },

  onShow() {
    if (!this.isAway) return this.load();
    this.isAway = false;
    return this.check();
  },

  onHide() {
    clearTimeout(this.timer);
  },

  onUnload() {
    clearTimeout(this.timer);
  },

  async load() {
    const [status, invite] = await Promise.all([
      joinStatus(),
      this.token === '' ? undefined : openInvite({ inviteToken: this.token }),
    ]);
    if (!status.ok) return this.setData({ phase: 'failed', sentence: status.sentence });
    this.takeInvite(status.value, invite);
    return this.arrive(status.value);
  },

  tryAgain() {
    this.setData(loadingJoin);
    return this.load();
  },

  takeInvite(status: StatusView, invite: Answer<OpenInviteView> | undefined) {
    const open = status.brands.filter(({ isOpen }) => isOpen);
    const wanted =
      open.find(({ brandId }) => brandId === this.wantedBrandId) ?? (open.length === 1 ? open[0] : undefined);
    const brandId = invite?.ok ? invite.value.brandId : this.state.brandId || (wanted?.brandId ?? '');
    this.state = { ...this.state, brandId, hasInvite: invite?.ok ?? false };
    this.setData({ invite: inviteCard(invite, this.wantedBrandId) });
    showBrand(open.find((brand) => brand.brandId === brandId)?.theme?.color ?? null);
  },

  /** Shows the step that is missing and gets ready what its button opens. */
  async arrive(status: StatusView) {
    this.status = status;
    this.show();
    if (this.data.action === 'open') return this.prepare();
    if (status.step === 'bound' && this.state.profile === null) this.know(await myProfile());
  },

  know(profile: Answer<ProfileView>) {
    this.state = { ...this.state, profile: profile.ok ? profile.value : null };
    this.show();
  },

  show() {
    if (this.status) this.setData({ ...joinView(this.status, this.state), isChecking: false });
  },

  /** WeChat's page opens only within the tap itself, so what it needs is asked for before. */
  async prepare() {
    const { brands, agreementVersion } = this.data;
    this.opens = null;
    this.setData({ isPrepared: false });
    if (brands.length > 0 && this.state.brandId === '') return;
    const answer = await register({ agreementVersion, isAdult: true, ...this.brand() });
    if (!answer.ok) return this.setData({ notice: answer.sentence });
    this.opens = answer.value.view;
    this.setData({ isPrepared: this.opens !== null });
  },

  goOn() {
    const { action, isBusy } = this.data;
    if (isBusy) return;
    this.setData({ notice: '' });
    if (action === 'open') return this.openPlatform();
    if (action === 'appeal') return void wx.navigateTo({ url: '/packages/mine/help/help' });
    if (action === 'pick') return void wx.switchTab({ url: '/pages/pick/pick' });
    if (action === 'read') {
      this.state = { ...this.state, hasRead: true };
      return this.show();
    }
    return this.write();
  },

  async write() {
    this.setData({ isBusy: true });
    const { action } = this.data;
    if (action === 'agree') await this.agree();
    if (action === 'confirm') await this.confirm();
    if (action === 'look') await this.load();
    if (action === 'use-invite') await this.join({ inviteToken: this.token });
    this.setData({ isBusy: false });
  },

  chooseAge({ detail }: Choice) {
    const age = detail.value === 'minor' ? 'minor' : 'adult';
    this.setData({ age, notice: age === 'minor' ? underAge : '' });
  },

  chooseAgreed({ detail }: WechatMiniprogram.CustomEvent<{ value: string[] }>) {
    this.setData({ isAgreed: detail.value.length > 0, notice: '' });
  },

  chooseBrand({ detail }: Choice) {
    this.state = { ...this.state, brandId: detail.value };
    this.show();
    this.setData({ notice: '' });
    if (this.data.action === 'open') return this.prepare();
  },

  async agree() {
    const { age, isAgreed, agreementVersion } = this.data;
    const notice = missingConsent(this.data, { age, isAgreed, brandId: this.state.brandId });
    if (notice !== '' || !this.status) return this.setData({ notice });
    const status = this.status;
    const agreement = { version: agreementVersion, isAccepted: true };
    if (status.step === 'bound') {
      const answer = await acceptAgreement({ agreementVersion, isAdult: true });
      return answer.ok ? this.arrive({ ...status, agreement }) : this.setData({ notice: answer.sentence });
    }
    const answer = await register({ agreementVersion, isAdult: true, ...this.brand() });
    if (!answer.ok) return this.setData({ notice: answer.sentence });
    const { step, view } = answer.value;
    const isBound = step === 'bound';
    this.status = { ...status, agreement, step: isBound ? 'not-bound' : step, mayConfirm: isBound };
    this.opens = view;
    this.show();
    this.setData({ isPrepared: view !== null });
  },

  openPlatform() {
    if (!this.opens) return this.setData({ notice: '微信的页面还没有准备好,请稍等几秒再点。' });
    if (!wx.openBusinessView) return this.setData({ notice: '您的微信版本较旧,请更新微信后再来。' });
    this.isAway = true;
    wx.openBusinessView({
      ...this.opens,
      fail: () => {
        this.isAway = false;
        this.setData({ notice: '没有打开微信的页面,请再试一次。' });
      },
    });
  },

  /** WeChat's page says nothing that could be believed, so the platform is asked. */
  check() {
    this.looks = 0;
    this.setData({ isChecking: true, notice: '' });
    return this.lookLater();
  },

  lookLater() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), waitsMs[this.looks] ?? 0);
  },

  async look() {
    const before = this.status?.step;
    const answer = await joinStatus();
    this.looks += 1;
    if (answer.ok) {
      const { step, mayConfirm } = answer.value;
      if (step === 'bound' || mayConfirm) return this.finish(answer.value);
      if (step !== before && (step === 'not-bound' || step === 'real-name-first')) return this.arrive(answer.value);
    }
    if (this.looks < waitsMs.length) return this.lookLater();
    this.state = { ...this.state, hasLooked: true };
    await (answer.ok ? this.arrive(answer.value) : this.show());
    if (!answer.ok) this.setData({ notice: answer.sentence });
  },

  async lookAgain() {
    this.looks = waitsMs.length;
    this.setData({ isChecking: true, notice: '' });
    await this.look();
  },

  async finish(status: StatusView) {
    this.status = status;
    if (status.mayConfirm) return this.confirm();
    await this.arrive(status);
  },

  async confirm() {
    const answer = await confirmBinding(this.brand());
    if (!answer.ok) {
      this.show();
      return this.setData({ notice: answer.sentence });
    }
    if (!this.status) return;
    const { nickname, avatarUrl } = answer.value;
    this.status = { ...this.status, step: 'bound', mayConfirm: false, me: { nickname, avatarUrl } };
    if (this.state.hasInvite) return this.join({ inviteToken: this.token });
    this.know(await myProfile());
  },

  declare() {
    return this.join({ inviteToken: this.token, declaresNoOffice: true });
  },

  joinOther(event: BrandTap) {
    return this.join({ brandId: event.currentTarget.dataset.brand });
  },

  async join(input: JoinBrandRequest['input']) {
    this.setData({ isBusy: true });
    const answer = await joinBrand(input);
    const notice = answer.ok ? '' : answer.sentence;
    // Without an answer, what was asked for may be asked for again.
    if (!answer.ok && (isUnsure(answer) || answer.code === 'try-again')) return this.setData({ isBusy: false, notice });
    // Who is there already is told so, and goes on; whom an import let in meanwhile sees where he is.
    const isIn = !answer.ok && answer.code === 'already-member' && this.state.placed !== null;
    this.state = { ...this.state, hasInvite: false, placed: answer.ok ? answer.value : null };
    this.know(await myProfile());
    this.setData({ isBusy: false, invite: null, notice: isIn ? '' : notice });
  },

  joinAgain() {
    return this.join({ inviteToken: this.token });
  },

  brand(): { brandId?: string } {
    const { brandId } = this.state;
    return brandId === '' ? {} : { brandId };
  },

  openRules() {
    void wx.navigateTo({ url: '/packages/mine/rules/rules' });
  },

  openHelp() {
    void wx.navigateTo({ url: '/packages/mine/help/help?topic=fee' });
  },
});
