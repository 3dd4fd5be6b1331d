import type { UnitConfig } from '../build/app-unit';
import { addStyles } from './add-styles';
import type { CardTarget } from './built-ins/platform-cards';
import { openCodeSpace, UnitLoader } from './code-space';
import { givePhone } from './give-phone';
import { type OpenTypeAsk, shareFrom } from './open-types';
import { call, PageStack } from './page-stack';
import { PhoneBackend } from './phone-backend';
import { findFrame } from './phone-frame';
import { phoneGlobals } from './phone-globals';
import { type PickAsk, pickFrom } from './pick-from';
import { storePageUrl } from './store-page-url';
import { wearWorldTime } from './wear-world-time';
import { createWx } from './wx-api/create-wx';
import { installWxsGlobals } from './wxs-globals';

type AppDefinition = Record<string, unknown> & {
  onLaunch?: (options: object) => unknown;
  onShow?: (options: object) => unknown;
  onHide?: () => unknown;
};

/** What the frame around, and tests, may do with a running phone. */
export interface RunningPhone {
  readonly stack: PageStack;
  /** Back, tabs and links, as a person's finger would. */
  openPath(path: string): void;
  setVisible(isVisible: boolean): void;
  share(kind: 'chat' | 'timeline'): Promise<void>;
}

/** Starts the mini-program on this document's screen. */
export function startPhone(startPath: string): RunningPhone {
  const { __phoneApp: app, __phoneScripts: scripts } = phoneGlobals();
  wearWorldTime(phoneGlobals().__phoneSettings.nowMs);
  const frame = findFrame();
  const backend = new PhoneBackend();
  const { env, space } = openCodeSpace(backend);
  addStyles(app.styles);
  const screen = document.body;
  const stack = new PageStack(env.associateBackend(backend), space, new UnitLoader(space), screen);
  stack.onChange = ({ route }) => {
    const config: UnitConfig = app.units.find(({ id }) => id === route)?.config ?? {};
    frame.setTitle(config.navigationBarTitleText ?? String(app.config.window?.navigationBarTitleText ?? ''));
    const isCustom = (config.navigationStyle ?? app.config.window?.navigationStyle) === 'custom';
    frame.showPage({ route, depth: stack.pages.length, isTab: stack.isTab(route), isCustom });
  };
  let definition: AppDefinition = {};
  Object.assign(globalThis, {
    wx: createWx(stack, backend, frame),
    getCurrentPages: () => stack.pages.map(({ caller }) => caller),
    App: (given: AppDefinition) => {
      definition = given;
    },
    getApp: () => definition,
  });
  scripts.app?.();
  const launch = { path: startPath, query: {}, scene: 1001 };
  definition.onLaunch?.(launch);
  definition.onShow?.(launch);
  stack.reLaunch(`/${startPath.replace(/^\//, '')}`);
  stack.isSinglePage = phoneGlobals().__phoneSettings.scene === 'timeline';
  hearScreen(stack, frame);
  return {
    stack,
    openPath: (path) => (stack.isTab(path.replace(/^\//, '')) ? stack.switchTab(path) : stack.reLaunch(path)),
    setVisible(isVisible) {
      if (isVisible) definition.onShow?.(launch);
      else definition.onHide?.();
      stack.setVisible(isVisible);
    },
    share: (kind) => shareFrom(stack, frame, kind),
  };
}

function hearScreen(stack: PageStack, frame: ReturnType<typeof findFrame>): void {
  document.addEventListener('phone-open-type', (event) => {
    const ask = (event as CustomEvent<OpenTypeAsk>).detail;
    if (ask.openType === 'share') void shareFrom(stack, frame, 'chat', event.target as HTMLElement);
    if (ask.openType === 'getPhoneNumber') void givePhone(ask, frame);
    if (ask.openType === 'agreePrivacyAuthorization') ask.emit('agreeprivacyauthorization', {});
  });
  document.addEventListener('phone-leave', (event) => {
    if (stack.isSinglePage) return frame.toast('请先点底部的「前往小程序」', 2000);
    const { title, query } = (event as CustomEvent<CardTarget>).detail;
    frame.openWeChatPage({ title, url: storePageUrl(query), done: () => undefined });
  });
  document.addEventListener('phone-pick', (event) => {
    void pickFrom((event as CustomEvent<PickAsk>).detail, frame);
  });
  let isAtEnd = false;
  window.addEventListener('scroll', () => {
    const page = stack.top();
    const view = document.scrollingElement;
    if (!page || !view) return;
    call(page, 'onPageScroll', { scrollTop: view.scrollTop });
    const wasAtEnd = isAtEnd;
    isAtEnd = view.scrollTop + view.clientHeight >= view.scrollHeight - 50;
    if (isAtEnd && !wasAtEnd) call(page, 'onReachBottom');
  });
  window.addEventListener('resize', () => {
    const page = stack.top();
    const size = { windowWidth: window.innerWidth, windowHeight: window.innerHeight };
    if (page) call(page, 'onResize', { size });
  });
}

installWxsGlobals();
Object.assign(globalThis, { startPhone });
