import type { DocumentDatabase, Json, StoredDocument } from '../../ports/document-database';
import type { PayeeAccount, PayeeStore, StoredPayee } from '../../ports/payee-store';
import { auditedDocuments } from './audited-documents';

const mostSame = 10;

function payeeOf({ _id, accountNames: _a, personNames: _p, ...fields }: StoredDocument): StoredPayee {
  return { ...(fields as unknown as Omit<StoredPayee, 'promoter'>), promoter: _id };
}

/** The names of all accounts beside them, by which the same account of somebody else is found. */
function payeeDocument({ promoter, ...fields }: StoredPayee): StoredDocument {
  const accounts = Object.values(fields.accounts);
  return {
    _id: promoter,
    ...(fields as unknown as Record<string, Json>),
    accountNames: namesIn(accounts, 'accountName'),
    personNames: namesIn(accounts, 'personName'),
  };
}

function namesIn(accounts: readonly PayeeAccount[], field: 'accountName' | 'personName'): readonly string[] {
  return [...new Set(accounts.flatMap((account) => account[field] ?? []))];
}

/** Payees over documents, one for each promoter. */
export function documentPayeeStore(database: DocumentDatabase): PayeeStore {
  const sameBy = async (field: string, names: readonly string[], exceptPromoter: string) => {
    if (names.length === 0) return [];
    const found = await database.list('payees', { where: { [field]: { in: names } }, limit: mostSame });
    return found.map(({ _id }) => _id).filter((promoter) => promoter !== exceptPromoter);
  };
  return {
    transaction: (work) =>
      database.transaction((documents) =>
        work({
          ...auditedDocuments(documents),
          async findPayee(promoter) {
            const document = await documents.find('payees', promoter);
            return document && payeeOf(document);
          },
          writePayee: (payee) => documents.put('payees', payeeDocument(payee)),
        }),
      ),
    async findPayee(promoter) {
      const document = await database.find('payees', promoter);
      return document && payeeOf(document);
    },
    async listPayees(promoters) {
      if (promoters.length === 0) return [];
      const where = { _id: { in: promoters } };
      return (await database.list('payees', { where, limit: promoters.length })).map(payeeOf);
    },
    async listSame({ account, person, exceptPromoter }) {
      return {
        account: await sameBy('accountNames', account, exceptPromoter),
        person: await sameBy('personNames', person, exceptPromoter),
      };
    },
    async hasTaxMonths(promoter) {
      return (await database.list('tax_months', { where: { payee: promoter }, limit: 1 })).length > 0;
    },
  };
}
