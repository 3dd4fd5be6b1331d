/** What a result file says about one payment, as text of the file. */
export type ResultField = 'payoutNo' | 'amount' | 'status' | 'reference' | 'time' | 'reason';

/**
 * Titles under which banks, Alipay and payroll give each thing back, the surest first. A title counts when it is one of
 * these once blanks and what stands in brackets are taken off.
 */
const titles: Readonly<Record<ResultField, readonly string[]>> = {
  payoutNo: [
    '付款编号',
    '商户订单号',
    '商家订单号',
    '客户流水号',
    '业务参考号',
    '订单号',
    '附言',
    '备注',
    '用途',
    '摘要',
  ],
  amount: ['金额', '付款金额', '交易金额', '转账金额', '实付金额', '实发金额', '发生额', '税前金额'],
  status: ['状态', '交易状态', '付款状态', '处理状态', '处理结果', '交易结果', '转账状态', '结果'],
  reference: ['交易流水号', '银行流水号', '流水号', '支付宝流水号', '支付宝订单号', '业务流水号', '回单号', '凭证号'],
  time: ['完成时间', '交易时间', '付款时间', '处理时间', '交易日期', '入账日期', '付款日期', '到账时间'],
  reason: ['失败原因', '错误信息', '错误原因', '退票原因', '原因', '返回信息'],
};

export type ResultColumns = Readonly<Partial<Record<ResultField, number>>>;

/** Without these a row says nothing that could be believed. */
export const neededFields = ['payoutNo', 'amount', 'status'] as const satisfies readonly ResultField[];

/** How each thing is called when somebody has to add its column. */
export const fieldNames: Readonly<Record<ResultField, string>> = {
  payoutNo: '付款编号',
  amount: '金额',
  status: '状态',
  reference: '流水号',
  time: '完成时间',
  reason: '失败原因',
};

const mostLinesBefore = 30;

/**
 * The line of titles (banks write a few lines before it) and the column of each thing in it; undefined when no line near
 * the top has all that is needed.
 */
export function findColumns(
  rows: readonly (readonly string[])[],
): { readonly titleLine: number; readonly columns: ResultColumns } | undefined {
  for (const [index, row] of rows.slice(0, mostLinesBefore).entries()) {
    const columns = columnsOf(row);
    if (neededFields.every((field) => columns[field] !== undefined)) return { titleLine: index + 1, columns };
  }
  return undefined;
}

/** What is missing in the line that comes nearest. */
export function missingFields(rows: readonly (readonly string[])[]): readonly ResultField[] {
  const all = rows.slice(0, mostLinesBefore).map((row) => {
    const columns = columnsOf(row);
    return neededFields.filter((field) => columns[field] === undefined);
  });
  return all.reduce<readonly ResultField[]>(
    (least, missing) => (missing.length < least.length ? missing : least),
    neededFields,
  );
}

function columnsOf(row: readonly string[]): ResultColumns {
  const plain = row.map((title) => title.replace(/[(\uff08][^)\uff09]*[)\uff09]/g, '').replace(/[\s*'`]/g, ''));
  const found: Partial<Record<ResultField, number>> = {};
  for (const [field, names] of Object.entries(titles) as [ResultField, readonly string[]][]) {
    const name = names.find((candidate) => plain.includes(candidate));
    if (name !== undefined) found[field] = plain.indexOf(name);
  }
  return found;
}
