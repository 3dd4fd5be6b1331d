import type { IntakeFlow } from '../../../../cloudfunctions/console/intake-contract';
import { newClientKey } from '../../../services/client-key';
import { ppmOf } from '../components/item-pane/item-pane.view';
import type { ConsoleRow } from '../components/row-list/row-list.view';
import { type PaneMove, steppedKey } from '../components/two-panes/two-panes.view';
import { askConsole } from '../services/console';
import { openedBrand } from '../services/opened-brand';
import { may } from '../services/session';
import {
  type ChecklistCard,
  checklistCards,
  howToInvite,
  type IntakeNotes,
  intakeNotes,
  partnerRows,
  type StepRow,
  slotOf,
} from './partners.view';

type StepTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { flow: IntakeFlow; account: string; step: string; action: StepRow['action']; name: string }
>;
type Typing = WechatMiniprogram.CustomEvent<{ value: string }>;

const noNotes: IntakeNotes = { fee: '', shortfalls: [], refused: [] };
const nothingOpen = {
  isOpen: false,
  chosen: '',
  name: '',
  cards: [] as readonly ChecklistCard[],
  paneSentence: '',
  notes: noNotes,
  isLeaving: false,
};
const nobodyAsked = {
  flow: 'shop-product' as IntakeFlow,
  account: '',
  step: '',
  action: '' as StepRow['action'],
  name: '',
};
/** A broadcast that somebody agreed on is written down with two hours. */
const slotMs = 2 * 3_600_000;

Page({
  data: {
    ...{ phase: 'loading', sentence: '', brandId: '', rows: [] as ConsoleRow[], listSentence: '' },
    ...{
      mayMark: false,
      mayFee: false,
      mayLeave: false,
      asked: nobodyAsked,
      isAsking: false,
      isBusy: false,
      problem: '',
    },
    ...{ typed: '', feeTyped: '', howToInvite, isInviting: false },
    ...nothingOpen,
  },
  requestId: '',

  onLoad() {
    return this.start();
  },

  async start() {
    const opened = await openedBrand('partnerList');
    if (!opened.ok) return this.setData({ phase: opened.phase, sentence: opened.sentence });
    const { brandId, me } = opened;
    this.setData({ brandId, mayMark: may(me, 'markStep', brandId), mayFee: may(me, 'agreeFee', brandId) });
    this.setData({ mayLeave: may(me, 'archiveBrand', brandId) });
    const answer = await askConsole('partnerList', { brandId });
    if (!answer.ok) return this.setData({ phase: 'failed', sentence: answer.sentence });
    const rows = partnerRows(answer.value.partners);
    const listSentence = rows.length === 0 ? '还没有商家和达人。先在「开张」里加上小店。' : '';
    this.setData({ phase: 'ready', rows, listSentence });
  },

  tryAgain() {
    this.setData({ phase: 'loading' });
    return this.start();
  },

  changeBrand() {
    this.setData(nothingOpen);
    return this.start();
  },

  open({ detail: { key } }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    const name = this.data.rows.find((row: ConsoleRow) => row.key === key)?.title ?? '';
    this.setData({ ...nothingOpen, isOpen: true, chosen: key, name, paneSentence: '正在问微信,要几秒。' });
    return this.read();
  },

  openLeaving() {
    this.setData({ ...nothingOpen, isOpen: true, isLeaving: true });
  },

  subject() {
    const [subject = '', ...rest] = this.data.chosen.split('|');
    const { brandId } = this.data;
    return {
      brandId,
      subject: subject === 'talent' ? ('talent' as const) : ('shop' as const),
      subjectAppid: rest.join('|'),
    };
  },

  async read() {
    const { chosen, mayMark } = this.data;
    const answer = await askConsole('readIntake', this.subject());
    if (chosen !== this.data.chosen) return;
    if (!answer.ok) return this.setData({ paneSentence: answer.sentence });
    const cards = checklistCards(answer.value, mayMark);
    this.setData({ cards, notes: intakeNotes(answer.value), paneSentence: '' });
  },

  ask(event: StepTap) {
    const { flow, account, step, action, name } = event.currentTarget.dataset;
    this.requestId = newClientKey();
    this.setData({
      asked: { flow, account, step, action, name },
      isAsking: true,
      problem: '',
      typed: '',
      feeTyped: '',
    });
  },

  invite() {
    this.setData({ isInviting: true });
  },

  stay() {
    this.setData({ isAsking: false, isInviting: false });
  },

  type({ detail }: Typing) {
    this.setData({ typed: detail.value, problem: '' });
  },

  typeFee({ detail }: Typing) {
    this.setData({ feeTyped: detail.value, problem: '' });
  },

  async answer({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    if (this.data.isBusy) return;
    const done = this.carryOut({ requestId: this.requestId, reason: detail.reason });
    if (typeof done === 'string') return this.setData({ problem: done });
    this.setData({ isBusy: true });
    const answer = await done;
    this.setData({ isBusy: false });
    if (!answer.ok) return this.setData({ problem: answer.sentence });
    this.setData({ isAsking: false });
    await this.read();
  },

  /** What is asked of the cloud, or what is missing before. */
  carryOut(audited: { readonly requestId: string; readonly reason: string }) {
    const { asked, typed, feeTyped } = this.data;
    const subject = this.subject();
    if (asked.action === 'fee') {
      const feePpm = ppmOf(feeTyped);
      if (!feePpm) return '请填大于 0、不超过 90 的数。';
      const { brandId, subjectAppid: shopAppid } = subject;
      return askConsole('agreeFee', { ...audited, brandId, shopAppid, terms: { scope: 'shop', feePpm } });
    }
    const startsAtMs = asked.action === 'slots' ? slotOf(typed, Date.now()) : undefined;
    if (asked.action === 'slots' && startsAtMs === undefined) return '请照这个样子填:8-30 20:00。';
    const account = asked.account === '' ? {} : { linkedAccountId: asked.account };
    const slots = startsAtMs === undefined ? {} : { slots: [{ startsAtMs, endsAtMs: startsAtMs + slotMs }] };
    const isDone = asked.action !== 'unmark';
    return askConsole('markStep', {
      ...audited,
      ...subject,
      ...account,
      ...slots,
      flow: asked.flow,
      step: asked.step,
      isDone,
    });
  },

  move({ detail }: WechatMiniprogram.CustomEvent<{ move: PaneMove }>) {
    if (detail.move === 'close') return this.setData(nothingOpen);
    const keys = this.data.rows.map((row: ConsoleRow) => row.key);
    const key = steppedKey(keys, this.data.chosen, detail.move);
    return key === '' ? undefined : this.open({ detail: { key } } as WechatMiniprogram.CustomEvent<{ key: string }>);
  },
});
