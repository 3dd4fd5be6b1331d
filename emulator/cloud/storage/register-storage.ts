import { randomBytes } from 'node:crypto';
import { extname } from 'node:path';
import type { DoorRequest, DoorResponse } from '../functions/door';
import { headerOf, jsonResponse } from '../functions/door';
import type { Gateway } from '../gateway/gateway';
import { invalidParam } from '../gateway/service-error';
import { type FileStorage, MOST_FILES_AT_ONCE, pathProblem } from './file-storage';

const UPLOAD_PREFIX = '/cos/';
const CLIENT_PREFIX = '/client/storage/';
const LONGEST_LINK_SECONDS = 86_400;

const TYPES: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.csv': 'text/csv',
  '.txt': 'text/plain',
};

/**
 * Files as the SDKs and the mini-program know them: a place to put one (`storage.getUploadMetadata`, then PUT), links
 * that anybody may follow (`storage.batchGetDownloadUrl`), and an end (`storage.batchDeleteFile`).
 * https://docs.cloudbase.net/storage/manage
 */
export function registerStorage(gateway: Gateway, storage: FileStorage): void {
  const uploads = new Map<string, string>();
  const urlOf = (path: string) => `${gateway.url}${UPLOAD_PREFIX}${path.split('/').map(encodeURIComponent).join('/')}`;
  gateway.action('storage.getUploadMetadata', ({ path }) => {
    const problem = pathProblem(path);
    if (problem !== undefined) throw invalidParam(problem);
    const authorization = randomBytes(16).toString('hex');
    uploads.set(authorization, String(path));
    const fileId = storage.fileIdOf(String(path));
    return { url: urlOf(String(path)), token: authorization, authorization, fileId, cosFileId: fileId };
  });
  gateway.action('storage.batchGetDownloadUrl', ({ file_list: asked }) => ({
    download_list: filesIn(asked).map((file) => {
      const path = storage.pathOf(file.fileid);
      const isThere = path !== undefined && storage.get(path) !== undefined;
      // The SDK itself encodes what it follows.
      const link = isThere ? `${gateway.url}${UPLOAD_PREFIX}${path}` : '';
      const maxAge = Math.min(file.max_age ?? LONGEST_LINK_SECONDS, LONGEST_LINK_SECONDS);
      const code = isThere ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST';
      return { fileid: file.fileid, fileID: file.fileid, tempFileURL: link, download_url: link, maxAge, code };
    }),
  }));
  gateway.action('storage.batchDeleteFile', ({ fileid_list: asked }) => ({
    delete_list: idsIn(asked).map((fileID) => {
      const isGone = storage.remove(storage.pathOf(fileID) ?? '');
      return { fileID, code: isGone ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST' };
    }),
  }));
  gateway.route(UPLOAD_PREFIX, (request) => answerUpload(storage, uploads, request));
  gateway.route(CLIENT_PREFIX, (request) => answerClient(storage, request));
}

function answerUpload(storage: FileStorage, uploads: Map<string, string>, request: DoorRequest): DoorResponse {
  const path = pathIn(request, UPLOAD_PREFIX);
  if (request.method === 'GET') return fileResponse(storage, path);
  const authorization = headerOf(request, 'authorization') ?? '';
  if (uploads.get(authorization) !== path) {
    const words = '<Code>SignatureDoesNotMatch</Code><Message>The upload was asked for another path.</Message>';
    return xmlResponse(403, `<Error>${words}<RequestId>local</RequestId><TraceId>local</TraceId></Error>`);
  }
  uploads.delete(authorization);
  storage.put(path, request.body);
  return xmlResponse(200, '');
}

/** What `wx.cloud.uploadFile` and `wx.cloud.downloadFile` do behind the scenes. */
function answerClient(storage: FileStorage, request: DoorRequest): DoorResponse {
  const path = pathIn(request, CLIENT_PREFIX);
  if (request.method === 'GET') return fileResponse(storage, path);
  if (headerOf(request, 'x-openid') === undefined) return jsonResponse(403, { errMsg: 'no identity' });
  const problem = pathProblem(path);
  if (problem !== undefined) return jsonResponse(400, { errMsg: problem });
  storage.put(path, request.body);
  return jsonResponse(200, { fileID: storage.fileIdOf(path), statusCode: 204 });
}

function pathIn({ path }: DoorRequest, prefix: string): string {
  return decodeURIComponent(path.slice(prefix.length));
}

function fileResponse(storage: FileStorage, path: string): DoorResponse {
  const body = storage.get(path);
  if (!body) return jsonResponse(404, { errMsg: 'file not found' });
  const type = TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
  return { status: 200, headers: { 'content-type': type, 'access-control-allow-origin': '*' }, body };
}

function xmlResponse(status: number, body: string): DoorResponse {
  return { status, headers: { 'content-type': 'application/xml' }, body: Buffer.from(body) };
}

interface AskedFile {
  readonly fileid: string;
  readonly max_age?: number;
}

function filesIn(asked: unknown): AskedFile[] {
  const list = Array.isArray(asked) ? asked : [];
  if (list.length === 0 || list.length > MOST_FILES_AT_ONCE) {
    throw invalidParam(`file_list holds 1 to ${MOST_FILES_AT_ONCE} files`);
  }
  return list.map((one: unknown) => {
    const { fileid, max_age } = Object(one) as { fileid?: unknown; max_age?: unknown };
    return { fileid: String(fileid ?? one), ...(typeof max_age === 'number' ? { max_age } : {}) };
  });
}

function idsIn(asked: unknown): string[] {
  const list = Array.isArray(asked) ? asked : [];
  if (list.length === 0 || list.length > MOST_FILES_AT_ONCE) {
    throw invalidParam(`fileid_list holds 1 to ${MOST_FILES_AT_ONCE} files`);
  }
  return list.map(String);
}
