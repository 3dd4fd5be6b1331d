import type { CasesAction } from '../../cloudfunctions/console/cases-contract';
import type { DeskAction } from '../../cloudfunctions/console/desk-contract';
import type { ExportsAction } from '../../cloudfunctions/console/exports-contract';

const audited = { requestId: 'request-1', reason: '月末核对' };

/** A good input of each action about figures, orders, cases and exports; orders and claims are those of `seedBooks`. */
export const deskInputs = {
  readHome: (brandId: string) => ({ brandId }),
  readFigures: (brandId: string) => ({ brandId, days: 31 }),
  refreshFigures: (brandId: string) => ({ brandId }),
  listTasks: (brandId: string) => ({ brandId }),
  orderList: (brandId: string) => ({ brandId }),
  countOrders: (brandId: string) => ({ brandId }),
  orderDetail: (brandId: string) => ({ orderKey: `order-${brandId}|sku` }),
  ledgerList: (brandId: string) => ({ brandId }),
  caseList: (brandId: string) => ({ brandId }),
  readCase: (brandId: string) => ({ caseId: `claim:claim|wxWang|order-${brandId}` }),
  takeCase: (brandId: string) => ({ ...audited, caseId: `claim:claim|wxWang|order-${brandId}`, isTaken: true }),
  answerComplaint: () => ({ ...audited, complaintId: 'complaint|oNobody|request-9' }),
  startExport: (brandId: string) => ({ ...audited, kind: 'orders', format: 'csv', brandId }),
  continueExport: () => ({ exportId: 'no-such-export' }),
  listExports: () => ({}),
  exportLinks: () => ({ exportId: 'no-such-export' }),
  feeIncome: (brandId: string) => ({ brandId, month: '202608' }),
  readBudget: (brandId: string) => ({ brandId }),
  saveBudget: (brandId: string) => ({ ...audited, brandId, revision: 0, monthFen: 100_000, warnPpm: 800_000 }),
} satisfies Record<CasesAction | DeskAction | ExportsAction, (brandId: string) => object>;

/** Who may do what, as in the table of console-functions.test.ts. Everybody continues and loads down only his own exports. */
export const deskRights = {
  readHome: 'AAAA ooo..o',
  readFigures: 'AAAA ooo..o',
  refreshFigures: 'AAAA ooo..o',
  listTasks: 'AAAA ooo..o',
  orderList: 'AAAA ooo..o',
  countOrders: 'AAAA ooo..o',
  orderDetail: 'AAAA ooo..o',
  ledgerList: 'AA.A o.o..o',
  caseList: 'AAAA ooo..o',
  readCase: 'AAAA ooo..o',
  takeCase: 'AAA. ooo...',
  answerComplaint: 'A.A. ......',
  startExport: 'AA.A o.o..o',
  continueExport: 'AA.A A.A..A',
  listExports: 'AA.A A.A..A',
  exportLinks: 'AA.A A.A..A',
  feeIncome: 'AA.A o.o..o',
  readBudget: 'AAAA ooo..o',
  saveBudget: 'A... o.....',
} satisfies Record<CasesAction | DeskAction | ExportsAction, string>;
