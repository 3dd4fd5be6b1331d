import type { PhoneFrame } from '../phone-frame';
import { phoneGlobals } from '../phone-globals';
import { ApiFailure, apiCall } from './api-call';

/**
 * The consent to the mini-program's privacy guideline, asked once per person and kept.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/PrivacyAuthorize.html
 */
export function privacyApi(frame: PhoneFrame) {
  const key = `phone-privacy/${phoneGlobals().__phoneSettings.openid}`;
  const hasAgreed = () => localStorage.getItem(key) === 'agreed';
  return {
    getPrivacySetting: apiCall('getPrivacySetting', () => ({
      needAuthorization: !hasAgreed(),
      privacyContractName: '《小程序隐私保护指引》',
    })),
    requirePrivacyAuthorize: apiCall('requirePrivacyAuthorize', async () => {
      if (hasAgreed()) return;
      const { confirm } = await frame.ask({
        title: '模拟:微信的页面',
        content: '使用前请阅读《小程序隐私保护指引》。',
        confirmText: '同意',
        cancelText: '拒绝',
      });
      if (!confirm) throw new ApiFailure('privacy permission is not authorized', 104);
      localStorage.setItem(key, 'agreed');
    }),
    openPrivacyContract: apiCall('openPrivacyContract', () => undefined),
    onNeedPrivacyAuthorization: () => undefined,
    login: apiCall('login', () => ({ code: 'emulated-code' })),
    checkSession: apiCall('checkSession', () => undefined),
  };
}
