export const call = () => wx.cloud;
