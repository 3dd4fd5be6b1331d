import { addFen, type Fen, fen, negateFen, subtractFen } from '../money/fen';
import { yuanText } from '../money/yuan-text';
import type { TaxWorking } from './labour-tax';
import { ownPart } from './own-part';
import { ruleTax } from './rule-tax';
import type { TaxMonth } from './tax-month';

/** One line of the explanation; an amount below 0 is taken off, null is a line without one. */
export interface TaxStep {
  readonly text: string;
  readonly amountFen: Fen | null;
}

interface Quoted {
  readonly grossFen: Fen;
  readonly taxFen: Fen;
  readonly togetherFen: Fen;
  readonly whole: TaxWorking;
}

const monthlyDeductionFen = 500_000;
const smallIncomeFen = 400_000;

/** The lines that lead from the payment to its tax, in the words that the promoter reads. */
export function taxSteps(month: TaxMonth, quoted: Quoted): readonly TaxStep[] {
  const { grossFen, taxFen } = quoted;
  const first: TaxStep = { text: '本次提现(税前)', amountFen: grossFen };
  if (month.rule === 'none') return [first, { text: '这里不代扣个人所得税', amountFen: fen(0) }];
  if (month.rule === 'external') return [first, { text: '个人所得税由灵工平台或发薪单位代扣', amountFen: null }];
  const middle = month.rule === 'cumulative' ? yearSteps(month, quoted) : monthSteps(quoted);
  const due = ruleTax(month, ownPart(month).paidGrossFen).taxFen;
  const settled = addFen(due, month.reservedTaxFen);
  const rest: TaxStep[] = [{ text: taxText(quoted.whole), amountFen: quoted.whole.taxFen }];
  if (settled !== 0) rest.push({ text: settledText(month), amountFen: negateFen(settled) });
  if (month.carriedTaxFen > 0) rest.push({ text: '补扣此前少扣的税', amountFen: month.carriedTaxFen });
  if (month.carriedTaxFen < 0) rest.push({ text: '抵减此前多扣的税', amountFen: month.carriedTaxFen });
  return [first, ...middle, ...rest, { text: '本次代扣个人所得税', amountFen: taxFen }];
}

function monthSteps({ grossFen, togetherFen, whole }: Quoted): readonly TaxStep[] {
  const earlier = subtractFen(togetherFen, grossFen);
  const deduction = togetherFen <= smallIncomeFen ? '减除费用 800 元' : '减除费用 20%';
  return [
    ...(earlier === 0 ? [] : [{ text: '本月此前的提现(含办理中)', amountFen: earlier }]),
    { text: deduction, amountFen: subtractFen(whole.taxableFen, togetherFen) },
    { text: '应纳税所得额', amountFen: whole.taxableFen },
  ];
}

function yearSteps(month: TaxMonth, { grossFen, togetherFen, whole }: Quoted): readonly TaxStep[] {
  const months = month.before.months + 1;
  const earlier = subtractFen(addFen(month.before.grossFen, togetherFen), grossFen);
  const basic = fen(-monthlyDeductionFen * months);
  const fee = fen(-Math.round((earlier + grossFen) / 5));
  return [
    ...(earlier === 0 ? [] : [{ text: '今年此前的提现(含办理中)', amountFen: earlier }]),
    { text: '减除费用 20%', amountFen: fee },
    { text: `减除 5,000 元 × ${months} 个月`, amountFen: basic },
    { text: '累计应纳税所得额', amountFen: whole.taxableFen },
  ];
}

function taxText({ ratePercent, quickFen }: TaxWorking): string {
  const quick = quickFen === 0 ? '' : `,速算扣除数 ${yuanText(quickFen).slice(0, -3)} 元`;
  return `按 ${ratePercent}% 计算${quick}`;
}

function settledText(month: TaxMonth): string {
  return month.rule === 'cumulative' ? '减去今年此前应扣的税' : '减去本月此前应扣的税';
}
