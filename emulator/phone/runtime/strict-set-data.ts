import { Element } from 'glass-easel';

type Caller = { readonly _$: Element; setData(data: unknown, callback?: () => void): void };

/** Pages and components that stood on the screen when they last sent something. */
const stood = new WeakSet<object>();

const warnBytes = 64 * 1024;
const mostBytes = 1024 * 1024;

/** What a page sent to its view in one setData: the largest so far, for tests and for the developer. */
export const setDataSizes = { largestBytes: 0, calls: 0 };

/**
 * setData as on a phone: what is sent crosses to another thread as JSON. A function, a Date or undefined does not
 * arrive; over 64 KB there is a warning, over 1 MB it fails.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/performance/tips/runtime_setData.html
 */
export function strictSetData(prototype: Caller): void {
  const original = prototype.setData;
  prototype.setData = function setData(this: Caller, data: unknown, callback?: () => void) {
    if (isGone(this)) return;
    const text = JSON.stringify(data ?? {});
    const bytes = new TextEncoder().encode(text).length;
    setDataSizes.calls += 1;
    setDataSizes.largestBytes = Math.max(setDataSizes.largestBytes, bytes);
    if (bytes > mostBytes) throw new Error(`setData of ${bytes} bytes: a phone refuses more than 1 MB`);
    if (bytes > warnBytes) console.warn(`setData of ${bytes} bytes: a phone stutters above 64 KB`);
    const missing = Object.entries((data ?? {}) as object).filter(([, value]) => value === undefined);
    if (missing.length > 0) console.warn(`setData with undefined: ${missing.map(([name]) => name).join(', ')}`);
    original.call(this, JSON.parse(text), callback);
  };
}

/** What was closed has no view any more, and a phone sends it nothing. */
function isGone(caller: Caller): boolean {
  const isThere = Element.isAttached(caller._$);
  if (isThere) stood.add(caller);
  return !isThere && stood.has(caller);
}
