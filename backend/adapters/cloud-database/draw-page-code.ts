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
