import type { Answer } from '../../../services/answer';
import { callCloud } from '../../../services/cloud';
import type { ConsoleInputs, ConsoleViews } from './console-views';

/** One call of the function `console`, typed by its contracts. */
export function askConsole<Name extends keyof ConsoleInputs>(
  action: Name,
  input: ConsoleInputs[Name],
): Promise<Answer<ConsoleViews[Name]>> {
  return callCloud('console', { action, input });
}
