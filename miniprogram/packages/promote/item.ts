import type { ShareKind } from '../../../cloudfunctions/promotion/contract';
import { askWhereUsedUp, noticeOffers } from '../../services/notices';
import { createShareLink, feed, materials } from '../../services/promotion';
import {
  type ItemQuery,
  itemView,
  loadingItem,
  noticesLine,
  promotePath,
  readItemQuery,
  sharingNotices,
} from './item.view';
import { materialsBeside } from './material-card/material-card.view';
import { insteadOf, isGone, refusedItem } from './refused-item.view';
import { keepChoice, lastChoice } from './share-choices';

const tabPaths = ['/pages/pick/pick', '/pages/me/me'];

type TapOn<Dataset extends object> = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  Dataset
>;

Page({
  data: loadingItem,
  query: undefined as ItemQuery | undefined,

  onLoad(query: Record<string, string | undefined>) {
    this.query = readItemQuery(query);
    return this.load();
  },

  async load() {
    const { query } = this;
    if (!query) return this.setData({ phase: 'empty', sentence: '没有找到要分享的东西。', ...pickAction });
    const answer = await createShareLink(query);
    if (answer.ok) {
      this.setData(itemView(answer.value, query.kind, lastChoice(query.kind)));
      return void (await Promise.all([this.countNotices(), this.readMaterials(query)]));
    }
    const refused = refusedItem(answer, query.kind);
    const isBroadcast = query.kind === 'live' || query.kind === 'notice';
    this.setData(isBroadcast && isGone(answer) ? await this.withNext(refused, query) : refused);
  },

  /** WeChat's sheet opens only within the tap itself, so what can be asked for is read before. */
  async countNotices() {
    const answer = await noticeOffers();
    if (answer.ok) this.setData({ notices: noticesLine(answer.value.offers) });
  },

  /** Nothing is said of them where there are none, or they cannot be read now. */
  async readMaterials(thing: ItemQuery) {
    this.setData(materialsBeside(await materials({ thing })));
  },

  openMaterials() {
    if (this.query) void wx.navigateTo({ url: promotePath('materials', this.query) });
  },

  /** A broadcast that is over leads to the one that runs, then to the next. */
  async withNext(refused: typeof loadingItem, { shopAppid }: ItemQuery) {
    const [lives, notices] = await Promise.all([feed({ kind: 'live' }), feed({ kind: 'notice' })]);
    const items = [lives, notices].flatMap((answer) => (answer.ok ? answer.value.items : []));
    return insteadOf(refused, items, shopAppid);
  },

  tryAgain() {
    this.setData({ phase: 'loading' });
    return this.load();
  },

  act() {
    const { actionPath } = this.data;
    if (tabPaths.includes(actionPath)) void wx.switchTab({ url: actionPath });
    else void wx.redirectTo({ url: actionPath });
  },

  choosePlace(event: TapOn<{ place: string }>) {
    const { place } = event.currentTarget.dataset;
    this.remember({ place, step: '' });
    this.setData({ place });
  },

  remember(choice: Parameters<typeof keepChoice>[1]) {
    keepChoice(this.query?.kind ?? ('product' satisfies ShareKind), choice);
  },

  copyText() {
    void askWhereUsedUp(sharingNotices);
    void wx.setClipboardData({ data: this.data.shareText });
  },

  takeStep(event: TapOn<{ step: string; text: string }>) {
    const { step, text } = event.currentTarget.dataset;
    this.remember({ place: this.data.place, step });
    void askWhereUsedUp(sharingNotices);
    if (step === 'poster') return this.makePoster();
    if (step === 'page') return void wx.navigateTo({ url: this.data.landingPath });
    if (step === 'codeUrl') return void wx.previewImage({ urls: [this.data.codeUrl] });
    void wx.setClipboardData({ data: text });
  },

  makePoster() {
    if (this.query) void wx.navigateTo({ url: promotePath('poster', this.query) });
  },

  /** The card itself is sent by WeChat; the tap is the moment to ask for a message about what comes of it. */
  send() {
    void askWhereUsedUp(sharingNotices);
  },

  /** The card is of the landing page, whatever page it is sent from. */
  onShareAppMessage() {
    const { cardTitle: title, imageUrl, landingPath } = this.data;
    if (landingPath === '') return { title: '一起看看', path: '/pages/pick/pick' };
    this.remember({ place: 'chat', step: 'card' });
    return imageUrl === '' ? { title, path: landingPath } : { title, path: landingPath, imageUrl };
  },
});

const pickAction = { actionName: '去选品', actionPath: '/pages/pick/pick' };
