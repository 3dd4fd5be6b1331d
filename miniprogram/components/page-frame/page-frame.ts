import { currentLook } from '../../services/look';

const skeletonAfterMs = 300;

/**
 * The root of every page: type size and brand colour, the states that every page has, and a place for the one main
 * action. `phase` is loading, ready, empty, failed, offline, no-right or not-open; `bind:retry` hears 再试一次, and
 * `bind:act` the one action of an empty page. With `seen-at` (services/last-seen.ts) the page shows what was kept on the
 * phone: it says so, and its main action is off.
 */
Component({
  options: { multipleSlots: true },
  properties: {
    phase: { type: String, value: 'ready' },
    /** What happened, or why it is empty; the page's own words. */
    sentence: { type: String, value: '' },
    /** The one action of an empty page; none when empty. */
    actionName: { type: String, value: '' },
    /** A short code for support. */
    supportCode: { type: String, value: '' },
    /** When the shown data are from, as text; empty for data of now. */
    seenAt: { type: String, value: '' },
    /** A main action stands fixed above the safe area. */
    hasFoot: { type: Boolean, value: false },
    /** Takes a wide window's whole width, for two panes; the console's pages. */
    isWide: { type: Boolean, value: false },
  },
  data: { sizeClass: '', style: '', isSkeletonDue: false },
  observers: {
    phase(phase: string) {
      if (phase !== 'loading') return;
      this.setData({ isSkeletonDue: false });
      setTimeout(() => this.setData({ isSkeletonDue: true }), skeletonAfterMs);
    },
  },
  lifetimes: {
    attached() {
      this.setData(currentLook());
    },
  },
  pageLifetimes: {
    show() {
      this.setData(currentLook());
    },
  },
  methods: {
    retry() {
      this.triggerEvent('retry');
    },
    act() {
      this.triggerEvent('act');
    },
  },
});
