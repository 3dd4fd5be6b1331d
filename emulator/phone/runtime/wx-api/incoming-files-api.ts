import { browserAddress, keepTempFile } from '../phone-files';
import { ApiFailure, apiCall, callbackOnly } from './api-call';

interface MediaWish {
  readonly count?: number;
  readonly mediaType?: readonly string[];
}

interface FileWish {
  readonly count?: number;
  /** all · image · video · file */
  readonly type?: string;
  readonly extension?: readonly string[];
}

/** Files that come onto this phone: picked from the album, from a chat, or downloaded. */
export function incomingFilesApi() {
  const download = callbackOnly('downloadFile', ({ url }: { url: string }) => downloaded(url));
  const nothing = () => undefined;
  return {
    chooseMedia: apiCall('chooseMedia', chooseMedia),
    chooseMessageFile: apiCall('chooseMessageFile', chooseMessageFile),
    /** It gives its task and no promise: the outcome comes through callbacks alone. */
    downloadFile: (options: Parameters<typeof download>[0]) => {
      download(options);
      return { abort: nothing, onProgressUpdate: nothing, offProgressUpdate: nothing, onHeadersReceived: nothing };
    },
  };
}

/** https://developers.weixin.qq.com/miniprogram/dev/api/media/video/wx.chooseMedia.html */
async function chooseMedia({ count = 9, mediaType = ['image', 'video'] }: MediaWish): Promise<object> {
  const kinds = mediaType.flatMap((kind) => (kind === 'mix' ? ['image', 'video'] : [kind]));
  const files = await pickFiles(kinds.map((kind) => `${kind}/*`).join(','), count);
  const tempFiles = await Promise.all(
    files.map(async (file) => ({
      ...{ tempFilePath: await keepTempFile(file, file.name), size: file.size },
      fileType: file.type.startsWith('video') ? 'video' : 'image',
    })),
  );
  return { tempFiles, type: kinds.length > 1 ? 'mix' : kinds[0] };
}

/** https://developers.weixin.qq.com/miniprogram/dev/api/media/image/wx.chooseMessageFile.html */
async function chooseMessageFile({ count = 100, type = 'all', extension = [] }: FileWish): Promise<object> {
  const media = type === 'image' || type === 'video' ? `${type}/*` : '';
  const files = await pickFiles(type === 'file' ? extension.map((ending) => `.${ending}`).join(',') : media, count);
  const tempFiles = await Promise.all(
    files.map(async (file) => ({
      ...{ path: await keepTempFile(file, file.name), name: file.name, size: file.size, type: kindOf(file) },
      time: Math.floor(file.lastModified / 1000),
    })),
  );
  return { tempFiles };
}

function kindOf({ type }: File): string {
  const [kind = ''] = type.split('/');
  return kind === 'image' || kind === 'video' ? kind : 'file';
}

/** On a phone they are picked from the album or a chat; here from this machine. */
function pickFiles(accept: string, count: number): Promise<File[]> {
  const field = document.createElement('input');
  field.type = 'file';
  field.accept = accept;
  field.multiple = count > 1;
  return new Promise((done, refuse) => {
    field.addEventListener('cancel', () => refuse(new ApiFailure('cancel')));
    field.addEventListener('change', () => done([...(field.files ?? [])].slice(0, count)));
    field.click();
  });
}

/** An address whose server lets no other origin read it is one that was not allowed for downloads. */
async function downloaded(url: string): Promise<object> {
  let response: Response;
  try {
    response = await fetch(browserAddress(url));
  } catch {
    throw new ApiFailure('url not in domain list', 600002);
  }
  const path = new URL(url, location.href).pathname;
  return { tempFilePath: await keepTempFile(await response.blob(), path), statusCode: response.status };
}
