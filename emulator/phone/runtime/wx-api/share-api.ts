import { browserAddress } from '../phone-files';
import type { PhoneFrame } from '../phone-frame';
import { phoneGlobals } from '../phone-globals';
import { ApiFailure, apiCall } from './api-call';

/** The menu of ···, pictures and codes: how things leave the mini-program. */
export function shareApi(frame: PhoneFrame) {
  const albumState = { isRefused: phoneGlobals().__phoneSettings.isAlbumRefused === true };
  return {
    showShareMenu: apiCall('showShareMenu', () => undefined),
    hideShareMenu: apiCall('hideShareMenu', () => undefined),
    updateShareMenu: apiCall('updateShareMenu', () => undefined),
    showShareImageMenu: apiCall('showShareImageMenu', ({ path }: { path: string }) =>
      frame.saved(browserAddress(path)),
    ),
    saveImageToPhotosAlbum: apiCall('saveImageToPhotosAlbum', async ({ filePath }: { filePath: string }) => {
      if (albumState.isRefused) throw new ApiFailure('auth deny');
      frame.saved(browserAddress(filePath));
    }),
    previewImage: apiCall('previewImage', () => undefined),
    getSetting: apiCall('getSetting', () => ({ authSetting: { 'scope.writePhotosAlbum': !albumState.isRefused } })),
    openSetting: apiCall('openSetting', () => {
      albumState.isRefused = false;
      return { authSetting: { 'scope.writePhotosAlbum': true } };
    }),
    authorize: apiCall('authorize', () => {
      if (albumState.isRefused) throw new ApiFailure('auth deny');
    }),
  };
}
