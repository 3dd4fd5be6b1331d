/**
 * Who is paid, which decides route and tax: a person for his own account, an employee through payroll, a 个体户 or a
 * company against an invoice, a person through a 灵工 platform.
 */
export type PayeeKind = 'person' | 'employee' | 'sole-trader' | 'company' | 'gig-worker';
