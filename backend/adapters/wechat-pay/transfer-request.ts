import { constants, type KeyObject, publicEncrypt } from 'node:crypto';
import { payoutSceneProblem } from '../../../core/payout/payout-scene';
import type { PayOrder, TransferScene } from '../../ports/pay-provider';

/** From 2,000.00 yuan on the payee's name is required, below 0.30 yuan it is refused. */
export const needsNameFromFen = 200_000;
const takesNameFromFen = 30;
const longestRemark = 32;

export interface TransferTerms {
  readonly appid: string;
  readonly notifyUrl: string | null;
  readonly scene: TransferScene;
  /** Encrypts a name for the platform. */
  readonly encrypt: (text: string) => string;
}

/** A reason why an order is not sent at all; undefined when there is none. */
export function transferProblem(
  order: PayOrder,
  scene: TransferScene,
): { readonly code: string; readonly detail: string } | undefined {
  if (!/^[0-9A-Za-z]{1,32}$/.test(order.payoutNo))
    return { code: 'BAD_NUMBER', detail: '付款单号只能是 32 位以内的字母和数字。' };
  if (!Number.isSafeInteger(order.netFen) || order.netFen <= 0) {
    return { code: 'BAD_AMOUNT', detail: '付款金额必须是大于 0 的整数分。' };
  }
  if (order.remark.length === 0 || [...order.remark].length > longestRemark) {
    return { code: 'BAD_REMARK', detail: `转账备注应为 1 到 ${longestRemark} 个字。` };
  }
  if (order.netFen >= needsNameFromFen && !order.payee?.realName) {
    return { code: 'NAME_REQUIRED', detail: '单笔 2,000 元及以上必须提供收款人真实姓名。' };
  }
  const detail = payoutSceneProblem(scene);
  return detail === undefined ? undefined : { code: 'BAD_SCENE', detail };
}

/**
 * The body of a creation. A name is given where there is one and the amount takes it: then the platform compares it with
 * the payee's own. https://pay.weixin.qq.com/doc/v3/merchant/4012716434
 */
export function transferRequest(order: PayOrder, terms: TransferTerms): Readonly<Record<string, unknown>> {
  const { appid, notifyUrl, scene, encrypt } = terms;
  const realName = order.netFen >= takesNameFromFen ? order.payee?.realName : undefined;
  return {
    appid,
    out_bill_no: order.payoutNo,
    transfer_scene_id: scene.sceneId,
    openid: order.openid,
    ...(realName ? { user_name: encrypt(realName) } : {}),
    transfer_amount: order.netFen,
    transfer_remark: order.remark,
    ...(notifyUrl === null ? {} : { notify_url: notifyUrl }),
    ...(scene.perception === null ? {} : { user_recv_perception: scene.perception }),
    transfer_scene_report_infos: scene.reportInfos.map(({ infoType, infoContent }) => ({
      info_type: infoType,
      info_content: infoContent,
    })),
  };
}

/** RSA-OAEP with SHA-1, in Base64. https://pay.weixin.qq.com/doc/v3/merchant/4013053257 */
export function encryptField(text: string, key: KeyObject): string {
  const sealed = publicEncrypt(
    { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
    Buffer.from(text, 'utf8'),
  );
  return sealed.toString('base64');
}
