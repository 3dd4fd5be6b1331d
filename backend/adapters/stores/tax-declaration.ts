import type { TaxMonthName } from '../../../core/tax/tax-month';
import type { StoredDocument } from '../../ports/document-database';

/** Where it is kept that a month was declared for all payees, those included whose month begins afterwards. */
export function declarationId(month: TaxMonthName): string {
  return `declared|${month}`;
}

/** It names neither payee nor month in fields of its own, so that no list of months finds it. */
export function declarationDocument(month: TaxMonthName, filedAtMs: number | null): StoredDocument {
  return { _id: declarationId(month), declaredAtMs: filedAtMs };
}

/** When the month was declared, epoch ms; null while it was not. */
export function declaredAtMs(document: StoredDocument | undefined): number | null {
  const filedAtMs = document?.declaredAtMs;
  return typeof filedAtMs === 'number' ? filedAtMs : null;
}
