import type { Clock } from '../../ports/clock';
import type { PayeeStore } from '../../ports/payee-store';
import type { PayeeVault } from '../../ports/payee-vault';
import type { TableFiles } from '../../ports/table-files';
import type { TaxRecords } from '../../ports/tax-records';

export interface TaxPorts {
  readonly clock: Clock;
  readonly taxes: TaxRecords;
}

/** What names people needs besides: citizen numbers are readable here. */
export interface TaxExportPorts extends TaxPorts {
  readonly payees: Pick<PayeeStore, 'listPayees'>;
  readonly vault: PayeeVault;
  readonly tables: TableFiles;
}
