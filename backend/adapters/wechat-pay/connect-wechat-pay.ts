import { isPaySetUp, type PaySource, readPayClientKeys } from './pay-environment';
import { type WechatPay, type WechatPayOptions, wechatPay } from './wechat-pay-provider';

/**
 * The pay platform as a function's environment describes it: one for each instance. undefined where none of its variables
 * is set: such a deployment pays by list.
 *
 * Errors: EnvironmentProblem when some are set and others are missing or malformed.
 */
export function connectWechatPay(source: PaySource, options: Omit<WechatPayOptions, 'keys'>): WechatPay | undefined {
  return isPaySetUp(source) ? wechatPay({ ...options, keys: readPayClientKeys(source) }) : undefined;
}
