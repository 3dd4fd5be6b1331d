import { gzipSync } from 'node:zlib';
import { fundFlowFile } from '../bills/fund-flow-file';
import { receiptFile } from '../bills/receipt-file';
import { type PayContext, seededBytes } from '../pay-context';
import { ACCOUNT_TYPES, type AccountType } from '../pay-state';
import type { ApiAnswer, ApiCall } from './api-call';
import { notFound, PayRefusal, paramError } from './pay-refusal';

export const BILL_FILES = '/v3/billdownload/file';
export const RECEIPT_FILES = '/v3/transferbilldownload/elecvoucherfile';

/** What a download address stands for; it works until its moment has come. */
type Ticket = { subject: string; untilMs: number };

/** An address to fetch a file from, once signed like any other call; it says nothing but a token. */
export function downloadUrl(context: PayContext, path: string, { subject, untilMs }: Ticket): string {
  const plain = `${untilMs}|${subject}`;
  const token = `${Buffer.from(plain, 'utf8').toString('base64url')}.${seal(context, plain)}`;
  return `${context.baseUrl()}${path}?token=${token}`;
}

/** GET on a download address: the bare file, without a signature of the platform. */
export function downloadBill(context: PayContext, call: ApiCall): ApiAnswer {
  const [date = '', account = '', packing] = subjectOf(context, call).split('|');
  const type = ACCOUNT_TYPES.find((one) => one === account) ?? 'BASIC';
  const file = fundFlowFile(context, date, type);
  if (!file) throw notFound();
  return packing === 'GZIP'
    ? { file: gzipSync(file), type: 'application/gzip' }
    : { file, type: 'text/csv; charset=utf-8' };
}

export function downloadReceipt(context: PayContext, call: ApiCall): ApiAnswer {
  const bill = context.state.bills[subjectOf(context, call)];
  if (!bill) throw notFound();
  return { file: receiptFile(context, bill), type: 'application/pdf' };
}

export function accountTypeOf(text: string | null): AccountType {
  const found = ACCOUNT_TYPES.find((one) => one === (text ?? 'BASIC'));
  if (found) return found;
  throw paramError('account_type', `must be one of ${ACCOUNT_TYPES.join(', ')}`, text, 'query');
}

function subjectOf(context: PayContext, call: ApiCall): string {
  const [packed = '', seal_ = ''] = (call.query.get('token') ?? '').split('.');
  const plain = Buffer.from(packed, 'base64url').toString('utf8');
  if (seal(context, plain) !== seal_) throw paramError('token', 'is no token of the platform', undefined, 'query');
  const [untilMs, ...subject] = plain.split('|');
  if (context.nowMs() > Number(untilMs)) throw new PayRefusal(400, 'INVALID_REQUEST', '下载地址已过期');
  return subject.join('|');
}

function seal(context: PayContext, plain: string): string {
  return seededBytes(context, `${context.credentials.apiV3Key}|${plain}`).toString('hex');
}
