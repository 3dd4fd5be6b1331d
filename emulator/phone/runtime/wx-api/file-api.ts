import type { PhoneBackend } from '../phone-backend';
import { ApiFailure, apiCall } from './api-call';

/** Where a mini-program's own files lie. */
export const userDataPath = 'http://usr';
/** All files together. https://developers.weixin.qq.com/miniprogram/dev/framework/ability/file-system.html */
const mostBytes = 200 * 1024 * 1024;
/** https://developers.weixin.qq.com/miniprogram/dev/api/file/wx.openDocument.html */
const documentTypes: readonly string[] = ['doc', 'xls', 'ppt', 'pdf', 'docx', 'xlsx', 'pptx'];

interface Written {
  readonly filePath: string;
  readonly data: string | ArrayBuffer;
  readonly encoding?: string;
}

/** Files of this phone, by path; they are gone with the window. */
const filesByPath = new Map<string, Uint8Array>();

/** The mini-program's own files, and what leaves it as a file. */
export function fileApi(backend: PhoneBackend) {
  const find = (filePath: string) => {
    const bytes = filesByPath.get(filePath);
    if (!bytes) throw new ApiFailure(`no such file or directory, open "${filePath}"`);
    return bytes;
  };
  const manager = {
    writeFile: apiCall('writeFile', write),
    readFile: apiCall('readFile', ({ filePath, encoding }: { filePath: string; encoding?: string }) => ({
      data: encoding === undefined ? find(filePath).buffer : new TextDecoder(encoding).decode(find(filePath)),
    })),
    // Pictures that were made on the phone have data addresses here; on a phone they are files like others.
    getFileInfo: apiCall('getFileInfo', ({ filePath }: { filePath: string }) => ({
      size: filePath.startsWith('data:') ? atob(filePath.split(',')[1] ?? '').length : find(filePath).length,
    })),
    access: apiCall('access', ({ path }: { path: string }) => void find(path)),
    unlink: apiCall('unlink', ({ filePath }: { filePath: string }) => {
      find(filePath);
      filesByPath.delete(filePath);
    }),
  };
  const open = apiCall('openDocument', ({ filePath, fileType }: { filePath: string; fileType?: string }) => {
    find(filePath);
    const type = fileType ?? filePath.slice(filePath.lastIndexOf('.') + 1);
    if (!documentTypes.includes(type)) throw new ApiFailure('filetype not supported');
    hand(filePath.slice(filePath.lastIndexOf('/') + 1), find(filePath));
  });
  const send = ({ filePath, fileName }: { filePath: string; fileName?: string }) => {
    hand(fileName ?? filePath.slice(filePath.lastIndexOf('/') + 1), find(filePath));
  };
  return {
    chooseMessageFile: apiCall('chooseMessageFile', chooseFile),
    getFileSystemManager: () => manager,
    openDocument: open,
    // The tap is looked for when it is called: after an await it is over.
    shareFileMessage: (options?: Parameters<typeof open>[0]) => {
      const isInTap = backend.isInTap;
      return apiCall<Parameters<typeof send>[0]>('shareFileMessage', (given) => {
        if (!isInTap) throw new ApiFailure('can only be invoked by user TAP gesture.');
        send(given);
      })(options);
    },
  };
}

/** On a phone files are picked from a chat; here from this machine. */
function chooseFile({ extension = [] }: { extension?: readonly string[] }): Promise<object> {
  const field = document.createElement('input');
  field.type = 'file';
  field.accept = extension.map((ending) => `.${ending}`).join(',');
  return new Promise((done, refuse) => {
    field.addEventListener('cancel', () => refuse(new ApiFailure('cancel')));
    field.addEventListener('change', () => {
      const tempFiles = [...(field.files ?? [])].map((file) => {
        return { path: URL.createObjectURL(file), name: file.name, size: file.size, type: 'file' };
      });
      done({ tempFiles });
    });
    field.click();
  });
}

/** What is opened or sent on a phone is a download in the browser. */
function hand(fileName: string, bytes: Uint8Array): void {
  const link = document.createElement('a');
  link.download = fileName;
  link.href = URL.createObjectURL(new Blob([bytes.slice()]));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function write({ filePath, data, encoding }: Written): void {
  if (!filePath.startsWith(`${userDataPath}/`)) throw new ApiFailure(`permission denied, open "${filePath}"`);
  const bytes = bytesOf(data, encoding ?? 'utf8');
  const others = [...filesByPath].filter(([path]) => path !== filePath);
  const used = others.reduce((sum, [, file]) => sum + file.length, 0);
  if (used + bytes.length > mostBytes) throw new ApiFailure('the maximum size of the file storage limit is exceeded');
  filesByPath.set(filePath, bytes);
}

function bytesOf(data: string | ArrayBuffer, encoding: string): Uint8Array {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (typeof data !== 'string') throw new ApiFailure('parameter error: data should be String or ArrayBuffer');
  if (encoding === 'base64') return Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
  if (encoding === 'utf8' || encoding === 'utf-8') return new TextEncoder().encode(data);
  throw new ApiFailure(`invalid encoding ${encoding}`);
}
