import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { PayCall, PayQuestion } from './pay-call';

/** The platform's stamped receipt for one transfer; there is one only for transfers that gave the payee's name. */
export interface TransferReceipt {
  readonly state: 'generating' | 'finished' | 'failed';
  readonly file: { readonly hashType: 'SHA256' | 'SM3'; readonly hashHex: string; readonly address: string } | null;
}

export type ReceiptRefusal = 'refused' | 'no-answer' | 'wrong-hash';

export interface TransferReceipts {
  apply(payoutNo: string): Promise<Outcome<TransferReceipt, ReceiptRefusal>>;
  query(payoutNo: string): Promise<Outcome<TransferReceipt, ReceiptRefusal>>;
  /** The file, once it is finished; its address lives for 10 minutes. */
  download(receipt: TransferReceipt): Promise<Outcome<Buffer, ReceiptRefusal>>;
}

const path = '/v3/fund-app/mch-transfer/elecsign/out-bill-no';

const told = v.looseObject({
  state: v.picklist(['GENERATING', 'FINISHED', 'FAILED']),
  hash_type: v.optional(v.picklist(['SHA256', 'SM3'])),
  hash_value: v.optional(v.pipe(v.string(), v.regex(/^[0-9A-Fa-f]{64}$/))),
  download_url: v.optional(v.string()),
});
const states = { GENERATING: 'generating', FINISHED: 'finished', FAILED: 'failed' } as const;

/** https://pay.weixin.qq.com/doc/v3/merchant/4012716452 */
export function transferReceipts(call: PayCall): TransferReceipts {
  const ask = async (question: PayQuestion): Promise<Outcome<TransferReceipt, ReceiptRefusal>> => {
    const reply = await call.ask(question);
    if (reply.kind === 'unsigned') return rejected('refused', `${reply.code} ${reply.message}`);
    if (reply.kind === 'silent') return rejected('no-answer', reply.cause);
    const read = v.safeParse(told, reply.data);
    return read.success ? ok(receiptOf(read.output)) : rejected('no-answer', 'unusable answer');
  };
  return {
    apply: (payoutNo) => ask({ operation: 'receipt.apply', method: 'POST', path, body: { out_bill_no: payoutNo } }),
    query: (payoutNo) =>
      ask({ operation: 'receipt.query', method: 'GET', path: `${path}/${encodeURIComponent(payoutNo)}` }),
    async download({ file }) {
      if (!file) return rejected('refused', 'the receipt is not finished');
      const bytes = await call.download('receipt.download', file.address);
      if (!bytes) return rejected('no-answer');
      const hash = createHash(file.hashType === 'SM3' ? 'sm3' : 'sha256');
      return hash.update(bytes).digest('hex') === file.hashHex.toLowerCase() ? ok(bytes) : rejected('wrong-hash');
    },
  };
}

function receiptOf(answer: v.InferOutput<typeof told>): TransferReceipt {
  const { state, hash_type: hashType, hash_value: hashHex, download_url: address } = answer;
  const isWhole = state === 'FINISHED' && hashType && hashHex && address;
  return { state: states[state], file: isWhole ? { hashType, hashHex, address } : null };
}
