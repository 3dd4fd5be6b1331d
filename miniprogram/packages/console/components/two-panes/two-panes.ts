import { type PaneMove, paneMove } from './two-panes.view';

type KeyListener = Parameters<typeof wx.onKeyDown>[0];

/**
 * A list and what was opened from it: beside each other from 600 px, one after the other below that. On a computer the
 * arrows, Enter and Esc are heard as `bind:move` with `{ move }`: 'up' and 'down' in the list, 'open' and 'close'.
 */
Component({
  options: { multipleSlots: true },
  properties: {
    /** Something is open: on a narrow screen it takes the list's place. */
    isOpen: { type: Boolean, value: false },
    /** The page's main action stands below, fixed, and takes its height. */
    hasFoot: { type: Boolean, value: false },
    backName: { type: String, value: '返回列表' },
    /** What stands in the second pane while nothing is open. */
    hint: { type: String, value: '点左边的一行,在这里看。' },
  },
  lifetimes: {
    attached() {
      this.startListening();
    },
    detached() {
      this.stopListening();
    },
  },
  pageLifetimes: {
    show() {
      this.startListening();
    },
    hide() {
      this.stopListening();
    },
  },
  methods: {
    close() {
      this.tell('close');
    },
    tell(move: PaneMove) {
      this.triggerEvent('move', { move });
    },
    /** Only WeChat on a computer has keys to listen to. */
    startListening() {
      this.stopListening();
      const listener: KeyListener = ({ key }) => {
        const move = paneMove(key);
        if (move) this.tell(move);
      };
      listeners.set(this, listener);
      wx.onKeyDown?.(listener);
    },
    stopListening() {
      const listener = listeners.get(this);
      if (listener) wx.offKeyDown?.(listener);
      listeners.delete(this);
    },
  },
});

const listeners = new WeakMap<object, KeyListener>();
