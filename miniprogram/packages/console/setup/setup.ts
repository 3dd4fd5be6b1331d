import type { StartingWay, TemplateName } from '../../../../cloudfunctions/console/setup-contract';
import { newClientKey } from '../../../services/client-key';
import { nameProblem } from '../name-problem.view';
import { askConsole } from '../services/console';
import { may, readSession } from '../services/session';
import { sharePpmOf } from '../share-percent.view';
import { type AskingRow, askingRows, loadingSetup, missingBrand, type SetupData, setupView } from './setup.view';
import { elsewhere, papers, ways } from './ways.view';

type Typing = WechatMiniprogram.CustomEvent<
  { value: string },
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { field: string }
>;
type DecisionTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { index: number; decision: 'accept' | 'decline' }
>;
type PageTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { page: string }
>;

const emptyForm = {
  ...{ code: '', name: '负责人', way: '', legalName: '', settledBy: 'agency', agreementVersion: '2026-11' },
  ...{ template: '', brandName: '', percent: '80', shopAppid: '', shopName: '', contactName: '', about: '' },
};
type Field = keyof typeof emptyForm;

Page({
  data: {
    ...loadingSetup,
    ...{ ways, papers, elsewhere, form: emptyForm, hasAcceptedTerms: false },
    ...{ isBusy: false, isOpening: false, problem: '', notice: '' },
    ...{ decision: '' as '' | 'accept' | 'decline', decided: null as AskingRow | null },
  },
  /** Made once for each intention: two taps are one. */
  requestId: '',

  onShow() {
    this.requestId = newClientKey();
    return this.load(true);
  },

  async load(isAnew = false) {
    const me = await readSession(isAnew);
    if (me.ok && may(me.value, 'setup', null)) {
      this.show(setupView({ me, setup: await askConsole('setup', {}) }));
      if (may(me.value, 'decideApplication', null)) await this.loadAsking();
      return;
    }
    const isClaimed = me.ok && me.value.isClaimed;
    const application = isClaimed ? await askConsole('ownApplication', {}) : undefined;
    return this.show(setupView({ me, application }));
  },

  async loadAsking() {
    const answer = await askConsole('listApplications', {});
    this.setData({ asking: answer.ok ? askingRows(answer.value) : [] });
  },

  askDecision(event: DecisionTap) {
    const { index, decision } = event.currentTarget.dataset;
    this.setData({ decision, decided: this.data.asking[index] ?? null, problem: '', notice: '' });
  },

  keepOpen() {
    this.setData({ decision: '', problem: '' });
  },

  async decide({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const { decision, decided } = this.data;
    if (decision === '' || !decided) return;
    const brand =
      decision === 'accept' ? { brandId: `brand-${decided.applicationId.slice(0, 8)}`, sharePpm: 800_000 } : {};
    const { applicationId } = decided;
    const request = { requestId: this.requestId, reason: detail.reason, applicationId, decision, ...brand };
    await this.write(() => askConsole('decideApplication', request), '答复好了。');
    if (this.data.problem === '') this.setData({ decision: '' });
  },

  show(data: SetupData) {
    this.setData(data);
  },

  tryAgain() {
    this.setData(loadingSetup);
    return this.load(true);
  },

  type({ currentTarget, detail }: Typing) {
    const field = currentTarget.dataset.field as Field;
    this.setData({ form: { ...this.data.form, [field]: detail.value }, problem: '' });
  },

  chooseWay({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ form: { ...this.data.form, way: detail.value }, problem: '' });
  },

  chooseAnew() {
    this.setData({ mode: 'ways', actionName: '下一步', form: { ...this.data.form, way: '' } });
  },

  acceptTerms({ detail }: WechatMiniprogram.CustomEvent<{ value: string[] }>) {
    this.setData({ hasAcceptedTerms: detail.value.length > 0, problem: '' });
  },

  goTo(event: PageTap) {
    const { page } = event.currentTarget.dataset;
    void wx.navigateTo({ url: `/packages/console/${page}/${page}` });
  },

  act() {
    const { mode, step, isBusy } = this.data;
    if (isBusy) return;
    this.setData({ problem: '', notice: '' });
    if (mode === 'claim') return this.claim();
    if (mode === 'ways') return this.keepWay();
    if (mode === 'apply') return this.apply();
    if (mode === 'own' || step === 'open') return this.setData({ isOpening: true });
    if (step === 'agency') return this.keepAgency();
    if (step === 'brand') return this.startBrand();
    if (step === 'connection') return this.check();
    if (step === 'shop') return this.addShop();
  },

  /** Runs one write with the page's buttons off, says what came of it, and reads the page anew. */
  async write(run: () => Promise<{ readonly ok: boolean; readonly sentence?: string }>, done: string) {
    this.setData({ isBusy: true });
    const answer = await run();
    this.setData({ isBusy: false, isOpening: false });
    if (!answer.ok) return this.setData({ problem: answer.sentence ?? '' });
    this.requestId = newClientKey();
    await this.load(true);
    this.setData({ notice: done });
  },

  audited() {
    return { requestId: this.requestId, reason: '开张第一小时' };
  },

  claim() {
    const { code, name } = this.data.form;
    if (code.trim().length < 16) return this.setData({ problem: '开通码不完整,请从头到尾再抄一遍。' });
    return this.write(
      () => askConsole('claimOwner', { code: code.trim(), name: name.trim() || '负责人' }),
      '认领好了。',
    );
  },

  keepWay() {
    const { way } = this.data.form;
    if (way === '') return this.setData({ problem: '请先选一种。' });
    return this.write(() => askConsole('chooseWay', { ...this.audited(), way: way as StartingWay }), '');
  },

  keepAgency() {
    const { legalName, settledBy, agreementVersion } = this.data.form;
    if (legalName.trim() === '') return this.setData({ problem: '请填机构的全称。' });
    const agency = {
      legalName: legalName.trim(),
      settledBy: settledBy === 'platform' ? ('platform' as const) : ('agency' as const),
      agreementVersion: agreementVersion.trim(),
    };
    return this.write(() => askConsole('stateAgency', { ...this.audited(), ...agency }), '机构资料保存好了。');
  },

  async startBrand() {
    const { template, brandName, percent } = this.data.form;
    const problem = missingBrand({ template, name: brandName, percent });
    const sharePpm = sharePpmOf(percent);
    if (problem !== '' || sharePpm === undefined) return this.setData({ problem });
    const checked = await askConsole('checkName', { name: brandName.trim() });
    const refused = checked.ok ? nameProblem(checked.value) : checked.sentence;
    if (refused !== '') return this.setData({ problem: refused });
    const brand = { brandId: 'brand-1', name: brandName.trim(), template: template as TemplateName, sharePpm };
    return this.write(() => askConsole('startBrand', { ...this.audited(), ...brand }), '品牌建好了,还没有开张。');
  },

  check() {
    return this.write(() => askConsole('checkConnections', {}), '检查过了。');
  },

  addShop() {
    const { form, brandId } = this.data;
    const [shopAppid, name] = [form.shopAppid.trim(), form.shopName.trim()];
    if (!/^wx[0-9A-Za-z_-]{2,62}$/.test(shopAppid))
      return this.setData({ problem: '小店的 AppID 以 wx 开头,请核对。' });
    if (name === '') return this.setData({ problem: '请填小店名称。' });
    const shop = { brandId, shopAppid, name, linkedAccounts: [] };
    return this.write(() => askConsole('saveShop', { ...this.audited(), ...shop }), '小店加上了。');
  },

  open() {
    const { brandId } = this.data;
    return this.write(() => askConsole('openBrand', { ...this.audited(), brandId }), '开张了。');
  },

  keepClosed() {
    this.setData({ isOpening: false });
  },

  apply() {
    const { form, termsVersion, hasAcceptedTerms } = this.data;
    const [brandName, contactName, shopName, about] = [form.brandName, form.contactName, form.shopName, form.about];
    if ([brandName, contactName, shopName].some((text) => text.trim() === '')) {
      return this.setData({ problem: '品牌名称、称呼和小店都要填。' });
    }
    if (about.trim().length < 4) return this.setData({ problem: '请写明卖什么、从哪里来,至少四个字。' });
    if (!hasAcceptedTerms) return this.setData({ problem: '请先看合作条款并勾选同意。' });
    const wish = { brandName, contactName, shopName, about, termsVersion };
    return this.write(() => askConsole('applyAsBrand', wish), '申请交上去了。');
  },
});
