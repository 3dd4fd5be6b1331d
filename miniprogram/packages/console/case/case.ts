Page({
  data: { phase: 'loading', sentence: '', caseId: '' },

  onLoad(query: Record<string, string | undefined>) {
    const caseId = decodeURIComponent(query.id ?? '');
    const nothing = { phase: 'empty', sentence: '没有找到这件待办。请从待办里打开。' };
    this.setData(caseId === '' ? nothing : { phase: 'ready', caseId });
  },
});
