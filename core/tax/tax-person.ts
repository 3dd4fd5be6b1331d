import type { PayeeKind } from '../payout/payee-kind';

/** Who a payee is on paper; empty texts where nothing was entered, or it was deleted before tax was withheld. */
export interface TaxPerson {
  /** The platform's name for the promoter, by which he is known everywhere here. */
  readonly payee: string;
  readonly nickname: string;
  readonly kind: PayeeKind;
  readonly realName: string;
  /** A person's citizen number, a business's credit code. */
  readonly idNumber: string;
  readonly phone: string;
}

/** What a form calls the kind of number. */
export function idTypeOf({ kind, idNumber }: TaxPerson): string {
  if (idNumber === '') return '';
  return isBusiness(kind) ? '统一社会信用代码' : '居民身份证';
}

/** Whether a payee runs a business of his own, and so is an operator and no worker on the platform. */
export function isBusiness(kind: PayeeKind): boolean {
  return kind === 'sole-trader' || kind === 'company';
}
