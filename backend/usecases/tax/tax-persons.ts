import type { PayeeDetails } from '../../../core/payee/check-payee';
import type { TaxPerson } from '../../../core/tax/tax-person';
import type { StoredPayee } from '../../ports/payee-store';
import type { PayeeVault } from '../../ports/payee-vault';
import type { TaxExportPorts } from './tax-ports';

const pageSize = 1000;

/** Who these promoters are on paper, each of them, also those who entered nothing. */
export async function taxPersons(
  { payees, taxes, vault }: TaxExportPorts,
  promoters: readonly string[],
): Promise<ReadonlyMap<string, TaxPerson>> {
  const persons = new Map<string, TaxPerson>();
  for (let at = 0; at < promoters.length; at += pageSize) {
    const page = promoters.slice(at, at + pageSize);
    const [stored, nicknames] = [await payees.listPayees(page), await taxes.nicknamesOf(page)];
    const byPromoter = new Map(stored.map((payee) => [payee.promoter, payee]));
    for (const promoter of page) {
      const nickname = nicknames.get(promoter) ?? '';
      persons.set(promoter, personOf(vault, promoter, nickname, byPromoter.get(promoter)));
    }
  }
  return persons;
}

function personOf(vault: PayeeVault, payee: string, nickname: string, stored: StoredPayee | undefined): TaxPerson {
  const unknown = { realName: '', idNumber: '', phone: '' };
  const opened = stored ? openIdentity(vault, stored) : unknown;
  const { realName, idNumber, phone } = { ...unknown, ...opened };
  return { payee, nickname, kind: stored?.kind ?? 'person', realName, idNumber, phone };
}

/** What was kept for the declaration; a business's licence stands with its account. */
function openIdentity(
  vault: PayeeVault,
  stored: StoredPayee,
): Partial<Pick<PayeeDetails, 'realName' | 'idNumber' | 'phone'>> {
  const accounts = Object.values(stored.accounts).map(({ sealed }) => sealed);
  const details = accounts.map((sealed) => JSON.parse(vault.open(sealed, stored.promoter)) as PayeeDetails);
  const best = details.find(({ idNumber }) => idNumber !== '') ?? details[0];
  if (best && best.idNumber !== '') return best;
  if (stored.taxIdentity === null) return best ? { realName: best.realName } : {};
  return JSON.parse(vault.open(stored.taxIdentity, stored.promoter)) as Pick<PayeeDetails, 'realName' | 'idNumber'>;
}
