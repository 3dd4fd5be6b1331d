Page({
  data: { query: '' },
  onLoad(query: Record<string, string>) {
    const channel = this.getOpenerEventChannel();
    channel.on?.('hello', (word: string) => this.setData({ query: `${JSON.stringify(query)} ${word}` }));
    channel.emit?.('answer', '收到');
  },
  back() {
    wx.navigateBack();
  },
});
