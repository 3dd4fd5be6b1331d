import type { ConsoleRow } from './row-list.view';

type RowTap = WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { key: string }>;

/** Rows that open by a tap (`bind:open` with `{ key }`), page by page (`bind:more`). */
Component({
  properties: {
    rows: { type: Array, value: [] as ConsoleRow[] },
    /** The row that is open beside the list. */
    chosen: { type: String, value: '' },
    hasMore: { type: Boolean, value: false },
    isLoadingMore: { type: Boolean, value: false },
    /** What stands under the list, as why the next page did not come. */
    foot: { type: String, value: '' },
  },
  methods: {
    open(event: RowTap) {
      this.triggerEvent('open', { key: event.currentTarget.dataset.key });
    },
    more() {
      if (!this.data.isLoadingMore) this.triggerEvent('more');
    },
  },
});
