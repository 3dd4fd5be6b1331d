/** How far above and below the screen rows stay laid out, so that a finger finds them there. */
const aroundPx = 2000;

/** What a page is told of one sheet of its list: whether it is near the screen, and how high it is now. */
export type SheetListener = (number: number, isNear: boolean, heightPx: number) => void;

/**
 * Watches the sheets `#sheet-0`, `#sheet-1`, … of a page, so that only rows near the screen have to be there: however
 * long a list is, what stands on the screen stays the same.
 * https://developers.weixin.qq.com/miniprogram/dev/api/wxml/IntersectionObserver.html
 */
export function sheetWatch(page: WechatMiniprogram.Page.TrivialInstance, hear: SheetListener) {
  let observers: WechatMiniprogram.IntersectionObserver[] = [];
  return {
    add(number: number): void {
      const observer = wx.createIntersectionObserver(page);
      observer
        .relativeToViewport({ top: aroundPx, bottom: aroundPx, left: 0, right: 0 })
        .observe(`#sheet-${number}`, ({ intersectionRatio, boundingClientRect }) => {
          hear(number, intersectionRatio > 0, boundingClientRect.height);
        });
      observers.push(observer);
    },
    stop(): void {
      for (const observer of observers) observer.disconnect();
      observers = [];
    },
  };
}
