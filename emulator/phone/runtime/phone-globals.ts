import type { AppConfig } from '../build/app-unit';
import type { BuiltUnit } from '../build/build-app';

/** What the build leaves for the runtime. */
export interface PhoneApp {
  readonly config: AppConfig;
  readonly units: readonly BuiltUnit[];
  readonly independentRoots: readonly string[];
  readonly styles: Readonly<Record<string, string>>;
}

/** Who holds this phone, and what kind of phone it is. */
export interface PhoneSettings {
  readonly openid: string;
  readonly unionid?: string;
  readonly name: string;
  /** Where calls of cloud functions go. */
  readonly callUrl: string;
  /** Where the store's pages are, for the cards that lead there. */
  readonly storeUrl: string;
  /** Where the sheet for 收款 is; '' while nothing pays. */
  readonly payUrl: string;
  readonly appid: string;
  /** The base library, as `3.10.3`: `canIUse` follows it. */
  readonly sdkVersion: string;
  /** WeChat's own font scale: 1, 1.24 or 1.4. */
  readonly fontScale: number;
  /** 朋友圈's single page has no identity and no way out. */
  readonly scene: 'chat' | 'timeline' | 'scan' | 'home';
  readonly platform: 'ios' | 'android' | 'windows' | 'ohos';
  /** The person does not let pictures into the album. */
  readonly isAlbumRefused?: boolean;
  /** What time it is in the world (epoch ms); absent where that is the machine's own. */
  readonly nowMs?: number;
}

export interface PhoneGlobals {
  readonly __phoneApp: PhoneApp;
  readonly __phoneTemplates: Readonly<Record<string, unknown>>;
  readonly __phoneScripts: Readonly<Record<string, () => unknown>>;
  readonly __phoneSettings: PhoneSettings;
}

/** The globals as the page's scripts left them. */
export function phoneGlobals(): PhoneGlobals {
  return globalThis as unknown as PhoneGlobals;
}
