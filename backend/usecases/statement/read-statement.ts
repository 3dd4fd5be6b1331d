import { invariant } from '../../../core/invariant';
import { chainAfter, chainGenesis, entrySeenBy, type SeenEntry, type TextHash } from '../../../core/ledger/entry-chain';
import { dateEntries, dayAfter, type LedgerSeal, laterDay } from '../../../core/ledger/ledger-seal';
import { drawStatement, type Statement } from '../../../core/statement/statement';
import type { StatementPeriod } from '../../../core/statement/statement-period';
import { startOfBeijingDayMs } from '../../../core/time/beijing-day';
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
 * Calls: 4, and 1 for each 1000 entries since the closed day before the period.
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
  const within = dated.slice(before.length);
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

function checkSeals({ promoter, opening, lines, closing }: Statement, seals: readonly LedgerSeal[]): void {
  const heads = new Map([[opening.count, opening.head], ...lines.map(({ number, head }) => [number, head] as const)]);
  heads.set(closing.count, closing.head);
  for (const { day, count, head } of seals) {
    invariant(heads.get(count) === head, `the ledger of ${promoter} no longer says what was sealed on ${day}`);
  }
}
