import type { LedgerTransaction } from '../../../core/ledger/ledger-transaction';
import { accountWording, causeWording } from '../../../core/ledger/movement-wording';
import { type DeskFilter, type OrderDeskPorts, rowFilterOf } from './list-desk-orders';

const pageSize = 50;

/**
 * The ledger of everybody that one's roles reach, the newest entry first, 50 a page at most. Calls: 1 (entries with names).
 */
export async function listDeskLedger(ports: OrderDeskPorts, filter: DeskFilter, from: string | undefined) {
  const { rows, next, names } = await ports.orderLists.listNamedEntries(
    rowFilterOf(filter, ports.clock.nowMs()),
    from ?? '',
    pageSize,
  );
  return { entries: rows.map((entry) => entryView(entry, names)), next };
}

function entryView(entry: LedgerTransaction, names: ReadonlyMap<string, string>) {
  const { id, bookedAtMs, cause, brandId, orderKey, promoters, postings } = entry;
  return {
    ...{ id, bookedAtMs, cause, brandId, orderKey, ...causeWording(cause) },
    promoters: promoters.map((promoter) => ({ promoter, name: names.get(promoter) ?? null })),
    postings: postings.map(({ from, to, amountFen }) => ({
      from: accountWording(from),
      to: accountWording(to),
      amountFen: amountFen as number,
    })),
  };
}
