import type { PayeeDetailsView, PayeeKindName, PayeeRoute } from '../../../../cloudfunctions/payout/payee-contract';
import { newClientKey } from '../../../services/client-key';
import { lastSeen } from '../../../services/last-seen';
import { deletePayee, payoutHistory, readPayee, savePayee } from '../../../services/payout';
import { showPlace } from '../../../services/show-place';
import {
  closedConfirm,
  confirmSheet,
  fieldRows,
  gigSigning,
  loadingPayee,
  noDetails,
  payeeKinds,
  payeePage,
  payeeProblem,
  routeNames,
} from './payee.view';

type FieldInput = WechatMiniprogram.Input<WechatMiniprogram.IAnyObject, { field: keyof PayeeDetailsView }>;
type Choice = WechatMiniprogram.CustomEvent<{ value: string }>;

const routeChoices = (kind: PayeeKindName) =>
  (payeeKinds.find((one) => one.kind === kind)?.routes ?? []).map((route) => ({ route, name: routeNames[route] }));

Page({
  data: {
    ...loadingPayee,
    seenAt: '',
    kinds: payeeKinds,
    isForm: false,
    chosenKind: 'person' as PayeeKindName,
    routes: routeChoices('person'),
    chosenRoute: 'wechat' as PayeeRoute,
    fields: fieldRows('person', 'wechat', noDetails),
    /** What is to be done at the gig platform; empty for every other way. */
    signing: '',
    problem: '',
    notice: '',
    confirm: closedConfirm,
    isDeleting: false,
    isBusy: false,
  },
  /** Never in the page's data: what is typed goes to the function and nowhere else. */
  typed: noDetails,
  requestId: '',
  confirmation: null as string | null,

  onLoad() {
    return this.load();
  },

  async load() {
    const [payee, history] = await Promise.all([readPayee(), payoutHistory({})]);
    const { answer, seenAt } = lastSeen('payee', payee);
    this.setData({ ...payeePage(answer, Date.now(), history), seenAt });
  },

  tryAgain() {
    this.setData(loadingPayee);
    return this.load();
  },

  act() {
    if (this.data.emptyAction !== '去加入') return this.openForm();
    void wx.navigateTo({ url: '/packages/join/join/join' });
  },

  openForm() {
    const kind = this.data.kind === '' ? 'person' : this.data.kind;
    this.typed = noDetails;
    this.setData({ isForm: true, problem: '', notice: '', phase: 'ready', emptyAction: '' });
    this.showForm(kind, routeChoices(kind)[0]?.route ?? 'wechat');
  },

  leaveForm() {
    this.typed = noDetails;
    this.setData({ isForm: false, ...loadingPayee });
    return this.load();
  },

  showForm(kind: PayeeKindName, route: PayeeRoute) {
    this.setData({
      chosenKind: kind,
      routes: routeChoices(kind),
      chosenRoute: route,
      fields: fieldRows(kind, route, this.typed),
      signing: route === 'gig' ? gigSigning : '',
      problem: '',
    });
  },

  chooseKind(event: Choice) {
    const kind = payeeKinds.find((one) => one.kind === event.detail.value)?.kind ?? 'person';
    this.showForm(kind, routeChoices(kind)[0]?.route ?? 'wechat');
  },

  chooseRoute(event: Choice) {
    const route = this.data.routes.find((one) => one.route === event.detail.value)?.route ?? 'wechat';
    this.showForm(this.data.chosenKind, route);
  },

  type(event: FieldInput) {
    this.typed = { ...this.typed, [event.currentTarget.dataset.field]: event.detail.value };
  },

  /** First asks what would be kept, so that it can be read once more. */
  async ask() {
    if (this.data.isBusy) return;
    this.requestId = newClientKey();
    this.confirmation = null;
    await this.send();
  },

  yes() {
    return this.data.isBusy ? undefined : this.send();
  },

  no() {
    this.setData({ confirm: closedConfirm });
  },

  async send() {
    const { chosenKind, chosenRoute } = this.data;
    const { requestId, confirmation, typed } = this;
    this.setData({ isBusy: true, problem: '' });
    const answer = await savePayee({ ...typed, kind: chosenKind, route: chosenRoute, confirmation, requestId });
    this.setData({ isBusy: false });
    if (!answer.ok) {
      showPlace('#problem');
      return this.setData({ confirm: closedConfirm, ...payeeProblem(answer) });
    }
    if (answer.value.state === 'to-confirm') {
      this.confirmation = answer.value.confirmation;
      return this.setData({ confirm: confirmSheet(answer.value, chosenRoute, Date.now()) });
    }
    const notice = answer.value.state === 'same' ? '和原来一样,没有改动。' : '已保存。';
    this.setData({ confirm: closedConfirm, notice });
    return this.leaveForm();
  },

  askDelete() {
    this.setData({ isDeleting: true });
    this.requestId = newClientKey();
  },

  keep() {
    this.setData({ isDeleting: false });
  },

  async remove() {
    if (this.data.isBusy) return;
    this.setData({ isBusy: true });
    const answer = await deletePayee(this.requestId);
    this.setData({ isBusy: false, isDeleting: false });
    if (!answer.ok) return this.setData({ notice: answer.sentence });
    const kept = '已删除。按税法要留存的姓名和证件号仍加密保存。';
    this.setData({ notice: answer.value.isKeptForTax ? kept : '已删除。' });
    return this.load();
  },
});
