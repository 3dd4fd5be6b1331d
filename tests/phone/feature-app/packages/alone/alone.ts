Page({
  data: { app: '' },
  onLoad() {
    this.setData({ app: typeof getApp });
  },
});
