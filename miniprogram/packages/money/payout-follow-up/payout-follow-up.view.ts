import { momentText } from '../../../formats/beijing-text';
import type { Failure } from '../../../services/answer';

/** The number of an invoice as somebody typed it, or why it is none: 8 to 30 letters and digits. */
export function typedInvoice(
  text: string,
): { readonly ok: true; readonly invoiceNumber: string } | { readonly ok: false; readonly sentence: string } {
  const invoiceNumber = text
    .replace(/[０-９Ａ-Ｚａ-ｚ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069-]/g, '');
  if (invoiceNumber === '') return { ok: false, sentence: '请填写发票号码。' };
  if (!/^[0-9A-Za-z]{8,30}$/.test(invoiceNumber)) {
    return { ok: false, sentence: '发票号码是 8 到 30 位数字或字母,请照着发票填写。' };
  }
  return { ok: true, invoiceNumber };
}

/** The ending of a file that may be an invoice; undefined for every other file. */
export function invoiceEnding(name: string): string | undefined {
  const [, ending] = /\.(pdf|ofd|jpe?g|png)$/i.exec(name) ?? [];
  return ending?.toLowerCase();
}

/** What came of a report, in a sentence. */
export function reportedText(dueAtMs: number): string {
  return `已经告诉机构,${momentText(dueAtMs)} 前答复您。对账单和消息里会写结果。`;
}

/** Another sentence for a payout that was changed meanwhile. */
export function followUpProblem({ code, sentence }: Failure): string {
  return code === 'not-paid-yet' ? '这笔还没有付出去,请您等到显示「已到账」以后再看。' : sentence;
}
