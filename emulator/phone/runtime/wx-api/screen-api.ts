import type { PageStack } from '../page-stack';
import type { PhoneFrame } from '../phone-frame';
import { ApiFailure, apiCall } from './api-call';

/** Moving between pages, and what is asked of the screen: titles, panels, scrolling. */
export function screenApi(stack: PageStack, frame: PhoneFrame) {
  return { ...navigationApi(stack), ...panelApi(frame), ...barApi(frame) };
}

function navigationApi(stack: PageStack) {
  type Target = { url: string; events?: Record<string, (value: unknown) => void> };
  return {
    navigateTo: apiCall('navigateTo', ({ url, events }: Target) => ({
      eventChannel: stack.navigateTo(url, events).channel,
    })),
    redirectTo: apiCall('redirectTo', ({ url }: Target) => stack.redirectTo(url)),
    switchTab: apiCall('switchTab', ({ url }: Target) => stack.switchTab(url)),
    reLaunch: apiCall('reLaunch', ({ url }: Target) => stack.reLaunch(url)),
    navigateBack: apiCall('navigateBack', ({ delta }: { delta?: number }) => stack.navigateBack(delta)),
    pageScrollTo: apiCall('pageScrollTo', ({ scrollTop, selector }: { scrollTop?: number; selector?: string }) => {
      const target = selector === undefined ? null : stack.top()?.element.querySelector(selector);
      if (target) target.scrollIntoView();
      else document.scrollingElement?.scrollTo(0, scrollTop ?? 0);
    }),
    startPullDownRefresh: apiCall('startPullDownRefresh', () => undefined),
    stopPullDownRefresh: apiCall('stopPullDownRefresh', () => undefined),
    enableAlertBeforeUnload: apiCall('enableAlertBeforeUnload', () => undefined),
    disableAlertBeforeUnload: apiCall('disableAlertBeforeUnload', () => undefined),
    nextTick: (work: () => void) => queueMicrotask(work),
  };
}

function panelApi(frame: PhoneFrame) {
  interface Modal {
    readonly title?: string;
    readonly content?: string;
    readonly showCancel?: boolean;
    readonly confirmText?: string;
    readonly cancelText?: string;
    readonly editable?: boolean;
  }
  return {
    showToast: apiCall('showToast', ({ title, duration }: { title: string; duration?: number }) =>
      frame.toast(title, duration ?? 1500),
    ),
    hideToast: apiCall('hideToast', () => frame.toast('', 0)),
    showLoading: apiCall('showLoading', ({ title }: { title: string }) => frame.loading(title)),
    hideLoading: apiCall('hideLoading', () => frame.loading(null)),
    showModal: apiCall('showModal', async (modal: Modal) => {
      for (const text of [modal.confirmText, modal.cancelText]) {
        if (text !== undefined && [...text].length > 4) throw new ApiFailure('parameter error: text of 4 characters');
      }
      const { confirm, content } = await frame.ask({
        title: modal.title ?? '',
        content: modal.content ?? '',
        confirmText: modal.confirmText ?? '确定',
        cancelText: modal.showCancel === false ? null : (modal.cancelText ?? '取消'),
        editable: modal.editable === true,
      });
      return { confirm, cancel: !confirm, content: content ?? null };
    }),
    showActionSheet: apiCall('showActionSheet', async ({ itemList }: { itemList: string[] }) => {
      if (itemList.length > 6) throw new ApiFailure('parameter error: itemList should not exceed 6 items');
      const tapIndex = await frame.choose('', itemList);
      if (tapIndex === undefined) throw new ApiFailure('cancel');
      return { tapIndex };
    }),
  };
}

function barApi(frame: PhoneFrame) {
  interface BarColor {
    readonly frontColor: string;
    readonly backgroundColor: string;
  }
  return {
    setNavigationBarTitle: apiCall('setNavigationBarTitle', ({ title }: { title: string }) => frame.setTitle(title)),
    setNavigationBarColor: apiCall('setNavigationBarColor', ({ frontColor, backgroundColor }: BarColor) => {
      if (frontColor !== '#ffffff' && frontColor !== '#000000') {
        throw new ApiFailure('invalid frontColor: only #ffffff and #000000');
      }
      frame.setBarColor(frontColor, backgroundColor);
    }),
    setTabBarStyle: apiCall('setTabBarStyle', (style: Record<string, string>) => frame.setTabBar(style)),
    setTabBarBadge: apiCall('setTabBarBadge', () => undefined),
    removeTabBarBadge: apiCall('removeTabBarBadge', () => undefined),
    showTabBarRedDot: apiCall('showTabBarRedDot', () => undefined),
    hideTabBarRedDot: apiCall('hideTabBarRedDot', () => undefined),
    setBackgroundColor: apiCall('setBackgroundColor', () => undefined),
    hideHomeButton: apiCall('hideHomeButton', () => undefined),
  };
}
