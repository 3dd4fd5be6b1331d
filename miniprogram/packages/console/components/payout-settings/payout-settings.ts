import type {
  PayoutRoute,
  PayoutSettingsFields,
  ReadPayoutSettingsView,
} from '../../../../../cloudfunctions/console/payout-settings-contract';
import { newClientKey } from '../../../../services/client-key';
import { showPlace } from '../../../../services/show-place';
import { askConsole } from '../../services/console';
import { may, readSession } from '../../services/session';
import {
  loadingSettings,
  type RaiseStep,
  raiseQuestion,
  routeChoices,
  savedText,
  settingsPane,
  taxChoices,
  waitLine,
} from './payout-settings.view';
import {
  amountLines,
  changedLines,
  formOf,
  raisesLimits,
  type SettingsForm,
  typedSettings,
} from './settings-form.view';

type Typing = WechatMiniprogram.CustomEvent<{ value: string }> & {
  currentTarget: { dataset: { field: keyof SettingsForm & string } };
};
type StepTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { step: RaiseStep }
>;
type Findings = Readonly<Record<string, string>>;

const noQuestion = { title: '', yes: '', lines: [] as readonly string[] };

/** What is set about payouts: read, changed with a reason, and higher limits agreed to by a second person. */
Component({
  data: {
    ...loadingSettings,
    ...{ mayChange: false, isEditing: false, form: null as SettingsForm | null, lines: [] as object[] },
    ...{ routes: [] as object[], taxes: taxChoices, remarkNote: '', rateNote: '' },
    ...{ findings: {} as Findings, problem: '', notice: '', question: noQuestion },
    ...{ step: '' as RaiseStep | 'save' | '', requestId: '', isBusy: false, sheetProblem: '' },
  },
  lifetimes: {
    attached() {
      void this.load();
    },
  },
  methods: {
    async load() {
      const [session, answer] = await Promise.all([readSession(), askConsole('readPayoutSettings', {})]);
      const mayChange = session.ok && may(session.value, 'savePayoutSettings', null);
      if (answer.ok) kept.set(this, answer.value);
      this.setData({ ...settingsPane(answer, mayChange, Date.now()), mayChange, step: '', isEditing: false });
    },
    edit() {
      const view = kept.get(this);
      if (!view) return;
      const { bounds, settings } = view;
      this.setData({
        ...{ isEditing: true, lines: amountLines(view), findings: {}, problem: '', notice: '' },
        remarkNote: `现在「${settings.remark}」。可以填 1 到 ${bounds.longestRemark} 个字。`,
        rateNote: `现在 ${settings.sendsPerSecond} 笔。可以填 1 到 ${bounds.mostSendsPerSecond} 笔。`,
      });
      this.change(formOf(settings));
    },
    leave() {
      this.setData({ isEditing: false });
    },
    change(form: SettingsForm) {
      const routes = routeChoices.map((one) => ({ ...one, isOn: form.routes.includes(one.value) }));
      this.setData({ form, routes, problem: '' });
    },
    typeAmount({ currentTarget, detail }: Typing) {
      const { form } = this.data;
      if (!form) return;
      this.change({ ...form, amounts: { ...form.amounts, [currentTarget.dataset.field]: detail.value } });
    },
    type({ currentTarget, detail }: Typing) {
      const { form } = this.data;
      if (form) this.change({ ...form, [currentTarget.dataset.field]: detail.value });
    },
    chooseRoutes({ detail }: WechatMiniprogram.CustomEvent<{ value: PayoutRoute[] }>) {
      const { form } = this.data;
      if (form) this.change({ ...form, routes: detail.value });
    },
    ask() {
      const { form } = this.data;
      const view = kept.get(this);
      if (!form || !view) return;
      const typed = typedSettings(form);
      if (!typed.ok) return this.setData({ problem: typed.sentence, findings: { [typed.field]: typed.sentence } });
      const changes = changedLines(view.settings, typed.settings);
      if (changes.length === 0) return this.setData({ problem: '没有改动。', findings: {} });
      const waits = raisesLimits(view.settings, typed.settings);
      const lines = [
        ...changes,
        ...(waits ? [waitLine(view)] : []),
        ...(view.raise === null ? [] : ['还在等同意的那次申请会被这次的保存取代。']),
      ];
      this.open('save', { title: '改付款设置?', yes: '保存', lines });
    },
    askRaise(event: StepTap) {
      const { step } = event.currentTarget.dataset;
      const { title, yes, line } = raiseQuestion(step);
      this.open(step, { title, yes, lines: [line] });
    },
    open(step: RaiseStep | 'save', question: typeof noQuestion) {
      const fresh = { requestId: newClientKey(), sheetProblem: '', problem: '', findings: {} };
      this.setData({ ...fresh, step, question, notice: '' });
    },
    stay() {
      this.setData({ step: '' });
    },
    async answer({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      const { step, isBusy, requestId } = this.data;
      if (isBusy || step === '') return;
      this.setData({ isBusy: true, sheetProblem: '' });
      const audited = { requestId, reason: detail.reason };
      const notice = step === 'save' ? await this.save(audited) : await this.decide(step, audited);
      this.setData({ isBusy: false });
      if (notice === '') return;
      await this.load();
      this.setData({ notice });
      showPlace();
    },
    /** What was saved, in a sentence; '' when nothing was. */
    async save(audited: { readonly requestId: string; readonly reason: string }): Promise<string> {
      const { form } = this.data;
      const view = kept.get(this);
      const typed = form && typedSettings(form);
      if (!view || !typed?.ok) return '';
      const settings: PayoutSettingsFields = typed.settings;
      const answer = await askConsole('savePayoutSettings', { ...audited, revision: view.revision, settings });
      if (!answer.ok) this.setData({ sheetProblem: answer.sentence });
      else if (answer.value.view) return savedText(answer.value.view);
      else this.showFindings(answer.value.findings);
      return '';
    },
    showFindings(found: readonly { readonly field: string; readonly problem: { readonly zh: string } }[]) {
      const findings = Object.fromEntries(found.map(({ field, problem }) => [field, problem.zh]));
      this.setData({ step: '', findings, problem: `没有保存。${found.map(({ problem }) => problem.zh).join('')}` });
    },
    async decide(step: RaiseStep, audited: { readonly requestId: string; readonly reason: string }): Promise<string> {
      const decision = step === 'agree' ? 'approve' : 'decline';
      const answer = await askConsole('decidePayoutSettings', { ...audited, ...this.data.raiseFen, decision });
      if (!answer.ok) {
        this.setData({ sheetProblem: answer.sentence });
        return '';
      }
      return step === 'agree' ? '同意了,新的上限已经生效。' : '上限不变,申请结束了。';
    },
  },
});

/** What was read, by component: what is saved goes out from it. */
const kept = new WeakMap<object, ReadPayoutSettingsView>();
