/**
 * Brings a place of the page into view, where something was said that a finger at the foot of the page would not see.
 *
 * @param selector the top of the page without one
 */
export function showPlace(selector?: string): void {
  const place = selector === undefined ? { scrollTop: 0 } : { selector };
  wx.pageScrollTo({ ...place, duration: 200, complete: () => undefined });
}
