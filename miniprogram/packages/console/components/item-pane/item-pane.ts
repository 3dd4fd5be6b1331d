import type { ShelfKind } from '../../../../../cloudfunctions/console/shelf-contract';
import { newClientKey } from '../../../../services/client-key';
import { askConsole } from '../../services/console';
import { may, readSession } from '../../services/session';
import { type ItemStep, itemPane, itemQuestion, loadingItem, ppmOf, workedLines } from './item-pane.view';

type Typing = WechatMiniprogram.CustomEvent<{ value: string }>;
type StepTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { step: ItemStep }
>;

/** One thing of the shelf: its state, what it brings whom, its history; `bind:changed` after something was done. */
Component({
  properties: {
    brandId: { type: String, value: '' },
    kind: { type: String, value: '' },
    itemId: { type: String, value: '' },
    shopAppid: { type: String, value: '' },
  },
  data: {
    ...loadingItem,
    ...{ typed: '', worked: [] as readonly string[], mayPlan: false, problem: '', notice: '', isBusy: false },
    ...{ step: '' as ItemStep | '', question: itemQuestion('approve'), sheetProblem: '' },
    requestId: '',
  },
  observers: {
    'brandId, kind, itemId, shopAppid': function opened(this: { load(): Promise<void> }) {
      void this.load();
    },
  },
  methods: {
    target() {
      const { brandId, kind, itemId, shopAppid } = this.data;
      return { brandId, kind: kind as ShelfKind, id: itemId, shopAppid };
    },
    async load() {
      const target = this.target();
      if (target.brandId === '' || target.id === '') return;
      this.setData({ ...loadingItem, worked: [], problem: '', mayPlan: false });
      const [session, answer] = await Promise.all([readSession(), askConsole('shelfItem', target)]);
      const right = (duty: string) => session.ok && may(session.value, duty, target.brandId);
      const shown = itemPane(answer, {
        decide: right('decideItem'),
        submit: right('submitItem'),
        share: right('planItemShare'),
      });
      if (target.id === this.data.itemId) this.setData({ ...shown, typed: shown.percent });
    },
    type({ detail }: Typing) {
      this.setData({ typed: detail.value, worked: [], mayPlan: false, problem: '', notice: '' });
    },
    wish() {
      const { brandId, id, shopAppid } = this.target();
      const promoterPpm = ppmOf(this.data.typed);
      return promoterPpm === undefined ? undefined : { brandId, shopAppid, productId: id, promoterPpm };
    },
    async work() {
      const wish = this.wish();
      if (!wish) return this.setData({ problem: '请填 0 到 100 之间的数,最多四位小数。' });
      this.setData({ isBusy: true });
      const answer = await askConsole('workItemShare', wish);
      this.setData({ isBusy: false });
      if (!answer.ok) return this.setData({ problem: answer.sentence });
      const { lines, fits } = workedLines(answer.value);
      this.setData({ worked: lines, mayPlan: fits });
    },
    ask(event: StepTap) {
      const { step } = event.currentTarget.dataset;
      this.setData({ step, question: itemQuestion(step), requestId: newClientKey(), sheetProblem: '' });
    },
    stay() {
      this.setData({ step: '' });
    },
    async answer({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      const { step, requestId, isBusy } = this.data;
      if (isBusy || step === '') return;
      this.setData({ isBusy: true, sheetProblem: '' });
      const done = await this.carryOut(step, { requestId, reason: detail.reason });
      this.setData({ isBusy: false });
      if (!done.ok) return this.setData({ sheetProblem: done.sentence });
      this.setData({ step: '' });
      await this.load();
      this.setData({ notice: '做好了。' });
      this.triggerEvent('changed');
    },
    carryOut(step: ItemStep, audited: { readonly requestId: string; readonly reason: string }) {
      const wish = this.wish();
      if (step === 'share' && wish) return askConsole('planItemShare', { ...audited, ...wish });
      const decision = step === 'share' ? 'submit' : step;
      return askConsole('decideItem', { ...audited, ...this.target(), decision });
    },
  },
});
