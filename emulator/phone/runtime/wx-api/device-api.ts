import { phoneGlobals } from '../phone-globals';
import { apiCall } from './api-call';

/** From which base library on a function or component is there; what is absent from the list is older than all phones. */
const sinceVersion: Readonly<Record<string, string>> = {
  openBusinessView: '2.27.1',
  requestMerchantTransfer: '3.3.0',
  'store-product': '3.5.5',
  'store-coupon': '3.8.5',
  openStoreCouponDetail: '3.8.5',
  openOfficialAccountArticle: '3.4.8',
  'channel-live': '2.29.0',
  'channel-video': '2.25.1',
  openChannelsLive: '2.15.0',
  openChannelsActivity: '2.19.2',
  reserveChannelsLive: '2.19.0',
  getPrivacySetting: '2.32.3',
  getAppBaseInfo: '2.20.1',
  getWindowInfo: '2.20.1',
  getDeviceInfo: '2.20.1',
  showShareImageMenu: '2.14.3',
  shareFileMessage: '2.16.1',
  onKeyDown: '3.6.0',
  offKeyDown: '3.6.0',
  onKeyUp: '3.6.0',
  offKeyUp: '3.6.0',
};

/** Not there on WeChat for a computer. */
const notOnComputers: readonly string[] = [
  'requestMerchantTransfer',
  'store-product',
  'store-coupon',
  'openBusinessView',
];

/** Only there on WeChat for a computer. */
const onlyOnComputers: readonly string[] = ['onKeyDown', 'offKeyDown', 'onKeyUp', 'offKeyUp'];

/** Whether this phone has a function or component: its base library is new enough, and it is no computer. */
export function hasFeature(name: string): boolean {
  const { sdkVersion, platform } = phoneGlobals().__phoneSettings;
  const isComputer = platform === 'windows';
  if (isComputer ? notOnComputers.includes(name) : onlyOnComputers.includes(name)) return false;
  const since = sinceVersion[name];
  return since === undefined || compareVersions(sdkVersion, since) >= 0;
}

/** Below zero when the first version is older. Versions are compared number by number, never as texts. */
export function compareVersions(one: string, other: string): number {
  const [left, right] = [one, other].map((version) => version.split('.').map(Number));
  for (let index = 0; index < 3; index += 1) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** What the phone says of itself. */
export function deviceApi(wxFunctions: () => Readonly<Record<string, unknown>>) {
  const { sdkVersion, fontScale, platform, appid, scene } = phoneGlobals().__phoneSettings;
  const windowInfo = () => ({
    windowWidth: window.innerWidth,
    windowHeight: window.innerHeight,
    screenWidth: window.innerWidth,
    screenHeight: window.innerHeight,
    statusBarHeight: 44,
    pixelRatio: window.devicePixelRatio || 2,
    safeArea: { left: 0, right: window.innerWidth, top: 44, bottom: window.innerHeight - 34, width: 0, height: 0 },
  });
  const baseInfo = () => ({
    SDKVersion: sdkVersion,
    language: 'zh_CN',
    version: '8.0.60',
    theme: 'light',
    fontSizeSetting: 16 * fontScale,
    fontSizeScaleFactor: fontScale,
    host: { env: 'WeChat' },
  });
  const deviceInfo = () => ({
    platform,
    brand: 'emulator',
    model: 'emulator',
    system: `${platform} 1`,
    benchmarkLevel: 30,
  });
  const launch = () => ({ path: '', query: {}, scene: sceneNumbers[scene], referrerInfo: {}, shareTicket: '' });
  return {
    getWindowInfo: windowInfo,
    getAppBaseInfo: baseInfo,
    getDeviceInfo: deviceInfo,
    getSystemInfoSync: () => ({ ...windowInfo(), ...baseInfo(), ...deviceInfo() }),
    getSystemSetting: () => ({ bluetoothEnabled: true, locationEnabled: true, wifiEnabled: true }),
    getAppAuthorizeSetting: () => ({ albumAuthorized: 'authorized', notificationAuthorized: 'authorized' }),
    getAccountInfoSync: () => ({ miniProgram: { appId: appid, envVersion: 'develop', version: '' } }),
    getMenuButtonBoundingClientRect: () => ({ width: 87, height: 32, top: 48, right: 365, bottom: 80, left: 278 }),
    getLaunchOptionsSync: launch,
    getEnterOptionsSync: launch,
    getNetworkType: apiCall('getNetworkType', () => ({ networkType: navigator.onLine ? 'wifi' : 'none' })),
    onNetworkStatusChange: (listener: (status: object) => void) => {
      window.addEventListener('online', () => listener({ isConnected: true, networkType: 'wifi' }));
      window.addEventListener('offline', () => listener({ isConnected: false, networkType: 'none' }));
    },
    vibrateShort: apiCall('vibrateShort', () => undefined),
    canIUse: (name: string) => {
      const [first = ''] = name.split('.');
      return hasFeature(first) && (first in wxFunctions() || !/^[a-z]+[A-Z]/.test(first));
    },
  };
}

/** https://developers.weixin.qq.com/miniprogram/dev/reference/scene-list.html */
export const sceneNumbers = { home: 1001, chat: 1007, timeline: 1154, scan: 1047 } as const;
