import type { InviteKind } from '../../../../cloudfunctions/console/contract';
import { type Brush, drawPoster, fontOf } from '../../../posters/draw-poster';
import { posterFile } from '../../../posters/poster-file';
import { posterLayout } from '../../../posters/poster-layout';
import { newClientKey } from '../../../services/client-key';
import { askConsole } from '../services/console';
import { openedBrand } from '../services/opened-brand';
import {
  cardLayout,
  cardNote,
  cardWords,
  emptyForm,
  groupChoices,
  inviteKinds,
  lifeDays,
  missingInvite,
} from './invite.view';

type Typing = WechatMiniprogram.CustomEvent<
  { value: string },
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { field: string }
>;

const dayMs = 86_400_000;

Page({
  data: {
    ...{
      phase: 'loading',
      sentence: '',
      brandId: '',
      kind: 'invite' as 'invite' | 'store',
      token: '',
      note: '',
      path: '',
    },
    ...{
      step: 'none' as 'none' | 'drawing' | 'drawn' | 'failed',
      pictureUrl: '',
      notice: '',
      cardSentence: '',
      isGone: false,
    },
    ...{ form: emptyForm, inviteKinds, kindAt: 3, groups: [] as ReturnType<typeof groupChoices>, groupAt: 0 },
    ...{ lives: lifeDays, lifeAt: 1, problem: '', isBusy: false },
  },
  /** Made once for each intention: two taps are one invite. */
  requestId: '',

  onLoad(query: Record<string, string | undefined>) {
    this.requestId = newClientKey();
    const kind = query.kind === 'store' ? 'store' : 'invite';
    this.setData({ kind, token: decodeURIComponent(query.token ?? '') });
    return this.load();
  },

  async load() {
    const opened = await openedBrand(this.data.token === '' ? 'createInvite' : 'codeOfDoor');
    if (!opened.ok) return this.setData({ phase: opened.phase, sentence: opened.sentence });
    const { brandId } = opened;
    this.setData({ brandId });
    if (this.data.token !== '') {
      this.setData({ phase: 'ready' });
      return this.draw();
    }
    const brands = await askConsole('brandList', {});
    if (!brands.ok) return this.setData({ phase: 'failed', sentence: brands.sentence });
    this.setData({ phase: 'ready', groups: groupChoices(brands.value, brandId) });
  },

  tryAgain() {
    this.setData({ phase: 'loading' });
    return this.load();
  },

  type({ currentTarget, detail }: Typing) {
    this.setData({ form: { ...this.data.form, [currentTarget.dataset.field]: detail.value }, problem: '' });
  },

  pick({ currentTarget, detail }: Typing) {
    this.setData({ [currentTarget.dataset.field]: Number(detail.value), problem: '' });
  },

  async make() {
    const { form, brandId, kindAt, groupAt, lifeAt, groups, isBusy } = this.data;
    const problem = missingInvite(form);
    this.setData({ problem });
    const groupId = groups[groupAt]?.groupId;
    if (problem !== '' || isBusy || groupId === undefined) return;
    this.setData({ isBusy: true });
    const answer = await askConsole('createInvite', {
      ...{ requestId: this.requestId, reason: `新邀请:${form.label.trim()}`, brandId, groupId },
      ...{ kind: (inviteKinds[kindAt]?.kind ?? 'fan') as InviteKind, label: form.label.trim() },
      ...{ useLimit: Number(form.useLimit), expiresAtMs: Date.now() + (lifeDays[lifeAt]?.days ?? 30) * dayMs },
    });
    this.setData({ isBusy: false });
    if (!answer.ok) return this.setData({ problem: answer.sentence });
    this.requestId = newClientKey();
    this.setData({ kind: 'invite', token: answer.value.token });
    await this.draw();
  },

  async draw() {
    this.setData({ step: 'drawing', notice: '', cardSentence: '' });
    const { brandId, kind, token } = this.data;
    const code = await askConsole('codeOfDoor', { brandId, kind, token });
    if (!code.ok) {
      const isGone = code.code === 'link-not-found';
      const gone = '这个码已经用完、过期或收回,不能再打印。请到「人」的邀请或门店里看,需要的话做一个新的。';
      return this.setData({ step: 'failed', isGone, cardSentence: isGone ? gone : code.sentence });
    }
    this.setData({ note: cardNote(kind, code.value), path: code.value.path });
    try {
      const canvas = await this.canvas();
      const brush = canvas.getContext('2d') as Brush;
      const measure = (text: string, size: number, isBold: boolean) => {
        brush.font = fontOf(size, isBold);
        return brush.measureText(text).width;
      };
      const layout = cardLayout(kind, posterLayout('counter', cardWords(code.value), measure));
      await drawPoster(canvas, layout, { fileId: code.value.fileId });
      this.setData({ step: 'drawn', pictureUrl: await posterFile(canvas) });
    } catch {
      this.setData({ step: 'failed', cardSentence: '台卡没有画成:码没有取到。邀请没有受影响。' });
    }
  },

  canvas(): Promise<WechatMiniprogram.Canvas> {
    return new Promise((done) => {
      wx.createSelectorQuery()
        .select('#card')
        .fields({ node: true, size: true }, (found) => done(found.node as WechatMiniprogram.Canvas))
        .exec();
    });
  },

  save() {
    if (this.data.isBusy || this.data.step !== 'drawn') return;
    this.setData({ isBusy: true, notice: '' });
    wx.saveImageToPhotosAlbum({
      filePath: this.data.pictureUrl,
      success: () => this.setData({ notice: '已保存到相册,按 A5 打印。' }),
      fail: () => this.setData({ notice: '没有保存。您可以长按图片保存,或在微信设置里允许「添加到相册」。' }),
      complete: () => this.setData({ isBusy: false }),
    });
  },

  /** Who makes a card sends the same door by hand. */
  onShareAppMessage() {
    const { path, kind } = this.data;
    return {
      title: kind === 'invite' ? '邀请您成为推客,免费' : '广告｜看看本店好物',
      path: path === '' ? '/pages/pick/pick' : path,
    };
  },
});
