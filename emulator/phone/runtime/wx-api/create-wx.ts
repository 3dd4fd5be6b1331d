import type { PageStack } from '../page-stack';
import type { PhoneBackend } from '../phone-backend';
import { userDataPath } from '../phone-files';
import type { PhoneFrame } from '../phone-frame';
import { canvasApi } from './canvas-api';
import { cloudApi } from './cloud-api';
import { deviceApi, hasFeature } from './device-api';
import { fileApi } from './file-api';
import { incomingFilesApi } from './incoming-files-api';
import { keyboardApi } from './keyboard-api';
import { privacyApi } from './privacy-api';
import { queryApi } from './query-api';
import { screenApi } from './screen-api';
import { shareApi } from './share-api';
import { storageApi } from './storage-api';
import { wechatPagesApi } from './wechat-pages-api';

/**
 * The global `wx` of one phone. What is not listed here, or is younger than this phone's base library, is undefined, as
 * on an old phone.
 */
export function createWx(stack: PageStack, backend: PhoneBackend, frame: PhoneFrame): Record<string, unknown> {
  const functions: Record<string, unknown> = {
    ...storageApi(),
    ...screenApi(stack, frame),
    ...wechatPagesApi(backend, frame),
    ...shareApi(frame),
    ...canvasApi(),
    ...fileApi(backend),
    ...incomingFilesApi(),
    ...privacyApi(frame),
    ...queryApi(stack),
    ...keyboardApi(),
    ...deviceApi(() => functions),
    cloud: cloudApi(),
    env: { USER_DATA_PATH: userDataPath },
  };
  for (const name of Object.keys(functions)) if (!hasFeature(name)) delete functions[name];
  return functions;
}
