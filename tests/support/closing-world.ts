import { documentCorrectionStore } from '../../backend/adapters/stores/correction-store';
import { documentMonthCloses } from '../../backend/adapters/stores/month-closes';
import type { DocumentDatabase } from '../../backend/ports/document-database';
import { closeMonth } from '../../backend/usecases/closing/close-month';
import { previewMonthClose } from '../../backend/usecases/closing/preview-month-close';
import { listMonthCloses, monthCloseFile } from '../../backend/usecases/closing/read-month-closes';
import { statementOf } from '../../backend/usecases/statement/give-statement';
import { periodOfMonth } from '../../core/statement/statement-period';
import type { MoneyWorld } from './money-world';
import { statementFunctions } from './statement-world';

export const owner = { openid: 'o-owner', name: '李店长' } as const;

let holders = 0;

/** Closing months over a money world; `database` may be a way of its own to it. */
export function closingFunctions(world: MoneyWorld, database: DocumentDatabase = world.database) {
  const token = () => {
    holders += 1;
    return `holder-${holders}`;
  };
  const ports = {
    ...statementFunctions(world, database).ports,
    closes: documentMonthCloses(database),
    corrections: documentCorrectionStore(database),
    random: { fraction: () => 0.5, token },
  };
  return {
    closePorts: ports,
    preview: (month: string) => previewMonthClose(ports, month),
    close: (
      month: string,
      changes: { readonly passesOver?: boolean; readonly requestId?: string; readonly leftMs?: () => number } = {},
      actor: { readonly openid: string; readonly name: string } = owner,
    ) => {
      const { leftMs = () => 60_000, ...rest } = changes;
      const request = { month, passesOver: false, reason: '月底对账完成', requestId: `close-${month}`, ...rest };
      return closeMonth(ports, actor, request, leftMs);
    },
    months: () => listMonthCloses(ports, {}),
    monthFile: (month: string, format: 'csv' | 'xlsx', afterNumber = 0) =>
      monthCloseFile(ports, { month, format, afterNumber }),
    statementFile: (promoter: string, month: string, format: 'csv' | 'json' | 'xlsx') =>
      statementOf(ports, promoter, { period: periodOfMonth(month), isMonth: true, format }),
  };
}
