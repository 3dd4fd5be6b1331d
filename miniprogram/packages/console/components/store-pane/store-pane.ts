import { newClientKey } from '../../../../services/client-key';
import { askConsole } from '../../services/console';
import { may, readSession } from '../../services/session';
import { clerkRows, emptyClerkForm, emptyStoreForm, missingClerk, type StoreView } from './store-pane.view';

type Typing = WechatMiniprogram.CustomEvent<
  { value: string },
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { field: string }
>;
type CodeTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { code: string; clerk: string }
>;

/** A store with its clerks, or a new one where `store` is null; `bind:changed` after something was done. */
Component({
  properties: {
    brandId: { type: String, value: '' },
    store: { type: Object, value: null as StoreView | null },
  },
  data: {
    ...{ form: emptyStoreForm, clerk: emptyClerkForm, clerks: clerkRows([]), isClosed: false },
    ...{ maySave: false, mayHire: false, problem: '', clerkProblem: '', notice: '', isBusy: false },
    ...{ question: '', sheetProblem: '', revoking: '', requestId: '' },
  },
  observers: {
    'brandId, store': function opened(this: { show(): Promise<void> }) {
      void this.show();
    },
  },
  methods: {
    async show() {
      const { brandId } = this.data;
      const store = this.data.store as StoreView | null;
      const form = store
        ? { name: store.name, regionName: store.regionName, isRanked: store.isRanked }
        : emptyStoreForm;
      this.setData({
        ...{ form, clerks: clerkRows(store?.clerks ?? []), clerk: emptyClerkForm, problem: '', notice: '' },
        clerkProblem: '',
        isClosed: (store?.closedAtMs ?? null) !== null,
      });
      const session = await readSession();
      const right = (duty: string) => session.ok && may(session.value, duty, brandId);
      this.setData({ maySave: right('saveStore'), mayHire: right('saveClerk') });
    },
    type({ currentTarget, detail }: Typing) {
      this.setData({
        form: { ...this.data.form, [currentTarget.dataset.field]: detail.value },
        problem: '',
        notice: '',
      });
    },
    typeClerk({ currentTarget, detail }: Typing) {
      this.setData({ clerk: { ...this.data.clerk, [currentTarget.dataset.field]: detail.value }, clerkProblem: '' });
    },
    rank({ detail }: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
      this.setData({ form: { ...this.data.form, isRanked: detail.value } });
    },
    askSave() {
      if (this.data.form.name.trim() === '') return this.setData({ problem: '请填门店的名字。' });
      this.open('save');
    },
    askClose() {
      this.open(this.data.isClosed ? 'reopen' : 'close');
    },
    askRenew() {
      this.open('renew');
    },
    askHire() {
      const clerkProblem = missingClerk(this.data.clerk);
      this.setData({ clerkProblem });
      if (clerkProblem === '') this.open('hire');
    },
    askRevoke(event: CodeTap) {
      this.setData({ revoking: event.currentTarget.dataset.clerk });
      this.open('revoke');
    },
    open(question: string) {
      this.setData({ question, requestId: newClientKey(), sheetProblem: '', notice: '' });
    },
    stay() {
      this.setData({ question: '' });
    },
    async answer({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      const { requestId, isBusy } = this.data;
      if (isBusy) return;
      this.setData({ isBusy: true, sheetProblem: '' });
      const done = await this.carryOut({ requestId, reason: detail.reason });
      this.setData({ isBusy: false });
      if (!done.ok) return this.setData({ sheetProblem: done.sentence });
      this.setData({ question: '', clerk: emptyClerkForm });
      this.triggerEvent('changed');
    },
    carryOut(audited: { readonly requestId: string; readonly reason: string }) {
      const { question, brandId, revoking } = this.data;
      const store = this.data.store as StoreView | null;
      if (store && (question === 'hire' || question === 'revoke')) {
        const known = store.clerks.find(({ clerkId }) => clerkId === revoking);
        const { number, name, promoter } = this.data.clerk;
        const hired = { number: Number(number), name: name.trim(), promoter: promoter.trim(), isRevoked: false };
        const clerk = question === 'revoke' && known ? { ...this.toldClerk(known), isRevoked: true } : hired;
        return askConsole('saveClerk', { ...audited, brandId, storeId: store.storeId, ...clerk });
      }
      const { name, regionName, isRanked } = this.data.form;
      const isClosed = question === 'close' || (question !== 'reopen' && this.data.isClosed);
      const asked = { ...audited, brandId, name: name.trim(), regionName: regionName.trim(), isRanked, isClosed };
      const which = store ? { storeId: store.storeId } : {};
      return askConsole('saveStore', { ...asked, ...which, ...(question === 'renew' ? { renewsCode: true } : {}) });
    },
    toldClerk({ clerkId, number, name, promoter }: StoreView['clerks'][number]) {
      return { clerkId, number, name, promoter };
    },
    print(event: CodeTap) {
      const { code } = event.currentTarget.dataset;
      void wx.navigateTo({ url: `/packages/console/invite/invite?kind=store&token=${encodeURIComponent(code)}` });
    },
  },
});
