import { taxMonthId } from '../../../core/tax/new-tax-month';
import { nothingElsewhere } from '../../../core/tax/own-part';
import type { TaxMonth } from '../../../core/tax/tax-month';
import type { Json, StoredDocument } from '../../ports/document-database';

/** A payee's tax month as it is stored. */
export function taxMonthDocument(month: TaxMonth): StoredDocument {
  return { _id: taxMonthId(month.payee, month.month), ...(month as unknown as Record<string, Json>) };
}

/** A stored tax month; one of before the parts were kept apart has nothing that is taxed elsewhere. */
export function taxMonthOf({ _id, ...fields }: StoredDocument): TaxMonth {
  return { elsewhere: nothingElsewhere, ...fields } as unknown as TaxMonth;
}
