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
    appendFile: apiCall('appendFile', append),
    readFile: apiCall('readFile', ({ filePath, encoding }: { filePath: string; encoding?: string }) => ({
      data: read(filePath, encoding),
    })),
    writeFileSync: (filePath: string, data: Written['data'], encoding = 'utf8') =>
      atOnce('writeFileSync', () => write({ filePath, data, encoding })),
    appendFileSync: (filePath: string, data: Written['data'], encoding = 'utf8') =>
      atOnce('appendFileSync', () => append({ filePath, data, encoding })),
    readFileSync: (filePath: string, encoding?: string) => atOnce('readFileSync', () => read(filePath, encoding)),
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

/** https://developers.weixin.qq.com/miniprogram/dev/api/file/FileSystemManager.appendFile.html: the file is there. */
function append({ filePath, data, encoding }: Written): void {
  const [before, added] = [findFile(filePath), bytesOf(data, encoding ?? 'utf8')];
  const whole = new Uint8Array(before.length + added.length);
  whole.set(before);
  whole.set(added, before.length);
  writeOwnFile(filePath, whole);
}

/** Without an encoding the bytes. https://developers.weixin.qq.com/miniprogram/dev/api/file/FileSystemManager.readFile.html */
function read(filePath: string, encoding: string | undefined): string | ArrayBuffer {
  const bytes = findFile(filePath);
  if (encoding === undefined) return bytes.slice().buffer;
  if (encoding !== 'base64') return new TextDecoder(encoding).decode(bytes);
  // In pieces: a call takes only so many arguments.
  let signs = '';
  for (let at = 0; at < bytes.length; at += 8192) signs += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(signs);
}

/** A function of the file system that answers at once throws its failure. */
function atOnce<Result>(name: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw new Error(`${name}:fail ${error instanceof Error ? error.message : String(error)}`);
  }
}

function bytesOf(data: string | ArrayBuffer, encoding: string): Uint8Array {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (typeof data !== 'string') throw new ApiFailure('parameter error: data should be String or ArrayBuffer');
  if (encoding === 'base64') return Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
  if (encoding === 'utf8' || encoding === 'utf-8') return new TextEncoder().encode(data);
  throw new ApiFailure(`invalid encoding ${encoding}`);
}
