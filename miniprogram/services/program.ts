import type { ProgramRulesView, RulesRequest } from '../../cloudfunctions/landing/contract';
import type { Answer } from './answer';
import { callCloud } from './cloud';

/** The rules in force; nobody has to say who he is. */
export function programRules(): Promise<Answer<ProgramRulesView>> {
  const request: RulesRequest = { action: 'rules', input: {} };
  return callCloud('landing', request);
}
