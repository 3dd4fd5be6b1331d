import type { PhoneFrame, WeChatPage } from '../runtime/phone-frame';
import type { RunningPhone } from '../runtime/start-phone';
import { askSheet, chooseSheet } from './sheets';

interface FrameFacts {
  readonly startPath: string;
  readonly tabs: readonly { readonly pagePath: string; readonly text: string }[];
  readonly colours: { readonly color: string; readonly selected: string };
}

declare global {
  interface Window {
    phoneFrame?: PhoneFrame;
    phoneFacts?: FrameFacts;
  }
}

const at = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const screen = at<HTMLIFrameElement>('screen');

/** What the mini-program's own window offers once it runs. */
function phone(): RunningPhone | undefined {
  return (screen.contentWindow as unknown as { runningPhone?: RunningPhone } | null)?.runningPhone;
}

let toastTimer: ReturnType<typeof setTimeout> | undefined;
let opened: WeChatPage | undefined;
let tabColours = window.phoneFacts?.colours ?? { color: '#46505A', selected: '#1F5F6E' };
let current = '';

function drawTabs(route: string): void {
  const tabs = window.phoneFacts?.tabs ?? [];
  at('tabs').replaceChildren(
    ...(tabs.some(({ pagePath }) => pagePath === route) ? tabs : []).map(({ pagePath, text }) => {
      const tab = document.createElement('button');
      tab.setAttribute('role', 'tab');
      tab.setAttribute('aria-selected', String(pagePath === route));
      tab.style.color = pagePath === route ? tabColours.selected : tabColours.color;
      tab.textContent = text;
      tab.onclick = () => phone()?.stack.switchTab(`/${pagePath}`);
      return tab;
    }),
  );
}

function closeWeChatPage(said?: unknown): void {
  if (!opened) return;
  const { done } = opened;
  opened = undefined;
  at('wechat').hidden = true;
  at<HTMLIFrameElement>('wechat-page').src = 'about:blank';
  done(said);
  phone()?.setVisible(true);
}

const frame: PhoneFrame = {
  setTitle: (title) => {
    at('title').textContent = title;
  },
  setBarColor: (front, back) => {
    document.documentElement.style.setProperty('--front', front);
    document.documentElement.style.setProperty('--back', back);
  },
  showPage: ({ route, depth, isTab, isCustom }) => {
    current = route;
    at('back').hidden = depth <= 1;
    at('bar').hidden = isCustom;
    drawTabs(isTab ? route : '');
    tellStreet({ page: route });
  },
  setTabBar: ({ color, selectedColor }) => {
    tabColours = { color: color ?? tabColours.color, selected: selectedColor ?? tabColours.selected };
    drawTabs(current);
  },
  toast: (text, durationMs) => {
    clearTimeout(toastTimer);
    at('toast').textContent = text;
    at('toast').hidden = text === '';
    toastTimer = setTimeout(() => {
      at('toast').hidden = true;
    }, durationMs);
  },
  loading: (text) => {
    clearTimeout(toastTimer);
    at('toast').textContent = text ?? '';
    at('toast').hidden = text === null;
  },
  ask: askSheet,
  choose: chooseSheet,
  openWeChatPage: (page) => {
    opened = page;
    at('wechat-title').textContent = page.title;
    at<HTMLIFrameElement>('wechat-page').src = page.url;
    at('wechat').hidden = false;
    phone()?.setVisible(false);
  },
  share: (card) => {
    frame.toast(card.kind === 'chat' ? '已发给朋友' : '已分享到朋友圈', 1500);
    tellStreet({ share: card });
  },
  saved: (dataUrl) => tellStreet({ saved: dataUrl }),
};

/** The street hears what happens on its phones; a phone that stands alone tells nobody. */
function tellStreet(what: object): void {
  if (window.parent !== window) window.parent.postMessage({ phone: what }, '*');
}

async function openMenu(): Promise<void> {
  const index = await chooseSheet('', ['转发给朋友', '分享到朋友圈', '重新打开']);
  if (index === 0) await phone()?.share('chat');
  if (index === 1) await phone()?.share('timeline');
  if (index === 2) screen.contentWindow?.location.reload();
}

window.phoneFrame = frame;
at('back').onclick = () => phone()?.stack.navigateBack();
at('menu').onclick = () => void openMenu();
at('home').onclick = () => phone()?.openPath(`/${window.phoneFacts?.startPath ?? ''}`);
at('wechat-back').onclick = () => closeWeChatPage();
window.addEventListener('message', ({ source, data }) => {
  if (source !== at<HTMLIFrameElement>('wechat-page').contentWindow) return;
  if (data?.businessView) closeWeChatPage(data);
  // What was paid stays in sight for a moment.
  if (data?.type === 'requestMerchantTransfer') setTimeout(() => closeWeChatPage(data), 600);
});
const asked = new URLSearchParams(location.search);
if (asked.get('scene') === 'timeline') {
  // The bar under the single page of 朋友圈 is the only way out of it.
  at('to-app').hidden = false;
  at('menu').hidden = true;
  at('home').hidden = true;
  at('to-app').onclick = () => {
    asked.set('scene', 'chat');
    location.search = asked.toString();
  };
}
screen.src = `/screen.html${location.search}`;
