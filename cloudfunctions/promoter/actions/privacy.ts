import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { eraseMe } from '../../../backend/usecases/privacy/erase-me';
import { type ExportMyDataPorts, exportMyData } from '../../../backend/usecases/privacy/export-my-data';
import { type LeaveProgramPorts, leaveProgram } from '../../../backend/usecases/privacy/leave-program';
import type { Outcome } from '../../../core/outcome';
import type { EraseMeView, ExportMyDataView, LeaveProgramView, PromoterFailure } from '../contract';

/** All that is kept about the caller, as a file. */
export function exportMyDataAction(ports: ExportMyDataPorts) {
  return action({
    input: v.strictObject({}),
    run: (_input, caller): Promise<Outcome<ExportMyDataView, PromoterFailure>> => exportMyData(ports, caller),
  });
}

/** Ends the caller's part; what he earned is still paid. */
export function leaveProgramAction(ports: LeaveProgramPorts) {
  return action({
    input: v.strictObject({}),
    run: (_input, caller): Promise<Outcome<LeaveProgramView, PromoterFailure>> => leaveProgram(ports, caller),
  });
}

/** Erases who the caller is. */
export function eraseMeAction(ports: LeaveProgramPorts) {
  return action({
    input: v.strictObject({}),
    run: (_input, caller): Promise<Outcome<EraseMeView, PromoterFailure>> => eraseMe(ports, caller),
  });
}
