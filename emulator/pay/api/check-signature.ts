import type { PayContext } from '../pay-context';
import { isSignedBy, readAuthorization, requestMessage } from '../wire/signed-message';
import { type ApiCall, headerOf } from './api-call';
import { PayRefusal } from './pay-refusal';

const CLOCK_TOLERANCE_SECONDS = 300;
const SHOWN_MESSAGE_CHARACTERS = 128;

/** Nonces of the last minutes; a signature is good for one request. */
export class SeenNonces {
  private readonly seen = new Map<string, number>();

  /** False when the nonce was used before. Nonces live a little longer than the timestamps they go with. */
  use(nonce: string, nowSec: number): boolean {
    for (const [old, atSec] of this.seen) {
      if (Math.abs(nowSec - atSec) <= 2 * CLOCK_TOLERANCE_SECONDS) break;
      this.seen.delete(old);
    }
    if (this.seen.has(nonce)) return false;
    this.seen.set(nonce, nowSec);
    return true;
  }

  clear(): void {
    this.seen.clear();
  }
}

/** Whether the merchant really said this, just now and for the first time; else 401 SIGN_ERROR. */
export function checkSignature(context: PayContext, call: ApiCall, nonces: SeenNonces): void {
  const items = readAuthorization(headerOf(call, 'authorization'));
  if (!items)
    throw signError(call, 'Authorization is missing or one of its five items is', 'Authorization头缺少必要参数');
  const { mchid, merchant } = context.credentials;
  if (items.mchid !== mchid) throw signError(call, `mchid ${items.mchid} is not known`, '商户号不存在');
  if (items.serial.toUpperCase() !== merchant.serial) {
    throw signError(call, `no certificate of the merchant has serial_no ${items.serial}`, '商户证书序列号有误');
  }
  const nowSec = Math.floor(context.nowMs() / 1000);
  if (!/^\d{1,12}$/.test(items.timestamp) || Math.abs(nowSec - Number(items.timestamp)) > CLOCK_TOLERANCE_SECONDS) {
    throw signError(
      call,
      `timestamp ${items.timestamp} is too far from ${nowSec}`,
      'Http头Authorization中的timestamp与发起请求的时间不得超过5分钟',
    );
  }
  const message = requestMessage({ ...call, timestamp: items.timestamp, nonce: items.nonce });
  if (!isSignedBy(message, items.signature, merchant.publicKey)) {
    throw signError(call, 'sign not match', '错误的签名，验签失败', message);
  }
  if (!nonces.use(items.nonce, nowSec)) throw signError(call, `nonce_str ${items.nonce} was used before`, '请求重复');
}

/** Shows what the platform computed: https://pay.weixin.qq.com/docs/merchant/development/interface-rules/ */
function signError(call: ApiCall, issue: string, words: string, message?: Buffer): PayRefusal {
  return new PayRefusal(401, 'SIGN_ERROR', words, {
    detail: { issue },
    field: 'signature',
    location: 'authorization',
    ...(message === undefined
      ? {}
      : {
          sign_information: {
            method: call.method,
            url: call.target,
            sign_message_length: message.length,
            truncated_sign_message: message.toString('utf8').slice(0, SHOWN_MESSAGE_CHARACTERS),
          },
        }),
  });
}
