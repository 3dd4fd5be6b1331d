import cloud from 'wx-server-sdk';
import { initialiseCloud } from './open-cloud-database';

/** A picture of the code that opens a page with a scene. Errors: whatever the SDK throws, with WeChat's code as `errCode`. */
export async function drawPageCode(code: {
  readonly page: string;
  readonly scene: string;
  readonly width: number;
}): Promise<Buffer> {
  initialiseCloud();
  const { buffer } = await cloud.openapi.wxacode.getUnlimited(code);
  return buffer;
}

/** Keeps a file under a path of the environment's storage and gives its id. Errors: whatever the SDK throws. */
export async function keepFile(cloudPath: string, fileContent: Buffer): Promise<string> {
  initialiseCloud();
  const { fileID } = await cloud.uploadFile({ cloudPath, fileContent });
  return fileID;
}

/** An address of a file that is good for a while; empty when the file is gone. Errors: whatever the SDK throws. */
export async function addressOfFile(fileId: string): Promise<string> {
  initialiseCloud();
  const found = await cloud.getTempFileURL({ fileList: [fileId] });
  return found?.fileList[0]?.tempFileURL ?? '';
}
