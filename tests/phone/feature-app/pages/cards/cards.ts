Page({
  data: { link: '', log: '', picked: '', kept: '', fetched: '' },
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
  /** A picture from the album goes into the cloud's storage, and is shown from both. */
  async pick() {
    const { tempFiles } = await wx.chooseMedia({ count: 1, mediaType: ['image'] });
    const filePath = tempFiles[0]?.tempFilePath ?? '';
    wx.cloud.init({});
    const { fileID } = await wx.cloud.uploadFile({ cloudPath: 'kept/one.png', filePath });
    wx.downloadFile({ url: filePath, success: ({ tempFilePath }) => this.setData({ fetched: tempFilePath }) });
    this.setData({ picked: filePath, kept: fileID });
  },
  keep() {
    wx.saveImageToPhotosAlbum({
      filePath: 'data:image/png;base64,',
      success: () => this.note('saved'),
      fail: ({ errMsg }) => this.note(errMsg),
    });
  },
});
