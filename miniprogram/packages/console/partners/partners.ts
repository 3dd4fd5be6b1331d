import type { IntakeFlow, ReadIntakeView } from '../../../../cloudfunctions/console/intake-contract';
import { newClientKey } from '../../../services/client-key';
import { lastSeen } from '../../../services/last-seen';
import type { ConsoleRow } from '../components/row-list/row-list.view';
import { type PaneMove, steppedKey } from '../components/two-panes/two-panes.view';
import { askConsole } from '../services/console';
import { openedBrand } from '../services/opened-brand';
import { may } from '../services/session';
import { type FeeScope, feeScopes, feeTermsOf, goodsOf, type PricedGood, slotsOf } from './partner-wishes.view';
import {
  type ChecklistCard,
  checklistCards,
  howToInvite,
  type IntakeNotes,
  intakeNotes,
  partnerRows,
  type StepRow,
} from './partners.view';

type StepTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { flow: IntakeFlow; account: string; step: string; action: StepRow['action']; name: string }
>;
type Typing = WechatMiniprogram.CustomEvent<{ value: string }>;
type GoodTyping = WechatMiniprogram.CustomEvent<{ value: string }, WechatMiniprogram.IAnyObject, { at: number }>;

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

Page({
  data: {
    ...{ phase: 'loading', sentence: '', seenAt: '', brandId: '', rows: [] as ConsoleRow[], listSentence: '' },
    ...{
      mayMark: false,
      mayFee: false,
      mayLeave: false,
      asked: nobodyAsked,
      isAsking: false,
      isBusy: false,
      problem: '',
    },
    ...{ typed: '', feeTyped: '', feeScope: 'shop' as FeeScope, feeScopes, goods: [] as readonly PricedGood[] },
    ...{ howToInvite, isInviting: false },
    ...nothingOpen,
  },
  requestId: '',
  intake: undefined as ReadIntakeView | undefined,

  onLoad() {
    return this.start();
  },

  async start() {
    const opened = await openedBrand('partnerList');
    if (!opened.ok) return this.setData({ phase: opened.phase, sentence: opened.sentence });
    const { brandId, me } = opened;
    this.setData({ brandId, mayMark: may(me, 'markStep', brandId), mayFee: may(me, 'agreeFee', brandId) });
    this.setData({ mayLeave: may(me, 'archiveBrand', brandId) });
    const { answer, seenAt } = lastSeen('console-partners', await askConsole('partnerList', { brandId }), brandId);
    this.setData({ seenAt });
    if (!answer.ok) return this.setData({ phase: 'failed', sentence: answer.sentence });
    const rows = partnerRows(answer.value.partners);
    const listSentence = rows.length === 0 ? '还没有商家和达人。先在「开张」里加上小店。' : '';
    this.setData({ phase: 'ready', rows, listSentence });
  },

  openSetup() {
    void wx.navigateTo({ url: '/packages/console/setup/setup' });
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
    this.intake = answer.value;
    const cards = checklistCards(answer.value, mayMark);
    this.setData({ cards, notes: intakeNotes(answer.value), paneSentence: '' });
  },

  ask(event: StepTap) {
    const { flow, account, step, action, name } = event.currentTarget.dataset;
    this.requestId = newClientKey();
    const { fee = null, items = [] } = this.intake ?? {};
    const feeTyped = fee?.terms.scope === 'shop' ? String(fee.terms.feePpm / 10_000) : '';
    const wishes = { typed: '', feeTyped, feeScope: fee?.terms.scope ?? 'shop', goods: goodsOf(items, fee) };
    this.setData({ asked: { flow, account, step, action, name }, isAsking: true, problem: '', ...wishes });
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

  chooseScope({ detail }: Typing) {
    this.setData({ feeScope: detail.value as FeeScope, problem: '' });
  },

  typeGood({ currentTarget, detail }: GoodTyping) {
    const at = Number(currentTarget.dataset.at);
    this.setData({ goods: this.data.goods.map((good, nth) => (nth === at ? { ...good, typed: detail.value } : good)) });
    this.setData({ problem: '' });
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
    const { asked, typed, feeTyped, feeScope, goods } = this.data;
    const subject = this.subject();
    if (asked.action === 'fee') {
      const terms = feeTermsOf(feeScope, feeTyped, goods);
      if (!terms.ok) return terms.problem;
      const { brandId, subjectAppid: shopAppid } = subject;
      return askConsole('agreeFee', { ...audited, brandId, shopAppid, terms: terms.value });
    }
    const wish = asked.action === 'slots' ? slotsOf(typed, Date.now()) : undefined;
    if (wish?.ok === false) return wish.problem;
    const account = asked.account === '' ? {} : { linkedAccountId: asked.account };
    const slots = wish === undefined ? {} : { slots: wish.value };
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
