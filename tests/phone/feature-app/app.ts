App({
  launched: 0,
  onLaunch() {
    wx.cloud.init({});
    wx.setStorageSync('launched', Number(wx.getStorageSync('launched') || 0) + 1);
  },
});
