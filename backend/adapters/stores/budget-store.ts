import type { BudgetStore, KeptBudget } from '../../ports/budget-store';
import type { DocumentDatabase, StoredDocument } from '../../ports/document-database';
import { auditedDocuments } from './audited-documents';

function budgetOf({ _id, monthFen, warnPpm, revision }: StoredDocument): KeptBudget {
  return {
    brandId: _id,
    monthFen: monthFen === null ? null : Number(monthFen),
    warnPpm: Number(warnPpm),
    revision: Number(revision),
  };
}

/** Budgets over documents, one for each brand. */
export function documentBudgetStore(database: DocumentDatabase): BudgetStore {
  return {
    async find(brandId) {
      const document = await database.find('budgets', brandId);
      return document && budgetOf(document);
    },
    transaction: (work) =>
      database.transaction((documents) =>
        work({
          ...auditedDocuments(documents),
          async findBudget(brandId) {
            const document = await documents.find('budgets', brandId);
            return document && budgetOf(document);
          },
          putBudget: ({ brandId, ...fields }) => documents.put('budgets', { _id: brandId, ...fields }),
        }),
      ),
  };
}
