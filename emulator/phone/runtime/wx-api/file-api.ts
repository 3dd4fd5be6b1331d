import type { PhoneBackend } from '../phone-backend';
import { findFile, removeFile, writeOwnFile } from '../phone-files';
import { ApiFailure, apiCall } from './api-call';

/** https://developers.weixin.qq.com/miniprogram/dev/api/file/wx.openDocument.html */
const documentTypes: readonly string[] = ['doc', 'xls', 'ppt', 'pdf', 'docx', 'xlsx', 'pptx'];

interface Written {
  readonly filePath: string;
  readonly data: string | ArrayBuffer;
  readonly encoding?: string;
}

/** The mini-program's own files, and what leaves it as a file. */
export function fileApi(backend: PhoneBackend) {
  const manager = {
    writeFile: apiCall('writeFile', write),
    readFile: apiCall('readFile', ({ filePath, encoding }: { filePath: string; encoding?: string }) => ({
      data: encoding === undefined ? findFile(filePath).buffer : new TextDecoder(encoding).decode(findFile(filePath)),
    })),
    // Pictures that were made on the phone have data addresses here; on a phone they are files like others.
    getFileInfo: apiCall('getFileInfo', ({ filePath }: { filePath: string }) => ({
      size: filePath.startsWith('data:') ? atob(filePath.split(',')[1] ?? '').length : findFile(filePath).length,
    })),
    access: apiCall('access', ({ path }: { path: string }) => void findFile(path)),
    unlink: apiCall('unlink', ({ filePath }: { filePath: string }) => {
      findFile(filePath);
      removeFile(filePath);
    }),
  };
  const open = apiCall('openDocument', ({ filePath, fileType }: { filePath: string; fileType?: string }) => {
    findFile(filePath);
    const type = fileType ?? filePath.slice(filePath.lastIndexOf('.') + 1);
    if (!documentTypes.includes(type)) throw new ApiFailure('filetype not supported');
    hand(filePath.slice(filePath.lastIndexOf('/') + 1), findFile(filePath));
  });
  const send = ({ filePath, fileName }: { filePath: string; fileName?: string }) => {
    hand(fileName ?? filePath.slice(filePath.lastIndexOf('/') + 1), findFile(filePath));
  };
  return {
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

/** What is opened or sent on a phone is a download in the browser. */
function hand(fileName: string, bytes: Uint8Array): void {
  const link = document.createElement('a');
  link.download = fileName;
  link.href = URL.createObjectURL(new Blob([bytes.slice()]));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function write({ filePath, data, encoding }: Written): void {
  writeOwnFile(filePath, bytesOf(data, encoding ?? 'utf8'));
}

function bytesOf(data: string | ArrayBuffer, encoding: string): Uint8Array {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (typeof data !== 'string') throw new ApiFailure('parameter error: data should be String or ArrayBuffer');
  if (encoding === 'base64') return Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
  if (encoding === 'utf8' || encoding === 'utf-8') return new TextEncoder().encode(data);
  throw new ApiFailure(`invalid encoding ${encoding}`);
}
