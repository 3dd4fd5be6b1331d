Component({
  options: { multipleSlots: true },
  properties: { label: { type: String, value: '数' }, start: { type: Number, value: 0 } },
  data: { count: 0, ready: false },
  observers: {
    start(start: number) {
      this.setData({ count: start });
    },
  },
  lifetimes: {
    ready() {
      this.triggerEvent('ready', {});
    },
  },
  methods: {
    add() {
      this.setData({ count: this.data.count + 1 });
      this.triggerEvent('counted', { count: this.data.count });
    },
  },
});
