import { openedBrand } from '../services/opened-brand';

/** What a page without its query shows. */
const nothing = { phase: 'empty', sentence: '没有找到这件东西。请从货架里打开。' };

Page({
  data: { phase: 'loading', sentence: '', brandId: '', kind: '', itemId: '', shopAppid: '' },
  query: {} as Record<string, string | undefined>,

  onLoad(query: Record<string, string | undefined>) {
    this.query = query;
    return this.load();
  },

  async load() {
    const opened = await openedBrand('shelfItem');
    if (!opened.ok) return this.setData({ phase: opened.phase, sentence: opened.sentence });
    const { kind, id, shop } = this.query;
    if (kind === undefined || id === undefined || shop === undefined) return this.setData(nothing);
    const target = { kind, itemId: decodeURIComponent(id), shopAppid: decodeURIComponent(shop) };
    this.setData({ phase: 'ready', brandId: opened.brandId, ...target });
  },
});
