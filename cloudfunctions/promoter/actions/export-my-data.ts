import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { type ExportMyDataPorts, exportMyData } from '../../../backend/usecases/privacy/export-my-data';
import type { Outcome } from '../../../core/outcome';
import type { PromoterFailure } from '../contract';
import type { ExportMyDataView } from '../person-contract';

/** All that is kept about the caller, as a file. */
export function exportMyDataAction(ports: ExportMyDataPorts) {
  return action({
    input: v.strictObject({}),
    run: (_input, caller): Promise<Outcome<ExportMyDataView, PromoterFailure>> => exportMyData(ports, caller),
  });
}
