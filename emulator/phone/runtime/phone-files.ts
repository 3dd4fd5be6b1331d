import { ApiFailure } from './wx-api/api-call';

/** Where a mini-program's own files lie. */
export const userDataPath = 'http://usr';
/** Where files lie that somebody picked or that were downloaded: their paths keep the ending, as on a phone. */
const tempPath = 'http://tmp';
/** All of its own files together. https://developers.weixin.qq.com/miniprogram/dev/framework/ability/file-system.html */
const mostBytes = 200 * 1024 * 1024;
const contentTypes: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
};

/** Files of this phone, by path; they are gone with the window. */
const filesByPath = new Map<string, Uint8Array>();
/** Addresses that the browser can show them by. */
const addresses = new Map<string, string>();
let taken = 0;

export function findFile(filePath: string): Uint8Array {
  const bytes = filesByPath.get(filePath);
  if (!bytes) throw new ApiFailure(`no such file or directory, open "${filePath}"`);
  return bytes;
}

/** A mini-program writes only under its own folder. */
export function writeOwnFile(filePath: string, bytes: Uint8Array): void {
  if (!filePath.startsWith(`${userDataPath}/`)) throw new ApiFailure(`permission denied, open "${filePath}"`);
  const others = [...filesByPath].filter(([path]) => path !== filePath && path.startsWith(userDataPath));
  const used = others.reduce((sum, [, file]) => sum + file.length, 0);
  if (used + bytes.length > mostBytes) throw new ApiFailure('the maximum size of the file storage limit is exceeded');
  removeFile(filePath);
  filesByPath.set(filePath, bytes);
}

/** Keeps a file that came from outside the mini-program, and gives its path. */
export async function keepTempFile(file: Blob, name: string): Promise<string> {
  taken += 1;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0].toLowerCase() ?? '';
  const path = `${tempPath}/${taken}${ending}`;
  filesByPath.set(path, new Uint8Array(await file.arrayBuffer()));
  return path;
}

export function removeFile(filePath: string): void {
  const address = addresses.get(filePath);
  if (address !== undefined) URL.revokeObjectURL(address);
  addresses.delete(filePath);
  filesByPath.delete(filePath);
}

/**
 * Where the browser finds what a page names: a file of this phone, a file of the cloud's storage (`cloud://…`, which
 * comes through the server that serves the phone), or an address as it is.
 * https://docs.cloudbase.net/storage/manage
 */
export function browserAddress(source: string): string {
  if (source.startsWith('cloud://')) {
    return `/client/storage/${encodeURIComponent(source.replace(/^cloud:\/\/[^/]*\//, ''))}`;
  }
  const bytes = filesByPath.get(source);
  if (!bytes) return source;
  const known = addresses.get(source);
  if (known !== undefined) return known;
  const type = contentTypes[source.slice(source.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  const address = URL.createObjectURL(new Blob([bytes.slice()], { type }));
  addresses.set(source, address);
  return address;
}
