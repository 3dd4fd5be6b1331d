import { phoneGlobals } from '../phone-globals';
import { ApiFailure, apiCall } from './api-call';

const mostBytesOfOne = 1024 * 1024;

/**
 * Storage and clipboard, kept by person: two phones in one browser share nothing.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/ability/storage.html
 */
export function storageApi() {
  const { openid } = phoneGlobals().__phoneSettings;
  const prefix = `phone/${openid}/`;
  const clipboardKey = `phone-clipboard/${openid}`;
  const get = (key: string): unknown => {
    const text = localStorage.getItem(prefix + key);
    return text === null ? '' : (JSON.parse(text) as { value: unknown }).value;
  };
  const set = (key: string, value: unknown) => {
    const text = JSON.stringify({ value });
    if (text.length > mostBytesOfOne) throw new ApiFailure('exceed storage item max length');
    localStorage.setItem(prefix + key, text);
  };
  const keys = () =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
  const remove = (key: string) => localStorage.removeItem(prefix + key);
  return {
    getStorageSync: get,
    setStorageSync: set,
    removeStorageSync: remove,
    clearStorageSync: () => keys().forEach(remove),
    getStorageInfoSync: () => ({ keys: keys(), currentSize: 1, limitSize: 10_240 }),
    getStorage: apiCall('getStorage', ({ key }: { key: string }) => {
      if (!keys().includes(key)) throw new ApiFailure('data not found');
      return { data: get(key) };
    }),
    setStorage: apiCall('setStorage', ({ key, data }: { key: string; data: unknown }) => set(key, data)),
    removeStorage: apiCall('removeStorage', ({ key }: { key: string }) => remove(key)),
    setClipboardData: apiCall('setClipboardData', ({ data }: { data: string }) => {
      if (typeof data !== 'string') throw new ApiFailure('parameter error: data should be String');
      localStorage.setItem(clipboardKey, data);
    }),
    getClipboardData: apiCall('getClipboardData', () => ({ data: localStorage.getItem(clipboardKey) ?? '' })),
  };
}
