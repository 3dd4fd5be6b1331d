/** One way to narrow a list. */
interface Filter {
  readonly value: string;
  readonly name: string;
}

type FilterTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { value: string }
>;

/** Chips of which one is on (`bind:choose` with `{ value }`), and a search where a placeholder is given (`bind:search`). */
Component({
  properties: {
    filters: { type: Array, value: [] as Filter[] },
    value: { type: String, value: '' },
    /** No search without one. */
    placeholder: { type: String, value: '' },
    words: { type: String, value: '' },
  },
  methods: {
    choose(event: FilterTap) {
      const { value } = event.currentTarget.dataset;
      if (value !== this.data.value) this.triggerEvent('choose', { value });
    },
    search({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('search', { words: detail.value.trim() });
    },
  },
});
