/** A column by its head; amounts and counts stand right. */
interface Column {
  readonly key: string;
  readonly name: string;
  readonly isNumber: boolean;
}

interface TableRow {
  readonly key: string;
  /** In the order of the columns. */
  readonly cells: readonly string[];
}

type RowTap = WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { key: string }>;

/**
 * A table; on a phone each row is a block with the names of its columns. Where it is still wider than its place it scrolls
 * sideways. A row's tap is `bind:open` with `{ key }`.
 */
Component({
  properties: {
    columns: { type: Array, value: [] as Column[] },
    rows: { type: Array, value: [] as TableRow[] },
    caption: { type: String, value: '' },
  },
  methods: {
    open(event: RowTap) {
      this.triggerEvent('open', { key: event.currentTarget.dataset.key });
    },
  },
});
