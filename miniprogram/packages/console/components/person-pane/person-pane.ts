import { newClientKey } from '../../../../services/client-key';
import { askConsole } from '../../services/console';
import { may, readSession } from '../../services/session';
import { ppmOf } from '../item-pane/item-pane.view';
import { loadingPerson, type PersonStep, personPane, personQuestion, tagsOf } from './person-pane.view';

type Typing = WechatMiniprogram.CustomEvent<{ value: string }>;
type StepTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { step: PersonStep }
>;

/** One promoter of a brand: who he is, what he has, and what may be done about him; `bind:changed` after something was. */
Component({
  properties: {
    brandId: { type: String, value: '' },
    promoter: { type: String, value: '' },
  },
  data: {
    ...loadingPerson,
    ...{ typedTags: '', typedPercent: '', pickedGroup: 0, pickedStore: 0, problem: '', notice: '', isBusy: false },
    ...{ step: '' as PersonStep | '', question: personQuestion('place'), sheetProblem: '', requestId: '' },
  },
  observers: {
    'brandId, promoter': function opened(this: { load(): Promise<void> }) {
      void this.load();
    },
  },
  methods: {
    async load() {
      const { brandId, promoter } = this.data;
      if (brandId === '' || promoter === '') return;
      this.setData({ ...loadingPerson, problem: '' });
      const [session, answer, stores] = await Promise.all([
        readSession(),
        askConsole('personDetail', { brandId, promoter }),
        askConsole('storeList', { brandId }),
      ]);
      const right = (duty: string) => session.ok && may(session.value, duty, brandId);
      const known = stores.ok ? stores.value.stores.filter(({ closedAtMs }) => closedAtMs === null) : [];
      const shown = personPane(answer, known, {
        change: right('changePerson'),
        share: right('setPersonShare'),
        standing: right('suspendPerson'),
      });
      if (promoter !== this.data.promoter) return;
      const { tags: typedTags, percent: typedPercent, groupAt: pickedGroup, storeAt: pickedStore } = shown;
      this.setData({ ...shown, typedTags, typedPercent, pickedGroup, pickedStore });
    },
    typeTags({ detail }: Typing) {
      this.setData({ typedTags: detail.value, problem: '', notice: '' });
    },
    typePercent({ detail }: Typing) {
      this.setData({ typedPercent: detail.value, problem: '', notice: '' });
    },
    pickGroup({ detail }: Typing) {
      this.setData({ pickedGroup: Number(detail.value), notice: '' });
    },
    pickStore({ detail }: Typing) {
      this.setData({ pickedStore: Number(detail.value), notice: '' });
    },
    ask(event: StepTap) {
      const { step } = event.currentTarget.dataset;
      if (step === 'share' && !ppmOf(this.data.typedPercent)) {
        return this.setData({ problem: '请填大于 0、不超过 100 的数。' });
      }
      this.setData({ step, question: personQuestion(step), requestId: newClientKey(), sheetProblem: '', problem: '' });
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
    carryOut(step: PersonStep, audited: { readonly requestId: string; readonly reason: string }) {
      const { brandId, promoter } = this.data;
      const whose = { ...audited, brandId, promoter };
      if (step === 'share')
        return askConsole('setPersonShare', { ...whose, sharePpm: ppmOf(this.data.typedPercent) ?? 0 });
      if (step === 'suspend') return askConsole('suspendPerson', whose);
      if (step === 'resume') return askConsole('resumePerson', whose);
      if (step === 'unbind') return askConsole('unbindPerson', whose);
      return askConsole('changePerson', { ...whose, ...this.placed() });
    },
    /** Only what was changed is told. */
    placed() {
      const { groupIds, groupAt, pickedGroup, storeIds, storeAt, pickedStore, tags, typedTags } = this.data;
      const storeId = storeIds[pickedStore] ?? '';
      return {
        ...(pickedGroup === groupAt ? {} : { groupId: groupIds[pickedGroup] ?? '' }),
        ...(pickedStore === storeAt ? {} : { storeId: storeId === '' ? null : storeId }),
        ...(typedTags === tags ? {} : { tags: tagsOf(typedTags) }),
      };
    },
  },
});
