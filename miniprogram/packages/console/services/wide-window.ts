/** From this width on the list and what was opened stand beside each other. */
export const widePx = 600;

/** Whether two panes have room; the styles of two-panes draw the same line. */
export function isWideWindow(): boolean {
  return (wx.getWindowInfo?.().windowWidth ?? 0) >= widePx;
}
