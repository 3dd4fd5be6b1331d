import { join } from 'node:path';

type Data = Record<string, unknown>;
type Method = (this: OpenedPage, argument?: unknown) => unknown;

/** A page as the phone holds it: its data, and the methods that taps and the phone's own events call. */
export interface OpenedPage {
  data: Data;
  setData(change: Data): void;
  [member: string]: unknown;
}

/** What the cloud functions of a test answer to `{ name, data: { action, input } }`. */
export type Cloud = (call: { name: string; data: { action: string; input: Data } }) => unknown;

/**
 * Opens a page of the mini-program by its real script, with a phone around it that knows only what is given here,
 * its own storage, and `wx.cloud`. Scripts are read anew, as after a cold start.
 */
export function openPage(path: string, phone: { readonly cloud: Cloud; readonly wx?: Data }) {
  let definition: Data = {};
  const called: string[] = [];
  const cloud = {
    init: () => undefined,
    callFunction: async (call: Parameters<Cloud>[0]) => {
      called.push(`${call.name}.${call.data.action}`);
      return { result: phone.cloud(call) };
    },
  };
  const storage = new Map<string, unknown>();
  const stored = {
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, structuredClone(value)),
    removeStorageSync: (key: string) => void storage.delete(key),
    pageScrollTo: () => undefined,
  };
  Object.assign(globalThis, {
    wx: { ...stored, ...phone.wx, cloud },
    Page: (given: Data) => {
      definition = given;
    },
  });
  jest.isolateModules(() => {
    jest.requireActual(join(__dirname, '../../miniprogram', path));
  });
  const page: OpenedPage = {
    ...definition,
    data: structuredClone(definition.data) as Data,
    setData(change) {
      Object.assign(page.data, change);
    },
  };
  return {
    page,
    called,
    /** Calls a method as the phone does. */
    async on(name: string, argument?: unknown): Promise<unknown> {
      return (page[name] as Method).call(page, argument);
    },
  };
}
