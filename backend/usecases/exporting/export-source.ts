import type { TableRow } from '../../../core/statement/statement-table';
import { beijingDayOf } from '../../../core/time/beijing-day';
import type { AuditLog } from '../../ports/audit-log';
import type { Clock } from '../../ports/clock';
import type { ExportFilter, ExportJob, ExportKind } from '../../ports/export-store';
import type { FigureRecords } from '../../ports/figure-records';
import type { OrderLists, RowFilter } from '../../ports/order-lists';
import type { PayoutOverview } from '../../ports/payout-overview';
import type { PeopleDesk } from '../../ports/people-desk';
import type { ProgramSettingsSource } from '../../ports/program-settings';
import type { StoreTree } from '../../ports/store-tree';

export interface ExportSourcePorts {
  readonly orderLists: OrderLists;
  readonly overview: PayoutOverview;
  readonly figures: FigureRecords;
  readonly settings: ProgramSettingsSource;
  readonly people: Pick<PeopleDesk, 'pageOfMembers' | 'countMembers'>;
  readonly stores: Pick<StoreTree, 'listStores'>;
  readonly audit: Pick<AuditLog, 'pageOfEntries' | 'countEntries'>;
  readonly clock: Clock;
}

/** Some rows of an export. */
export interface SourcePage {
  readonly rows: readonly TableRow[];
  /** How many of what the screen counts these rows are. */
  readonly counted: number;
  readonly sumsFen: Readonly<Record<string, number>>;
  readonly next: string | null;
}

/** Where an export's rows come from. */
export interface ExportSource {
  readonly sheet: string;
  readonly columns: readonly string[];
  count(ports: ExportSourcePorts, filter: ExportFilter): Promise<number | null>;
  /** At most `limit` rows from a place on; '' is the beginning. */
  read(
    ports: ExportSourcePorts,
    job: Pick<ExportJob, 'filter' | 'askedAtMs'>,
    from: string,
    limit: number,
  ): Promise<SourcePage>;
}

export type ExportSources = Readonly<Record<ExportKind, ExportSource>>;

/** As the lists take it; `free` and `dated` are told apart by the day on which it was asked for. */
export function rowFilterOfExport(filter: ExportFilter, askedAtMs: number): RowFilter {
  return {
    brandIds: filter.brandIds ?? undefined,
    shopAppid: filter.shopAppid ?? undefined,
    promoter: filter.promoter ?? undefined,
    place: filter.place ?? undefined,
    fromDay: filter.fromDay ?? undefined,
    throughDay: filter.throughDay ?? undefined,
    today: beijingDayOf(askedAtMs),
  };
}
