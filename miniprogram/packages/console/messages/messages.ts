import type { CampaignListView, MaterialListView } from '../../../../cloudfunctions/console/campaigns-contract';
import type { ShelfListView } from '../../../../cloudfunctions/console/shelf-contract';
import { newClientKey } from '../../../services/client-key';
import { lastSeen } from '../../../services/last-seen';
import { audienceChoices, thingChoices, thingKinds } from '../components/message-form/message-form.view';
import type { ConsoleRow } from '../components/row-list/row-list.view';
import { type PaneMove, steppedKey } from '../components/two-panes/two-panes.view';
import { askConsole } from '../services/console';
import { openedBrand } from '../services/opened-brand';
import { may } from '../services/session';
import { itemOfKey, shelfRows } from '../shelf/shelf.view';
import {
  campaignFacts,
  campaignRows,
  emptyMessages,
  liveView,
  type MessagePart,
  materialRows,
  parts,
} from './messages.view';

type Campaign = CampaignListView['campaigns'][number];
type Material = MaterialListView['materials'][number];

const nothingOpen = {
  isOpen: false,
  pane: '',
  chosen: '',
  title: '',
  facts: [] as ReturnType<typeof campaignFacts>,
  canStop: false,
  material: null as Material | null,
};
const noLive = {
  liveTitle: '',
  liveStep: '',
  livePromoters: [] as ConsoleRow[],
  liveStores: [] as ConsoleRow[],
  liveNote: '',
  paneSentence: '',
};

Page({
  data: {
    ...{
      phase: 'loading',
      sentence: '',
      seenAt: '',
      brandId: '',
      parts,
      part: 'notice' as MessagePart,
      rows: [] as ConsoleRow[],
    },
    ...{ listSentence: '', rights: { send: false, keep: false } },
    ...{ audience: audienceChoices([], []), shelves: [] as readonly ShelfListView[] },
    /** What a message can be about, and for whom, is still being read. */
    isReading: true,
    ...{ isAsking: false, isBusy: false, sheetProblem: '', notice: '' },
    ...nothingOpen,
    ...noLive,
  },
  campaigns: [] as readonly Campaign[],
  materials: [] as readonly Material[],
  stores: [] as readonly { readonly storeId: string; readonly name: string }[],
  requestId: '',
  /** Counts what was asked for, so that an answer that was overtaken is not shown. */
  asked: 0,

  onLoad() {
    return this.start();
  },

  async start() {
    const opened = await openedBrand('campaignList');
    if (!opened.ok) return this.setData({ phase: opened.phase, sentence: opened.sentence });
    const { brandId, me } = opened;
    const rights = { send: may(me, 'sendCampaign', brandId), keep: may(me, 'saveMaterial', brandId) };
    this.setData({ brandId, rights, isReading: true });
    const [, brands, stores, ...shelves] = await Promise.all([
      this.load(),
      askConsole('brandList', {}),
      askConsole('storeList', { brandId }),
      ...thingKinds.map((kind) => askConsole('shelfList', { brandId, kind, isListed: true })),
    ]);
    this.setData({ shelves: shelves.flatMap((shelf) => (shelf.ok ? [shelf.value] : [])) });
    this.stores = stores.ok ? stores.value.stores : [];
    const brand = brands.ok ? brands.value.brands.find((one) => one.brandId === brandId) : undefined;
    this.setData({ audience: audienceChoices(brand?.groups ?? [], this.stores), isReading: false });
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

  choose({ detail }: WechatMiniprogram.CustomEvent<{ value: MessagePart }>) {
    this.setData({ part: detail.value, ...nothingOpen, notice: '' });
    return this.load();
  },

  async load() {
    this.asked += 1;
    const { asked } = this;
    const { part } = this.data;
    this.setData({ rows: [], seenAt: '', listSentence: '读取中' });
    const shown = await this.read(part);
    if (asked !== this.asked) return;
    const isEmpty = 'rows' in shown && shown.rows.length === 0;
    this.setData({ phase: 'ready', listSentence: isEmpty ? emptyMessages(part) : '', ...shown });
  },

  async read(part: MessagePart) {
    const { brandId } = this.data;
    if (part === 'material') {
      const answer = await askConsole('materialList', { brandId });
      if (!answer.ok) return { phase: 'failed', sentence: answer.sentence };
      this.materials = answer.value.materials;
      return { rows: materialRows(answer.value) };
    }
    if (part === 'live') {
      const answer = await askConsole('shelfList', { brandId, kind: 'notice', isListed: true });
      return answer.ok ? { rows: shelfRows(answer.value) } : { phase: 'failed', sentence: answer.sentence };
    }
    const { answer, seenAt } = lastSeen('console-messages', await askConsole('campaignList', { brandId }), brandId);
    if (!answer.ok) return { phase: 'failed', sentence: answer.sentence };
    this.campaigns = answer.value.campaigns;
    return { seenAt, rows: campaignRows(answer.value, part) };
  },

  open({ detail: { key } }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    const { part } = this.data;
    if (part === 'live') return this.openLive(key);
    if (part === 'material') {
      const material = this.materials.find((one: Material) => one.materialId === key);
      if (!material) return undefined;
      return this.setData({ ...nothingOpen, isOpen: true, pane: 'write', chosen: key, material });
    }
    const campaign = this.campaigns.find((one: Campaign) => one.campaignId === key);
    if (!campaign) return undefined;
    const things = thingChoices(this.data.shelves, campaign.thing);
    const canStop = campaign.state === 'waiting' && this.data.rights.send;
    const shown = { title: campaign.title, facts: campaignFacts(campaign, things, this.data.audience), canStop };
    return this.setData({ ...nothingOpen, isOpen: true, pane: 'campaign', chosen: key, ...shown });
  },

  async openLive(key: string) {
    this.setData({
      ...nothingOpen,
      ...noLive,
      isOpen: true,
      pane: 'live',
      chosen: key,
      paneSentence: '正在问微信有多少预约,要几秒。',
    });
    const { id, shopAppid } = itemOfKey(key);
    const answer = await askConsole('liveCampaign', { brandId: this.data.brandId, id, shopAppid });
    if (key !== this.data.chosen) return;
    const shown = answer.ok ? liveView(answer.value, this.stores) : { paneSentence: answer.sentence };
    this.setData({ paneSentence: '', ...shown });
  },

  write() {
    this.setData({ ...nothingOpen, isOpen: true, pane: 'write', notice: '' });
  },

  ask() {
    this.requestId = newClientKey();
    this.setData({ isAsking: true, sheetProblem: '' });
  },

  stay() {
    this.setData({ isAsking: false });
  },

  async answer({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    if (this.data.isBusy) return;
    this.setData({ isBusy: true, sheetProblem: '' });
    const { brandId, chosen } = this.data;
    const audited = { requestId: this.requestId, reason: detail.reason };
    const done = await askConsole('stopCampaign', { ...audited, brandId, campaignId: chosen });
    this.setData({ isBusy: false });
    if (!done.ok) return this.setData({ sheetProblem: done.sentence });
    this.setData({ isAsking: false });
    await this.done();
  },

  async done() {
    this.setData(nothingOpen);
    await this.load();
    this.setData({ notice: '做好了。' });
  },

  move({ detail }: WechatMiniprogram.CustomEvent<{ move: PaneMove }>) {
    if (detail.move === 'close') return this.setData(nothingOpen);
    const keys = this.data.rows.map((row: ConsoleRow) => row.key);
    const key = steppedKey(keys, this.data.chosen, detail.move);
    return key === '' ? undefined : this.open({ detail: { key } } as WechatMiniprogram.CustomEvent<{ key: string }>);
  },
});
