import { call, type PageStack } from './page-stack';
import type { PhoneFrame } from './phone-frame';

/** A button's `open-type` that somebody pressed. */
export interface OpenTypeAsk {
  readonly openType: string;
  readonly emit: (name: string, detail?: unknown) => void;
}

interface ShareAnswer {
  readonly title?: string;
  readonly path?: string;
  readonly query?: string;
  readonly imageUrl?: string;
  readonly promise?: Promise<ShareAnswer>;
}

const promisePatienceMs = 3_000;

/**
 * Sends the page's card as `onShareAppMessage` or `onShareTimeline` describes it. A promise has three seconds; after
 * them the card without it is sent. https://developers.weixin.qq.com/miniprogram/dev/reference/api/Page.html
 */
export async function shareFrom(
  stack: PageStack,
  frame: PhoneFrame,
  kind: 'chat' | 'timeline',
  button?: HTMLElement,
): Promise<void> {
  const page = stack.top();
  if (!page) return;
  const target = button ? { dataset: { ...button.dataset }, id: button.id } : undefined;
  const asked = { from: button ? 'button' : 'menu', ...(target ? { target } : {}) };
  const handler = kind === 'chat' ? 'onShareAppMessage' : 'onShareTimeline';
  if (typeof page.caller[handler] !== 'function') {
    frame.toast(kind === 'chat' ? '这一页不能转发' : '这一页不能分享到朋友圈', 1500);
    return;
  }
  const first = (call(page, handler, asked) ?? {}) as ShareAnswer;
  const late = new Promise<undefined>((done) => setTimeout(() => done(undefined), promisePatienceMs));
  const { title, path, query, imageUrl } = { ...first, ...(await Promise.race([first.promise, late])) };
  const here = `${page.route}?${new URLSearchParams(page.query)}`;
  const timelinePath = `${page.route}?${query ?? new URLSearchParams(page.query)}`;
  frame.share({
    kind,
    title: title ?? '',
    path: kind === 'chat' ? (path ?? here) : timelinePath,
    imageUrl: imageUrl ?? '',
  });
}
