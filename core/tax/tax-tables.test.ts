import { fen } from '../money/fen';
import { monthUnderTest, payInTurn, yuan } from './month-under-test';
import { confirmTax, fileTaxMonth, reserveTax } from './move-tax';
import { plainYuan } from './plain-yuan';
import type { TaxPerson } from './tax-person';
import { monthColumns, monthLines, quarterColumns, taxTable, yearColumns } from './tax-tables';

const person: TaxPerson = {
  ...{
    payee: 'wxwang',
    nickname: '小王',
    kind: 'person',
    realName: '王小明',
    idNumber: '11010519491231002X',
    phone: '',
  },
};

describe('the tables of tax', () => {
  it('declare a month line by line', () => {
    const { month } = payInTurn(monthUnderTest('ordinary-labour'), [yuan(3000), yuan(3000)]);
    expect(taxTable(monthColumns, monthLines(person, month))).toEqual([
      [
        ...[
          '序号',
          '姓名',
          '身份证件类型',
          '身份证件号码',
          '所得项目',
          '税款所属期',
          '本期收入(元)',
          '本期已扣税额(元)',
        ],
        ...['少扣为正、多扣为负(元)', '累计月份数', '申报', '推客编号'],
      ],
      [
        ...[1, '王小明', '居民身份证', '11010519491231002X', '劳务报酬所得(一般劳务)', '202607', '6000.00', '960.00'],
        ...['0.00', '', '未申报', 'wxwang'],
      ],
    ]);
  });

  it('declare what others tax in a line of its own', () => {
    const { month } = payInTurn(monthUnderTest('cumulative'), [yuan(3000)]);
    const invoiced = { grossFen: yuan(5000), taxFen: fen(0), isElsewhere: true };
    const reserved = reserveTax(month, invoiced);
    const { paidIn } = confirmTax(reserved, reserved, invoiced, fen(0));
    const [, ...lines] = taxTable(monthColumns, monthLines(person, paidIn));
    expect(lines.map((line) => line.slice(4, 10))).toEqual([
      ['劳务报酬所得(互联网平台从业人员)', '202607', '3000.00', '0.00', '0.00', 1],
      ['由本人、发薪单位或灵工平台申报', '202607', '5000.00', '0.00', '0.00', ''],
    ]);
    const [titles = [], year = []] = taxTable(yearColumns, [{ person, year: '2026', months: [paidIn] }]);
    const cellUnder = (title: string) => year[titles.indexOf(title)];
    expect(['7 月收入(元)', '全年收入(元)', '其中不由本机构申报(元)'].map(cellUnder)).toEqual([
      ...['8000.00', '8000.00', '5000.00'],
    ]);
  });

  it('report a quarter with what came back', () => {
    const business: TaxPerson = {
      ...person,
      kind: 'company',
      realName: '山里有限公司',
      idNumber: '91350100M000100Y43',
    };
    const sums = { paidCount: 3, paidFen: yuan(1000), returnedFen: yuan(200.5), withheldFen: fen(0) };
    const table = taxTable(quarterColumns, [
      { person: business, fromMonth: '202610', throughMonth: '202612', ...sums },
    ]);
    expect(table[0]).toEqual([
      ...[
        '序号',
        '所属期起',
        '所属期止',
        '主体类别',
        '名称(姓名)',
        '证件类型',
        '证件号码',
        '联系电话',
        '平台内用户昵称',
      ],
      ...[
        '平台内用户唯一标识',
        '收入类型',
        '收入总额(元)',
        '退回金额(元)',
        '收入净额(元)',
        '支付笔数',
        '已代扣个人所得税(元)',
      ],
    ]);
    expect(table[1]).toEqual([
      ...[
        1,
        '202610',
        '202612',
        '平台内的经营者',
        '山里有限公司',
        '统一社会信用代码',
        '91350100M000100Y43',
        '',
        '小王',
      ],
      ...['wxwang', '佣金收入', '1000.00', '200.50', '799.50', 3, '0.00'],
    ]);
  });

  it('state a year month by month', () => {
    const january = fileTaxMonth(payInTurn(monthUnderTest('cumulative', '202601'), [yuan(20_000)]).month, 1);
    const march = payInTurn(monthUnderTest('cumulative', '202603', january), [yuan(10_000)]).month;
    const [titles = [], line = []] = taxTable(yearColumns, [{ person, year: '2026', months: [january, march] }]);
    const cellUnder = (title: string) => line[titles.indexOf(title)];
    expect(['1 月收入(元)', '2 月收入(元)', '3 月收入(元)', '全年收入(元)'].map(cellUnder)).toEqual([
      ...['20000.00', '0.00', '10000.00', '30000.00'],
    ]);
    expect(['全年已扣税额(元)', '申报'].map(cellUnder)).toEqual(['420.00', '部分申报']);
  });

  it('say of every column where its content comes from, and name none twice', () => {
    for (const columns of [monthColumns, quarterColumns, yearColumns]) {
      expect(new Set(columns.map(({ title }) => title)).size).toBe(columns.length);
      expect(columns.every(({ meaning }) => meaning.length > 3)).toBe(true);
    }
  });

  it.each([
    [123_456_789, '1234567.89'],
    [-5, '-0.05'],
  ])('write %d fen as %s', (amountFen, text) => {
    expect(plainYuan(fen(amountFen))).toBe(text);
  });
});
