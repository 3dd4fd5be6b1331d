import { addFen, type Fen, fen, subtractFen, zeroFen } from '../money/fen';

import type { TableRow } from '../statement/statement-table';
import { ownPart } from './own-part';
import { plainYuan } from './plain-yuan';
import type { TaxMonth, TaxMonthName, TaxRule } from './tax-month';
import { idTypeOf, isBusiness, type TaxPerson } from './tax-person';

/** A column of a form: what stands above it and where its content comes from. */
export interface TaxColumn<Row> {
  readonly title: string;
  readonly meaning: string;
  readonly cellOf: (row: Row, index: number) => string | number;
}

/** One payee in one month: what we tax of it, or what others do. Who changed his kind within the month has both. */
export interface MonthLine {
  readonly person: TaxPerson;
  readonly month: TaxMonth;
  readonly part: 'own' | 'elsewhere';
}

/** The lines of a payee's month that have an income. */
export function monthLines(person: TaxPerson, month: TaxMonth): readonly MonthLine[] {
  const parts = ['own', 'elsewhere'] as const;
  return parts.map((part) => ({ person, month, part })).filter((line) => amountsOf(line).paidGrossFen > 0);
}

function amountsOf({ month, part }: MonthLine): Pick<TaxMonth, 'paidGrossFen' | 'withheldFen' | 'carriedTaxFen'> {
  if (part === 'own') return { ...ownPart(month), carriedTaxFen: month.carriedTaxFen };
  return { ...month.elsewhere, carriedTaxFen: zeroFen };
}

function incomeItemOf({ month, part }: MonthLine): string {
  return part === 'own' ? incomeItems[month.rule] : '由本人、发薪单位或灵工平台申报';
}

/** One payee in one quarter, out of his payouts that succeeded in it. */
export interface QuarterLine {
  readonly person: TaxPerson;
  readonly fromMonth: TaxMonthName;
  readonly throughMonth: TaxMonthName;
  readonly paidCount: number;
  /** Everything that was paid, and the part of it that came back. */
  readonly paidFen: Fen;
  readonly returnedFen: Fen;
  readonly withheldFen: Fen;
}

const incomeItems: Readonly<Record<TaxRule, string>> = {
  'ordinary-labour': '劳务报酬所得(一般劳务)',
  cumulative: '劳务报酬所得(互联网平台从业人员)',
  external: '由发薪单位或灵工平台申报',
  none: '不代扣',
};

/** The month's declaration of withheld tax, one line for each payee (STA 2018 no. 61, the withholding form's columns). */
export const monthColumns: readonly TaxColumn<MonthLine>[] = [
  { title: '序号', meaning: 'Counts the lines.', cellOf: (_line, index) => index + 1 },
  { title: '姓名', meaning: 'As on the identity card.', cellOf: ({ person }) => person.realName },
  { title: '身份证件类型', meaning: 'Of the number beside it.', cellOf: ({ person }) => idTypeOf(person) },
  { title: '身份证件号码', meaning: 'As entered by the payee.', cellOf: ({ person }) => person.idNumber },
  { title: '所得项目', meaning: 'By the rule of the month.', cellOf: incomeItemOf },
  { title: '税款所属期', meaning: 'The month of success, yyyymm.', cellOf: ({ month }) => month.month },
  {
    title: '本期收入(元)',
    meaning: 'Paid and not returned, before tax.',
    cellOf: (line) => plainYuan(amountsOf(line).paidGrossFen),
  },
  {
    title: '本期已扣税额(元)',
    meaning: 'Really withheld.',
    cellOf: (line) => plainYuan(amountsOf(line).withheldFen),
  },
  {
    title: '少扣为正、多扣为负(元)',
    meaning: 'What the next payment takes in.',
    cellOf: (line) => plainYuan(amountsOf(line).carriedTaxFen),
  },
  {
    title: '累计月份数',
    meaning: 'Months with income this year, this one included; the cumulative rule only.',
    cellOf: ({ month, part }) => (month.rule === 'cumulative' && part === 'own' ? month.before.months + 1 : ''),
  },
  { title: '申报', meaning: 'Whether it was declared.', cellOf: ({ month }) => filedText([month]) },
  { title: '推客编号', meaning: 'The platform’s name for the promoter.', cellOf: ({ person }) => person.payee },
];

/**
 * What a platform reports each quarter about who earns on it: operators (businesses) and workers (persons). In the style
 * of the forms of STA announcement 2025 no. 15, under State Council Decree 810. The platform's own form decides: look at
 * its latest version before you file.
 */
export const quarterColumns: readonly TaxColumn<QuarterLine>[] = [
  { title: '序号', meaning: 'Counts the lines.', cellOf: (_line, index) => index + 1 },
  { title: '所属期起', meaning: 'First month, yyyymm.', cellOf: ({ fromMonth }) => fromMonth },
  { title: '所属期止', meaning: 'Last month, yyyymm.', cellOf: ({ throughMonth }) => throughMonth },
  {
    title: '主体类别',
    meaning: 'A business is an operator, a person a worker.',
    cellOf: ({ person }) => (isBusiness(person.kind) ? '平台内的经营者' : '平台内的从业人员'),
  },
  { title: '名称(姓名)', meaning: 'As on licence or identity card.', cellOf: ({ person }) => person.realName },
  { title: '证件类型', meaning: 'Of the number beside it.', cellOf: ({ person }) => idTypeOf(person) },
  { title: '证件号码', meaning: 'Credit code or citizen number.', cellOf: ({ person }) => person.idNumber },
  { title: '联系电话', meaning: 'Empty where the route needs none.', cellOf: ({ person }) => person.phone },
  { title: '平台内用户昵称', meaning: 'The promoter’s name here.', cellOf: ({ person }) => person.nickname },
  { title: '平台内用户唯一标识', meaning: 'The platform’s name for him.', cellOf: ({ person }) => person.payee },
  { title: '收入类型', meaning: 'Everything that is paid here is commission.', cellOf: () => '佣金收入' },
  {
    title: '收入总额(元)',
    meaning: 'Succeeded in the quarter, before tax.',
    cellOf: ({ paidFen }) => plainYuan(paidFen),
  },
  { title: '退回金额(元)', meaning: 'Of these, came back.', cellOf: ({ returnedFen }) => plainYuan(returnedFen) },
  {
    title: '收入净额(元)',
    meaning: 'Total less returned.',
    cellOf: ({ paidFen, returnedFen }) => plainYuan(subtractFen(paidFen, returnedFen)),
  },
  { title: '支付笔数', meaning: 'How many succeeded.', cellOf: ({ paidCount }) => paidCount },
  {
    title: '已代扣个人所得税(元)',
    meaning: 'Of what did not come back.',
    cellOf: ({ withheldFen }) => plainYuan(withheldFen),
  },
];

const monthNumbers = Array.from({ length: 12 }, (_none, index) => index + 1);

/** One payee in one year, with the months in which he has a line. */
export interface YearLine {
  readonly person: TaxPerson;
  readonly year: string;
  readonly months: readonly TaxMonth[];
}

/** A payee's yearly statement, one line for each. */
export const yearColumns: readonly TaxColumn<YearLine>[] = [
  { title: '序号', meaning: 'Counts the lines.', cellOf: (_line, index) => index + 1 },
  { title: '推客编号', meaning: 'The platform’s name for the promoter.', cellOf: ({ person }) => person.payee },
  { title: '姓名', meaning: 'As on the identity card.', cellOf: ({ person }) => person.realName },
  { title: '身份证件类型', meaning: 'Of the number beside it.', cellOf: ({ person }) => idTypeOf(person) },
  { title: '身份证件号码', meaning: 'As entered by the payee.', cellOf: ({ person }) => person.idNumber },
  { title: '年度', meaning: 'yyyy', cellOf: ({ year }) => year },
  ...monthNumbers.map((number) => ({
    title: `${number} 月收入(元)`,
    meaning: 'Paid and not returned, before tax.',
    cellOf: ({ months, year }: YearLine) => {
      const name = `${year}${String(number).padStart(2, '0')}`;
      return plainYuan(months.find(({ month }) => month === name)?.paidGrossFen ?? zeroFen);
    },
  })),
  {
    title: '全年收入(元)',
    meaning: 'The sum of the months.',
    cellOf: ({ months }) => plainYuan(sumOf(months, 'paidGrossFen')),
  },
  {
    title: '其中不由本机构申报(元)',
    meaning: 'Paid to him as a business, with his wages or through a 灵工 platform.',
    cellOf: ({ months }) => plainYuan(addFen(zeroFen, ...months.map(({ elsewhere }) => elsewhere.paidGrossFen))),
  },
  {
    title: '全年已扣税额(元)',
    meaning: 'Really withheld.',
    cellOf: ({ months }) => plainYuan(sumOf(months, 'withheldFen')),
  },
  { title: '申报', meaning: 'Whether every month was declared.', cellOf: ({ months }) => filedText(months) },
];

/** A form as a table: its titles, then a line for each row. */
export function taxTable<Row>(columns: readonly TaxColumn<Row>[], rows: readonly Row[]): readonly TableRow[] {
  return [
    columns.map(({ title }) => title),
    ...rows.map((row, index) => columns.map(({ cellOf }) => cellOf(row, index))),
  ];
}

function sumOf(months: readonly TaxMonth[], field: 'paidGrossFen' | 'withheldFen'): Fen {
  return addFen(fen(0), ...months.map((month) => month[field]));
}

function filedText(months: readonly TaxMonth[]): string {
  const filed = months.filter(({ filedAtMs }) => filedAtMs !== null).length;
  if (filed === months.length) return '已申报';
  return filed === 0 ? '未申报' : '部分申报';
}
