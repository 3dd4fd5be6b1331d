import type { StaffStore } from '../../../backend/ports/staff-store';
import type { StatementFiles } from '../../../backend/ports/statement-files';
import { statementOf } from '../../../backend/usecases/statement/give-statement';
import type { ReadStatementPorts } from '../../../backend/usecases/statement/read-statement';
import type { Outcome } from '../../../core/outcome';
import type { PromoterStatementView } from '../books-contract';
import { statementField, statementPeriodOf } from './books-fields';
import type { ConsoleFailure } from './console-failure';
import { staffAction } from './staff-action';

export interface PromoterStatementPorts extends ReadStatementPorts {
  readonly staff: StaffStore;
  readonly files: StatementFiles;
}

/** A promoter's statement as he gets it himself. */
export function promoterStatementAction(ports: PromoterStatementPorts) {
  return staffAction(ports, {
    input: statementField,
    duty: 'promoterStatement',
    brandOf: () => null,
    run: (input): Promise<Outcome<PromoterStatementView, ConsoleFailure>> =>
      statementOf(ports, input.promoter, { ...statementPeriodOf(input), format: input.format }),
  });
}
