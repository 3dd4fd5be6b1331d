import { openedBrand } from '../services/opened-brand';

Page({
  data: { phase: 'loading', sentence: '', brandId: '', promoter: '' },
  promoter: '',

  onLoad(query: Record<string, string | undefined>) {
    this.promoter = decodeURIComponent(query.promoter ?? '');
    return this.load();
  },

  async load() {
    const opened = await openedBrand('personDetail');
    if (!opened.ok) return this.setData({ phase: opened.phase, sentence: opened.sentence });
    if (this.promoter === '') return this.setData({ phase: 'empty', sentence: '没有找到这位推客。请从「人」里打开。' });
    this.setData({ phase: 'ready', brandId: opened.brandId, promoter: this.promoter });
  },
});
