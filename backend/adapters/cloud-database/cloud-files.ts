import cloud from 'wx-server-sdk';
import type { FileStorage } from '../../ports/file-storage';
import { Outage } from '../../ports/outage';
import { initialiseCloud } from './open-cloud-database';

/**
 * Files of the environment's storage. https://docs.cloudbase.net/storage/manage
 */
export function cloudFiles(): FileStorage {
  return {
    async put(cloudPath, bytes) {
      const { fileID } = await asking('uploadFile', () =>
        cloud.uploadFile({ cloudPath, fileContent: Buffer.from(bytes) }),
      );
      return fileID;
    },
    async linksTo(fileIds, lifeSec) {
      if (fileIds.length === 0) return new Map();
      // The typings know only ids here; the SDK documents files with an age.
      const fileList = fileIds.map((fileID) => ({ fileID, maxAge: lifeSec })) as unknown as string[];
      const found = await asking('getTempFileURL', () => Promise.resolve(cloud.getTempFileURL({ fileList })));
      const links = (found ? found.fileList : []).flatMap(({ fileID, tempFileURL }) =>
        tempFileURL ? [[fileID, tempFileURL] as const] : [],
      );
      return new Map(links);
    },
    async remove(fileIds) {
      if (fileIds.length > 0)
        await asking('deleteFile', () => Promise.resolve(cloud.deleteFile({ fileList: [...fileIds] })));
    },
  };
}

async function asking<T>(operation: string, work: () => Promise<T>): Promise<T> {
  initialiseCloud();
  try {
    return await work();
  } catch (error) {
    const { errMsg } = Object(error) as { errMsg?: unknown };
    throw new Outage(`storage.${operation}`, String(errMsg ?? error), true);
  }
}
