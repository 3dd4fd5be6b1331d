import type { Fen } from '../money/fen';
import { yuanText } from '../money/yuan-text';

/** Yuan with two decimals and nothing else, as banks and tax forms take it: 123456 fen is '1234.56'. */
export function plainYuan(amountFen: Fen): string {
  return yuanText(amountFen).replace(/,/g, '').replace('−', '-');
}
