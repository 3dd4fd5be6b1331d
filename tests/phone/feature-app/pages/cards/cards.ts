Page({
  data: { link: '', log: '' },
  note(what: string) {
    this.setData({ log: `${this.data.log} ${what}`.trim() });
  },
  /** A link that comes after the first render. */
  bringLink() {
    this.setData({ link: 'late' });
  },
  submitted() {
    this.note('sent');
  },
  go() {
    wx.navigateTo({ url: '../second/second', fail: ({ errMsg }) => this.note(errMsg) });
  },
  receive() {
    wx.requestMerchantTransfer({
      mchId: '1',
      appId: 'wxfeature',
      package: 'p',
      success: () => this.note('said-ok'),
      fail: ({ errMsg }: { errMsg: string }) => this.note(errMsg),
    } as never);
  },
  keep() {
    wx.saveImageToPhotosAlbum({
      filePath: 'data:image/png;base64,',
      success: () => this.note('saved'),
      fail: ({ errMsg }) => this.note(errMsg),
    });
  },
});
