import { createHash, X509Certificate } from 'node:crypto';
import { fundFlowFile } from '../bills/fund-flow-file';
import { type PayContext, seededBytes } from '../pay-context';
import { DAY_MS, rfc3339, startOfDateMs } from '../wire/beijing-time';
import { sealResource } from '../wire/sealed-resource';
import type { ApiAnswer, ApiCall } from './api-call';
import { accountTypeOf, BILL_FILES, downloadUrl } from './downloads';
import { PayRefusal, paramError } from './pay-refusal';

/** A day's bill is made at this hour of the next day. */
const MADE_AT_MS = 9 * 3_600_000;
const KEPT_DAYS = 92;
const URL_LIVES_MS = 5 * 60_000;

/** GET /v3/bill/fundflowbill: https://pay.weixin.qq.com/doc/v3/merchant/4012556742 */
export function fundFlowBill(context: PayContext, call: ApiCall): ApiAnswer {
  const date = call.query.get('bill_date') ?? '';
  const startMs = startOfDateMs(date);
  if (startMs === undefined) throw paramError('bill_date', 'must be a day as 2026-07-01', date, 'query');
  const account = accountTypeOf(call.query.get('account_type'));
  const packing = call.query.get('tar_type');
  if (packing !== null && packing !== 'GZIP') throw paramError('tar_type', 'can only be GZIP', packing, 'query');
  const nowMs = context.nowMs();
  if (nowMs - startMs > KEPT_DAYS * DAY_MS)
    throw paramError('bill_date', 'is more than three months ago', date, 'query');
  const isMade = nowMs >= startMs + DAY_MS + MADE_AT_MS;
  const file = isMade ? fundFlowFile(context, date, account) : undefined;
  if (!file) throw new PayRefusal(400, 'NO_STATEMENT_EXIST', '请求的账单文件不存在');
  return {
    hash_type: 'SHA1',
    hash_value: createHash('sha1').update(file).digest('hex'),
    download_url: downloadUrl(context, BILL_FILES, {
      subject: `${date}|${account}|${packing ?? ''}`,
      untilMs: nowMs + URL_LIVES_MS,
    }),
  };
}

/** GET /v3/merchant/fund/balance/{account_type}, in fen. */
export function fundBalance(context: PayContext, _call: ApiCall, [type = '']: readonly string[]): ApiAnswer {
  return { available_amount: context.state.balances[accountTypeOf(type)], pending_amount: 0 };
}

/** GET /v3/certificates: nothing for a merchant who only has the public key. */
export function certificates(context: PayContext): ApiAnswer {
  if (context.settings.keys === 'public-key') {
    throw new PayRefusal(404, 'RESOURCE_NOT_EXISTS', '无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥');
  }
  const { platformCertificate, apiV3Key } = context.credentials;
  const facts = new X509Certificate(platformCertificate.certificate);
  const nonce = seededBytes(context, `certificate|${platformCertificate.serial}`).toString('hex').slice(0, 12);
  return {
    data: [
      {
        serial_no: platformCertificate.serial,
        effective_time: rfc3339(Date.parse(facts.validFrom)),
        expire_time: rfc3339(Date.parse(facts.validTo)),
        encrypt_certificate: sealResource(platformCertificate.certificate, {
          apiV3Key,
          nonce,
          associatedData: 'certificate',
        }),
      },
    ],
  };
}
