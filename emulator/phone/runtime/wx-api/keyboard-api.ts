type KeyListener = (pressed: { readonly key: string; readonly code: string; readonly timeStamp: number }) => void;

/**
 * Keys of WeChat on a computer. None are told while somebody types into a field.
 * https://developers.weixin.qq.com/miniprogram/dev/api/device/keyboard/wx.onKeyDown.html
 */
export function keyboardApi() {
  return { ...listenTo('keydown', 'onKeyDown', 'offKeyDown'), ...listenTo('keyup', 'onKeyUp', 'offKeyUp') };
}

function listenTo(type: 'keydown' | 'keyup', on: string, off: string) {
  const listeners = new Set<KeyListener>();
  document.addEventListener(type, ({ key, code, timeStamp, target }) => {
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
    for (const listener of [...listeners]) listener({ key, code, timeStamp });
  });
  return {
    [on]: (listener: KeyListener) => void listeners.add(listener),
    [off]: (listener?: KeyListener) => {
      if (listener) listeners.delete(listener);
      else listeners.clear();
    },
  };
}
