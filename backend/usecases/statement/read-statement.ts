import { invariant } from '../../../core/invariant';
import { chainAfter, chainGenesis, entrySeenBy, type SeenEntry, type TextHash } from '../../../core/ledger/entry-chain';
import { type DatedEntry, dateEntries, dayAfter, type LedgerSeal, laterDay } from '../../../core/ledger/ledger-seal';
import type { LedgerCause } from '../../../core/ledger/ledger-transaction';
import { drawStatement, type StatedEntry, type Statement } from '../../../core/statement/statement';
import type { StatementPeriod } from '../../../core/statement/statement-period';
import { beijingDayOf, startOfBeijingDayMs } from '../../../core/time/beijing-day';
import type { LedgerReader } from '../../ports/ledger-reader';
import type { LedgerSeals } from '../../ports/ledger-seals';

export interface ReadStatementPorts {
  readonly ledger: LedgerReader;
  readonly seals: LedgerSeals;
  readonly hash: TextHash;
}

/**
 * A promoter's statement of a period. It starts at the last day closed before the period, so that it costs what the
 * period holds and not what the promoter's life holds. Closed days have exactly the entries that were sealed; an entry
 * that came late counts to the first day that was open. One that no run of the night has met yet, and whose moment lies
 * before the period's closed days, is not in it before the next seal.
 *
 * A closed day that no longer follows from the ledger breaks an invariant: no statement is made of it.
 *
 * Calls: 4, 1 for each 1000 entries since the closed day before the period, and 1 for each 100 entries of before it whose
 * orders change in it.
 */
export async function readStatement(
  ports: ReadStatementPorts,
  promoter: string,
  period: StatementPeriod,
): Promise<Statement> {
  const { hash } = ports;
  const [base, newest, closed, seals] = await Promise.all([
    ports.seals.findNewest(promoter, period.fromDay),
    ports.seals.findNewest(promoter),
    ports.seals.findClosedThroughDay(),
    ports.seals.listOf(promoter, period),
  ]);
  const sealedThroughDay = laterDay(closed, newest?.day ?? null);
  const entries = await readEntries(ports, promoter, base, seals, period);
  const dated = dateEntries({ entries, seals, sealedThroughDay, throughDay: period.throughDay });
  const before = dated.filter(({ day }) => day < period.fromDay);
  const opening = before.reduce(
    (chain, { entry }) => chainAfter(chain, entry, hash),
    base ? { count: base.count, head: base.head, balances: base.balances } : chainGenesis(promoter, hash),
  );
  const within = await withOrigins(ports, promoter, dated.slice(before.length), entries);
  // How far later days are closed is no matter of this period: its statement stays the same to the byte.
  const closedDay =
    sealedThroughDay !== null && sealedThroughDay > period.throughDay ? period.throughDay : sealedThroughDay;
  const statement = drawStatement({ promoter, period, sealedThroughDay: closedDay, opening, entries: within }, hash);
  checkSeals(statement, seals);
  return statement;
}

async function readEntries(
  { ledger }: ReadStatementPorts,
  promoter: string,
  base: LedgerSeal | undefined,
  seals: readonly LedgerSeal[],
  { throughDay }: StatementPeriod,
): Promise<SeenEntry[]> {
  const beforeMs = startOfBeijingDayMs(dayAfter(throughDay));
  const entries: SeenEntry[] = [];
  for (let fromMs: number | null = base ? base.throughMs + 1 : 0; fromMs !== null; ) {
    const page = await ledger.readPage(promoter, { fromMs, beforeMs });
    for (const entry of page.entries) entries.push(entrySeenBy(entry, promoter));
    fromMs = page.nextFromMs;
  }
  const known = new Set(entries.map(({ id }) => id));
  const lateIds = seals.flatMap(({ entryIds }) => entryIds).filter((id) => !known.has(id));
  const late = lateIds.length === 0 ? [] : await ledger.findEntries(lateIds);
  return [...late.map((entry) => entrySeenBy(entry, promoter)), ...entries];
}

const changes: readonly LedgerCause[] = ['ORDER_REFUNDED', 'ORDER_CANCELLED', 'AMOUNT_CHANGED'];
/** Further back nobody looks for the first booking of an order. */
const mostEarlier = 50;

/** The ids of an order's entries before one that changes what was booked: they count from 1. */
function earlierIds({ id, cause, orderKey }: SeenEntry): string[] {
  if (orderKey === null || !changes.includes(cause)) return [];
  const count = Number(id.slice(orderKey.length + 1)) || 1;
  return Array.from({ length: Math.min(count - 1, mostEarlier) }, (_, at) => `${orderKey}|${at + 1}`);
}

/** The same entries; a change of what was booked for this promoter in an earlier month with that month. */
async function withOrigins(
  { ledger }: ReadStatementPorts,
  promoter: string,
  within: readonly DatedEntry[],
  read: readonly SeenEntry[],
): Promise<StatedEntry[]> {
  const known = new Map(read.map((entry) => [entry.id, entry]));
  const ids = new Set(within.flatMap(({ entry }) => earlierIds(entry)).filter((id) => !known.has(id)));
  for (const found of ids.size === 0 ? [] : await ledger.findEntries([...ids])) {
    const entry = entrySeenBy(found, promoter);
    if (entry.movements.length > 0) known.set(entry.id, entry);
  }
  return within.map((dated) => {
    const first = earlierIds(dated.entry).find((id) => known.has(id));
    const bookedAtMs = known.get(first ?? '')?.bookedAtMs;
    const month = bookedAtMs === undefined ? null : beijingDayOf(bookedAtMs).slice(0, 6);
    return { ...dated, originMonth: month !== null && month < dated.day.slice(0, 6) ? month : null };
  });
}

function checkSeals({ promoter, opening, lines, closing }: Statement, seals: readonly LedgerSeal[]): void {
  const heads = new Map([[opening.count, opening.head], ...lines.map(({ number, head }) => [number, head] as const)]);
  heads.set(closing.count, closing.head);
  for (const { day, count, head } of seals) {
    invariant(heads.get(count) === head, `the ledger of ${promoter} no longer says what was sealed on ${day}`);
  }
}
