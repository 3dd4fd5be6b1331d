import cloud from 'wx-server-sdk';
import { initialiseCloud } from './open-cloud-database';

/** What WeChat says behind a code. Errors: whatever the SDK throws, with WeChat's code as `errCode`. */
export async function askPhoneNumber(wish: { readonly code: string; readonly openid: string }): Promise<unknown> {
  initialiseCloud();
  return await cloud.openapi.phonenumber.getPhoneNumber(wish);
}
