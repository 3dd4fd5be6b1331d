import type { ShareLinkView } from '../../../cloudfunctions/promotion/contract';
import { type Brush, drawPoster, fontOf } from '../../posters/draw-poster';
import { posterFile } from '../../posters/poster-file';
import { type PosterTemplate, posterLayout } from '../../posters/poster-layout';
import { checkWords, createShareLink } from '../../services/promotion';
import { isAlbumRefusal } from './album-refusal';
import { type ItemQuery, readItemQuery } from './item.view';
import {
  checkedWords,
  firstTemplate,
  hasOwnCode,
  loadingPoster,
  posterCode,
  posterPage,
  posterWords,
  refusedPoster,
} from './poster.view';

type TapOn<Dataset extends object> = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  Dataset
>;

Page({
  data: loadingPoster,
  query: undefined as ItemQuery | undefined,
  link: undefined as ShareLinkView | undefined,
  /** Counts drawings, so that one that was overtaken is not shown. */
  drawings: 0,

  onLoad(query: Record<string, string | undefined>) {
    this.query = readItemQuery(query);
    if (this.query) this.setData({ template: firstTemplate(this.query.kind) });
    return this.load();
  },

  /** Somebody who comes back after the code's time gets a new one. */
  onShow() {
    return this.isOutOfDate() ? this.drawAnew() : undefined;
  },

  isOutOfDate(): boolean {
    return this.link !== undefined && Date.now() >= this.link.formsGoodUntilMs;
  },

  async drawAnew() {
    await this.load();
    if (this.data.step === 'drawn') this.setData({ notice: codeWasOld });
  },

  async load() {
    const { query } = this;
    if (!query) return this.setData({ phase: 'empty', sentence: '没有找到要做海报的东西。' });
    const answer = await createShareLink({ ...query, withCode: hasOwnCode(query.kind, this.data.template) });
    if (!answer.ok) return this.setData(refusedPoster(answer, query.kind));
    this.link = answer.value;
    this.setData(posterPage(this.data, query.kind));
    await this.draw();
  },

  tryAgain() {
    this.setData({ phase: 'loading' });
    return this.load();
  },

  async draw() {
    const { link, query } = this;
    if (!link || !query) return;
    this.drawings += 1;
    const drawing = this.drawings;
    this.setData({ step: 'drawing', notice: '' });
    const { template, usedWords } = this.data;
    const code = posterCode(link, query.kind, template);
    try {
      if (!code) throw new Error('the code did not come');
      const canvas = await this.canvas();
      const brush = canvas.getContext('2d') as Brush;
      const measure = (text: string, size: number, isBold: boolean) => {
        brush.font = fontOf(size, isBold);
        return brush.measureText(text).width;
      };
      const layout = posterLayout(template, posterWords(link, query.kind, usedWords), measure);
      await drawPoster(canvas, layout, code);
      const pictureUrl = await posterFile(canvas);
      if (drawing === this.drawings) this.setData({ step: 'drawn', pictureUrl });
    } catch {
      if (drawing === this.drawings) this.setData({ step: 'failed', pictureUrl: '' });
    }
  },

  canvas(): Promise<WechatMiniprogram.Canvas> {
    return new Promise((done) => {
      wx.createSelectorQuery()
        .select('#poster')
        .fields({ node: true, size: true }, (found) => done(found.node as WechatMiniprogram.Canvas))
        .exec();
    });
  },

  /** Our own code is made when a template wants it for the first time. */
  chooseTemplate(event: TapOn<{ template: PosterTemplate }>) {
    const { template } = event.currentTarget.dataset;
    if (template === this.data.template) return undefined;
    this.setData({ template, step: 'drawing' });
    const { link, query } = this;
    const isMissing = link && query && !posterCode(link, query.kind, template);
    return isMissing ? this.load() : this.draw();
  },

  typeWords(event: WechatMiniprogram.Input) {
    this.setData({ ownWords: event.detail.value, wordProblems: [] });
  },

  /** Words stand on the poster only once they were checked. */
  async takeWords() {
    if (this.data.isBusy) return;
    this.setData({ isBusy: true });
    const checked = checkedWords(await checkWords(this.data.ownWords));
    this.setData({ isBusy: false });
    if ('ok' in checked) return this.setData({ wordProblems: [{ key: 0, sentence: checked.sentence }] });
    this.setData(checked);
    await this.draw();
  },

  save() {
    if (this.data.isBusy || this.data.step !== 'drawn') return undefined;
    if (this.isOutOfDate()) return this.drawAnew();
    this.setData({ isBusy: true, notice: '' });
    wx.saveImageToPhotosAlbum({
      filePath: this.data.pictureUrl,
      success: () => this.setData({ notice: '已保存到相册。发朋友圈时从相册里选这张。' }),
      fail: ({ errMsg }) => {
        const isRefused = isAlbumRefusal(errMsg);
        this.setData(isRefused ? { isAlbumRefused: true } : { notice: '没有保存。您可以长按图片保存。' });
      },
      complete: () => this.setData({ isBusy: false }),
    });
  },

  allowAlbum() {
    wx.openSetting({
      success: ({ authSetting }) => {
        this.setData({ isAlbumRefused: false });
        if (authSetting['scope.writePhotosAlbum']) this.save();
      },
    });
  },

  closeAlbum() {
    this.setData({ isAlbumRefused: false });
  },
});

const codeWasOld = '码到期了,已经换成新的。请保存这一张,旧的那张不要再发。';
