import type { TextHash } from '../../../core/ledger/entry-chain';
import type { Clock } from '../../ports/clock';
import type { FileStorage } from '../../ports/file-storage';
import type { Journal } from '../../ports/journal';
import type { PayListStore } from '../../ports/pay-list-store';
import type { PayeeVault } from '../../ports/payee-vault';
import type { PayoutNews } from '../../ports/payout-news';
import type { PayoutSettingsSource } from '../../ports/payout-settings-source';
import type { ResultFiles } from '../../ports/result-files';
import type { TableFiles } from '../../ports/table-files';
import type { WorkItems } from '../../ports/work-items';

/** What making and approving lists needs. */
export interface ListPorts {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly payLists: PayListStore;
  readonly hash: TextHash;
  readonly payoutSettings: Pick<PayoutSettingsSource, 'current'>;
}

/** What writing a list as a file needs besides: the only place where whole accounts are readable. */
export interface ListExportPorts extends ListPorts {
  readonly vault: PayeeVault;
  readonly tables: TableFiles;
}

/** What stating results needs besides. */
export interface ListResultPorts extends ListPorts {
  readonly news: PayoutNews;
  readonly resultFiles: ResultFiles;
  readonly workItems: WorkItems;
}

/** What stating a single result needs besides: the evidence is looked for. */
export interface MarkPorts extends ListResultPorts {
  readonly storage: Pick<FileStorage, 'linksTo'>;
}

/** Who asks: the same request again is done once. */
export interface ListRequest {
  readonly requestId: string;
  readonly reason: string;
}
