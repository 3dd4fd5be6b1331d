import { claimMissingOrder } from '../../../services/earnings';
import { claimPage, openClaim, typedOrderId } from './claim.view';

type OrderTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { key: string }
>;

const question = '您好,麻烦您打开微信小店的订单页,把订单号复制发给我,谢谢。';

Page({
  data: { ...openClaim, isBusy: false },

  onLoad(query: Record<string, string | undefined>) {
    this.setData({ orderText: decodeURIComponent(query.order ?? '') });
  },

  type(event: WechatMiniprogram.Input) {
    this.setData({ orderText: event.detail.value, problem: '' });
  },

  /** From the buyer's message, as it lies on the clipboard. */
  async paste() {
    const { data } = await wx.getClipboardData();
    this.setData({ orderText: data.slice(0, 40), problem: '' });
  },

  async ask() {
    if (this.data.isBusy) return;
    const typed = typedOrderId(this.data.orderText);
    if (!typed.ok) return this.setData({ problem: typed.sentence });
    this.setData({ isBusy: true, problem: '' });
    const answer = await claimMissingOrder(typed.orderId);
    this.setData({ ...claimPage(this.data, answer), isBusy: false });
  },

  copyQuestion() {
    void wx.setClipboardData({ data: question });
  },

  open(event: OrderTap) {
    const key = encodeURIComponent(event.currentTarget.dataset.key);
    void wx.navigateTo({ url: `/packages/money/order/order?key=${key}` });
  },
});
