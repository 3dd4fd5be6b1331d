Page({
  data: { n: 2, rows: [{ name: '甲' }, { name: '乙' }], heard: '-', name: '', log: '' },
  onLoad() {
    this.note('load');
  },
  onShow() {
    this.note('show');
  },
  onReady() {
    this.note('ready');
  },
  onHide() {
    this.note('hide');
  },
  note(what: string) {
    this.setData({ log: `${this.data.log} ${what}`.trim() });
  },
  componentReady() {
    this.note('component');
  },
  counted(event: WechatMiniprogram.CustomEvent<{ count: number }>) {
    this.note(`count${event.detail.count}`);
  },
  outer() {
    this.note('outer');
  },
  inner() {
    this.note('inner');
  },
  readData(event: WechatMiniprogram.TouchEvent) {
    this.setData({ heard: String(event.currentTarget.dataset.orderId) });
  },
  pressed() {
    this.note('long');
  },
  typed(event: WechatMiniprogram.Input) {
    this.note(`typed:${event.detail.value}`);
  },
  picked(event: WechatMiniprogram.CustomEvent<{ value: string[] }>) {
    this.note(`picked:${event.detail.value.join('+')}`);
  },
  switched(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
    this.note(`switch:${event.detail.value}`);
  },
  submitted(event: WechatMiniprogram.CustomEvent<{ value: object }>) {
    this.note(`form:${JSON.stringify(event.detail.value)}`);
  },
  tapped() {
    this.note('tapped');
  },
  tapOnly() {
    wx.openChannelsLive({
      feedId: 'x',
      success: () => this.note('opened'),
      fail: ({ errMsg }: { errMsg: string }) => this.note(errMsg),
    } as never);
  },
  async tapLate() {
    await Promise.resolve();
    wx.openChannelsLive({
      feedId: 'x',
      success: () => this.note('opened'),
      fail: ({ errMsg }: { errMsg: string }) => this.note(errMsg),
    } as never);
  },
  go() {
    wx.navigateTo({
      url: '../second/second?id=5',
      events: { answer: (value: string) => this.note(`answer:${value}`) },
      success: ({ eventChannel }) => eventChannel.emit('hello', 'hi'),
    });
  },
  onShareAppMessage() {
    return { title: '一张卡', path: '/pages/second/second?from=share' };
  },
});
