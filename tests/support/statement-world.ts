import { sha256Text } from '../../backend/adapters/exports/sha256-text';
import { statementFiles } from '../../backend/adapters/exports/statement-files';
import { documentLedgerReader } from '../../backend/adapters/stores/ledger-reader';
import { documentLedgerSeals } from '../../backend/adapters/stores/ledger-seals';
import { documentReconcileRecords } from '../../backend/adapters/stores/reconcile-records';
import { documentWorkLease } from '../../backend/adapters/stores/work-lease';
import type { DocumentDatabase } from '../../backend/ports/document-database';
import { reconcileWallets } from '../../backend/usecases/reconcile/reconcile-wallets';
import { readStatement } from '../../backend/usecases/statement/read-statement';
import type { Statement } from '../../core/statement/statement';
import type { BeijingDay } from '../../core/time/beijing-day';
import type { MoneyWorld } from './money-world';

/** Statements and the night's comparison over a money world. */
export function statementFunctions(world: MoneyWorld, database: DocumentDatabase = world.database) {
  const ports = {
    ledger: documentLedgerReader(database),
    seals: documentLedgerSeals(database),
    records: documentReconcileRecords(database),
    leases: documentWorkLease(database),
    hash: sha256Text,
    files: statementFiles,
    clock: world.clock,
    journal: world.journal,
    random: { fraction: () => 0.5, token: () => 'run-1' },
  };
  return {
    ports,
    reconcile: (leftMs = () => 50_000) => reconcileWallets(ports, leftMs),
    statement: (promoter: string, fromDay: string, throughDay: string): Promise<Statement> =>
      readStatement(ports, promoter, { fromDay: fromDay as BeijingDay, throughDay: throughDay as BeijingDay }),
  };
}

/** A moment in Beijing as epoch ms: `at('2026-08-01T12:00:00')`. */
export function beijingMs(text: string): number {
  return Date.parse(`${text}+08:00`);
}
