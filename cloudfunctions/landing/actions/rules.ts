import * as v from 'valibot';
import { openAction } from '../../../backend/runtime/callable-function';
import { type ReadProgramRulesPorts, readProgramRules } from '../../../backend/usecases/joining/read-program-rules';
import type { Outcome } from '../../../core/outcome';
import type { LandingFailure, ProgramRulesView } from '../contract';

/** The rules in force, for everybody who looks. */
export function rulesAction(ports: ReadProgramRulesPorts) {
  return openAction({
    input: v.strictObject({}),
    run: (): Promise<Outcome<ProgramRulesView, LandingFailure>> => readProgramRules(ports),
  });
}
