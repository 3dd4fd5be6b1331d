import { openedBrand } from '../services/opened-brand';

const nothing = { phase: 'empty', sentence: '没有找到这笔订单。请从订单里打开。' };

Page({
  data: { phase: 'loading', sentence: '', orderKey: '' },
  key: '',

  onLoad(query: Record<string, string | undefined>) {
    this.key = decodeURIComponent(query.key ?? '');
    return this.load();
  },

  async load() {
    const opened = await openedBrand('orderDetail');
    if (!opened.ok && opened.phase !== 'empty') return this.setData({ phase: opened.phase, sentence: opened.sentence });
    if (this.key === '') return this.setData(nothing);
    this.setData({ phase: 'ready', orderKey: this.key });
  },
});
