/** What somebody typed as an amount, or why it is none. */
export type TypedAmount =
  | { readonly ok: true; readonly amountFen: number }
  | { readonly ok: false; readonly sentence: string };

const mostDigits = 9;

/**
 * Reads an amount in yuan as people type it, with at most two decimals: '38.6' is 3860 fen. Full-width digits, spaces,
 * grouping commas and 元 at the end are taken as well.
 */
export function fenOf(text: string): TypedAmount {
  const plain = text
    .replace(/[０-９．，]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\s,元]/g, '');
  if (plain === '') return no('请输入金额。');
  const match = /^(\d+)(?:\.(\d*))?$/.exec(plain);
  if (!match) return no('金额只能是数字,例如 38.60。');
  const [, yuan = '', decimals = ''] = match;
  if (decimals.length > 2) return no('金额到分为止,小数点后两位。');
  if (yuan.length > mostDigits) return no('金额太大了,请核对。');
  const cents = decimals.length === 1 ? `${decimals}0` : decimals;
  const amountFen = Number(`${yuan}${cents === '' ? '00' : cents}`);
  return amountFen === 0 ? no('金额要大于 0。') : { ok: true, amountFen };
}

function no(sentence: string): TypedAmount {
  return { ok: false, sentence };
}
